import Ledger

/// The mediator proposes an outcome to both. It is carried out only if both accept.
///
/// Source: RULES.md, clocks: the mediator's proposal within 48 hours, the parties' answer within 48 more.
package struct ProposeMediation: TradeCommand {
    package static let step = TradeStep.proposeMediation
    package typealias Refused = DisputeRefusal

    /// Which dispute, from 1 within the trade.
    package let dispute: Int
    /// Who proposes.
    package let mediator: MemberID
    /// What is proposed.
    package let outcome: DisputeOutcome
    /// Why; 1 to 4,000 characters.
    package let reason: String

    package init(dispute: Int, mediator: MemberID, outcome: DisputeOutcome, reason: String) {
        self.dispute = dispute
        self.mediator = mediator
        self.outcome = outcome
        self.reason = reason
    }

    /// The longest reason, in characters.
    package static let reasonCharactersMax = 4_000

    package func isGiven(by actor: Actor, in trade: Trade) -> Bool { actor == .staff(mediator) }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(DisputeRefusal) -> [TradeEvent] {
        let open = try trade.openDispute(dispute, of: mediator, in: .mediating, for: Self.step)
        try trade.demandInTime(open, at: time)
        try trade.check(outcome, by: .mediator, parts: open.parts)
        try trade.check(reason, charactersMax: Self.reasonCharactersMax)
        return [
            .mediationProposed(
                MediationProposed(
                    dispute: dispute, mediator: mediator, outcome: outcome, money: outcome.money(in: trade),
                    answerUntil: trade.end(of: .considering, from: time), reason: Sealed(reason)))
        ]
    }
}

/// What a mediator proposed.
package struct MediationProposal: Equatable, Sendable {
    /// Who proposed it.
    package let mediator: MemberID
    /// What is proposed.
    package let outcome: DisputeOutcome
    /// What it means in money.
    package let money: OutcomeMoney
    /// Why.
    package internal(set) var reason: Sealed<String>
    /// Until when the parties answer.
    package let answerUntil: Timestamp
    /// What each has answered: true for accepted.
    package internal(set) var answers: [Side: Bool] = [:]
}

/// A mediator has proposed an outcome.
package struct MediationProposed: TradeFacts {
    /// Which dispute.
    package let dispute: Int
    /// Who proposed it.
    package let mediator: MemberID
    /// What is proposed.
    package let outcome: DisputeOutcome
    /// What it means in money.
    package let money: OutcomeMoney
    /// Until when the parties answer.
    package let answerUntil: Timestamp
    /// Why.
    package let reason: Sealed<String>

    static let kind = "mediationProposed"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.changeDispute {
            $0.proposal = MediationProposal(
                mediator: mediator, outcome: outcome, money: money, reason: reason, answerUntil: answerUntil)
        }
        trade.enter(.considering, until: answerUntil)
    }
}
