/// The seller answers an after-sales request: yes or no. Yes to a return does not move money yet; that comes with the buyer's
/// signed word that everything was deleted. Yes to mending or replacing names a time. No to a return that was promised without a
/// reason does not prevent it.
///
/// Source: RULES.md, after-sales.
package struct AnswerRequest: TradeCommand {
    package static let step = TradeStep.answerRequest
    package typealias Refused = RequestRefusal

    /// Which request, from 1 within the trade.
    package let number: Int
    /// Whether the seller does what is asked.
    package let isAccepted: Bool
    /// Within how many hours it is mended or replaced; needed for a yes to that, and for nothing else.
    package let hours: Int?
    /// Why not: 1 to 500 characters; with a yes it may be empty.
    package let reason: String

    package init(number: Int, isAccepted: Bool, hours: Int? = nil, reason: String = "") {
        self.number = number
        self.isAccepted = isAccepted
        self.hours = hours
        self.reason = reason
    }

    package func part(in trade: Trade) -> Int? { trade.part(ofRequest: number) }

    /// The longest reason, in characters.
    package static let reasonCharactersMax = 500

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(RequestRefusal) -> [TradeEvent] {
        let request = try trade.demand(number, in: [.waiting, .silent, .talking, .declined, .overdue])
        guard let policy = trade.opening?.policy else { throw .step(.notYourStep(Self.step)) }
        guard reason.unicodeScalars.count <= Self.reasonCharactersMax, isAccepted || reason.isReason(charactersMax: .max) else {
            throw .wordsLength(max: Self.reasonCharactersMax)
        }
        // A question is answered in words, by `PostSupport`; what was declined or promised before is not declined again.
        guard request.kind != .supportQuestion, isAccepted || ![.declined, .overdue].contains(request.phase) else {
            throw .notInRequestPhase(request.phase)
        }
        var answered = RequestAnswered(request: number, isAccepted: isAccepted, reason: Sealed(reason))
        if !isAccepted {
            answered.acceptUntil = request.resumedUndecided(at: time)
        } else if request.kind.isReturn {
            answered.signUntil = time.adding(.hours(policy.deletionHours))
        } else {
            let bounds = Remedy.Bounds.hours
            guard let hours, bounds.contains(hours) else {
                throw .remedyOutOfRange(min: bounds.lowerBound, max: bounds.upperBound)
            }
            answered.remedy = request.kind == .repair ? .repair(hours: hours) : .replacement(hours: hours)
            answered.remedyUntil = time.adding(.hours(hours))
        }
        return [.requestAnswered(answered)] + OffPlatformGuard.warning(to: .seller, about: .reason, [reason])
    }
}

/// The seller has said yes or no.
package struct RequestAnswered: RequestFacts {
    /// The request, from 1 within the trade.
    package let request: Int
    /// Whether the seller does what is asked.
    package let isAccepted: Bool
    /// Why, or why not; may be empty with a yes.
    package let reason: Sealed<String>
    /// Until when the buyer can sign for a return.
    package var signUntil: Timestamp? = nil
    /// What the seller has promised to do.
    package var remedy: Remedy? = nil
    /// Until when.
    package var remedyUntil: Timestamp? = nil
    /// Until when silence counts as acceptance now; nil where that clock does not go on.
    package var acceptUntil: Timestamp? = nil

    static let kind = "requestAnswered"

    var words: Sealed<String>? { reason }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.reply(to: request, at: time)
        trade.change(request: request) {
            if let signUntil {
                $0.agreeReturn(signUntil: signUntil)
            } else if let remedy, let remedyUntil {
                $0.owe(remedy, until: remedyUntil, at: time)
            } else {
                $0.endProposal(as: .superseded)
                $0.phase = .declined
            }
        }
        if !isAccepted { trade.resume(request: request, until: acceptUntil) }
    }

    func noticed(in trade: Trade) -> [Side] { [.buyer] }
}
