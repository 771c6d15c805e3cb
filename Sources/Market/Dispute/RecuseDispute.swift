/// The mediator steps back, with a reason; another takes the dispute.
///
/// Source: DESIGN.md, roles: never a mediator who has dealt with a party.
package struct RecuseDispute: TradeCommand {
    package static let step = TradeStep.recuseDispute
    package typealias Refused = DisputeRefusal

    /// Which dispute, from 1 within the trade.
    package let dispute: Int
    /// Who steps back.
    package let mediator: MemberID
    /// Why; 1 to 500 characters.
    package let reason: String

    package init(dispute: Int, mediator: MemberID, reason: String) {
        self.dispute = dispute
        self.mediator = mediator
        self.reason = reason
    }

    /// The longest reason, in characters.
    package static let reasonCharactersMax = 500

    package func isGiven(by actor: Actor, in trade: Trade) -> Bool { actor == .staff(mediator) }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(DisputeRefusal) -> [TradeEvent] {
        let open = try trade.openDispute(dispute)
        guard open.mediator == mediator else { throw .step(.notYourStep(Self.step)) }
        try trade.check(reason, charactersMax: Self.reasonCharactersMax)
        return [.mediatorRecused(MediatorRecused(dispute: dispute, mediator: mediator, reason: Sealed(reason)))]
    }
}

/// A mediator has stepped back.
package struct MediatorRecused: TradeFacts {
    /// Which dispute.
    package let dispute: Int
    /// Who stepped back.
    package let mediator: MemberID
    /// Why.
    package let reason: Sealed<String>

    static let kind = "mediatorRecused"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.changeDispute {
            $0.mediator = nil
            $0.formerMediators.insert(mediator)
        }
    }
}

extension Trade {
    /// The dispute of that number, in that phase and awake, for its mediator. Throws: `noSuchDispute`, `notInDisputePhase`,
    /// `suspended`, `step`.
    func openDispute(
        _ number: Int, of mediator: MemberID, in phase: DisputePhase, for step: TradeStep
    ) throws(DisputeRefusal) -> Dispute {
        let dispute = try openDispute(number)
        guard dispute.mediator == mediator else { throw .step(.notYourStep(step)) }
        guard dispute.phase == phase else { throw .notInDisputePhase(dispute.phase) }
        guard !dispute.isSuspended else { throw .suspended }
        return dispute
    }
}
