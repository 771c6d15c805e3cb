import Ledger

/// One party puts another remedy forward than what was asked: a part of the money, mending or replacing by a date, longer support,
/// or to take everything back. It takes the place of what the other side had put forward.
///
/// Source: RULES.md, after-sales: proposals and counter-proposals.
package struct ProposeRemedy: TradeCommand {
    package static let step = TradeStep.proposeRemedy
    package typealias Refused = RequestRefusal

    /// Which request, from 1 within the trade.
    package let number: Int
    /// What is put forward.
    package let remedy: Remedy
    /// Why; at most 500 characters, may be empty.
    package let note: String

    package init(number: Int, remedy: Remedy, note: String = "") {
        self.number = number
        self.remedy = remedy
        self.note = note
    }

    package func part(in trade: Trade) -> Int? { trade.part(ofRequest: number) }

    /// The most proposals of one request.
    package static let proposalsMax = 20

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(RequestRefusal) -> [TradeEvent] {
        guard let side = role.side, let policy = trade.opening?.policy else { throw .step(.notYourStep(Self.step)) }
        let request = try trade.demand(number, in: [.waiting, .silent, .declined, .talking, .overdue])
        // The first word on what is asked is the seller's.
        guard request.kind != .supportQuestion, side == .seller || request.phase != .waiting else {
            throw .notInRequestPhase(request.phase)
        }
        if let open = request.openProposal, open.by == side { throw .proposalOpen }
        guard request.proposals.count < Self.proposalsMax else { throw .tooManyProposals(max: Self.proposalsMax) }
        guard note.unicodeScalars.count <= AnswerRequest.reasonCharactersMax else {
            throw .wordsLength(max: AnswerRequest.reasonCharactersMax)
        }
        try trade.demandPossible(remedy)
        return [
            .remedyProposed(
                RemedyProposed(
                    request: number, number: request.proposals.count + 1, by: side, remedy: remedy,
                    openUntil: time.adding(.hours(policy.remedyTalkHours)), note: Sealed(note)))
        ] + OffPlatformGuard.warning(to: side, about: .reason, [note])
    }
}

extension Trade {
    /// Whether that can be promised as the trade stands. Throws: `amountOutOfRange`, `remedyOutOfRange`.
    func demandPossible(_ remedy: Remedy) throws(RequestRefusal) {
        switch remedy {
        case .fullReturn: return
        case .partialRefund(let amount):
            guard amount.minor > 0, amount.minor <= givableMinor else { throw .amountOutOfRange(maxMinor: givableMinor) }
        case .repair(let hours), .replacement(let hours):
            let bounds = Remedy.Bounds.hours
            guard bounds.contains(hours) else { throw .remedyOutOfRange(min: bounds.lowerBound, max: bounds.upperBound) }
        case .extraSupport(let months):
            let bounds = Remedy.Bounds.months
            guard bounds.contains(months) else { throw .remedyOutOfRange(min: bounds.lowerBound, max: bounds.upperBound) }
        }
    }
}

/// A remedy is on the table.
package struct RemedyProposed: RequestFacts {
    /// The request, from 1 within the trade.
    package let request: Int
    /// From 1 within the request.
    package let number: Int
    /// Who put it forward.
    package let by: Side
    /// What it is.
    package let remedy: Remedy
    /// Until when it can be accepted.
    package let openUntil: Timestamp
    /// Why; may be empty.
    package let note: Sealed<String>

    static let kind = "remedyProposed"

    var words: Sealed<String>? { note }

    func apply(to trade: inout Trade, at time: Timestamp) {
        if by == .seller { trade.reply(to: request, at: time) }
        trade.change(request: request) {
            $0.endProposal(as: .superseded)
            $0.proposals.append(RemedyProposal(number: number, by: by, remedy: remedy, openUntil: openUntil))
            $0.phase = .talking
            ($0.owed, $0.owedUntil) = (nil, nil)
        }
    }

    func noticed(in trade: Trade) -> [Side] { [by.other] }
}
