import Ledger

/// The other party accepts a remedy: it is carried out at once, or owed by its date.
///
/// Source: RULES.md, after-sales: outcomes execute.
package struct AcceptRemedy: TradeCommand {
    package static let step = TradeStep.acceptRemedy
    package typealias Refused = RequestRefusal

    /// Which request, from 1 within the trade.
    package let number: Int
    /// Which proposal, from 1 within the request.
    package let proposal: Int
    /// Where the money comes from that was released already; nil where none of it is needed.
    package let split: RefundSplit?

    package init(number: Int, proposal: Int, split: RefundSplit? = nil) {
        self.number = number
        self.proposal = proposal
        self.split = split
    }

    package func part(in trade: Trade) -> Int? { trade.part(ofRequest: number) }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(RequestRefusal) -> [TradeEvent] {
        let request = try trade.demand(number, in: .open)
        guard let policy = trade.opening?.policy else { throw .step(.notYourStep(Self.step)) }
        guard let open = request.openProposal, open.number == proposal else { throw .noSuchProposal }
        guard role.side == open.by.other else { throw .ownProposal }
        guard time < open.openUntil else { throw .tooLate }
        var accepted = RemedyAccepted(request: number, proposal: proposal, remedy: open.remedy)
        switch open.remedy {
        case .fullReturn:
            accepted.signUntil = time.adding(.hours(policy.deletionHours))
            return [.remedyAccepted(accepted)]
        case .repair(let hours), .replacement(let hours):
            accepted.remedyUntil = time.adding(.hours(hours))
            return [.remedyAccepted(accepted)]
        case .extraSupport:
            accepted.acceptUntil = request.resumed(at: time)
            return [.remedyAccepted(accepted)]
        case .partialRefund(let amount):
            try trade.demandPossible(open.remedy)
            guard trade.openRefund == nil else { throw .talkOpen }
            accepted.acceptUntil = request.resumed(at: time)
            return [.remedyAccepted(accepted)] + (try trade.giveBack(amount.minor, split))
        }
    }
}

/// Both have agreed on a remedy.
package struct RemedyAccepted: RequestFacts {
    /// The request, from 1 within the trade.
    package let request: Int
    /// The proposal, from 1 within the request.
    package let proposal: Int
    /// What both want.
    package let remedy: Remedy
    /// Until when the buyer can sign for a return.
    package var signUntil: Timestamp? = nil
    /// Until when the seller has promised to do it.
    package var remedyUntil: Timestamp? = nil
    /// Until when silence counts as acceptance now; nil where that clock does not go on.
    package var acceptUntil: Timestamp? = nil

    static let kind = "remedyAccepted"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.reply(to: request, at: time)
        trade.change(request: request) { $0.endProposal(as: .accepted) }
        switch remedy {
        case .fullReturn: trade.change(request: request) { if let signUntil { $0.agreeReturn(signUntil: signUntil) } }
        case .repair, .replacement:
            trade.change(request: request) { if let remedyUntil { $0.owe(remedy, until: remedyUntil, at: time) } }
        case .extraSupport(let months):
            trade.extraSupportMonths += months
            trade.close(request: request, as: .supportExtended, acceptUntil: acceptUntil, at: time)
        case .partialRefund: trade.close(request: request, as: .partlyRefunded, acceptUntil: acceptUntil, at: time)
        }
    }

    func noticed(in trade: Trade) -> [Side] { Side.allCases }
}
