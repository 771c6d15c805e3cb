import Ledger

/// Another mediator decides on the appeal. There is no further one: the outcome is carried out at once.
///
/// Source: RULES.md, clocks: appeal, to another mediator.
package struct DecideAppeal: TradeCommand {
    package static let step = TradeStep.decideAppeal
    package typealias Refused = DisputeRefusal

    /// Which dispute, from 1 within the trade.
    package let dispute: Int
    /// Who decides.
    package let mediator: MemberID
    /// What was found; at least one, at most one for each claim.
    package let findings: [DisputeFinding]
    /// The outcome, which may be that of the first ruling.
    package let outcome: DisputeOutcome
    /// Why; 1 to 4,000 characters.
    package let reason: String
    /// Words for publication, without names; nil where the ruling is not published; 1 to 4,000 characters.
    package let publication: String?
    /// Where the money comes from that the seller gives back of what was released.
    package let funds: SellerFunds

    package init(
        dispute: Int, mediator: MemberID, findings: [DisputeFinding], outcome: DisputeOutcome, reason: String,
        publication: String? = nil, funds: SellerFunds = .none
    ) {
        self.dispute = dispute
        self.mediator = mediator
        self.findings = findings
        self.outcome = outcome
        self.reason = reason
        self.publication = publication
        self.funds = funds
    }

    package func isGiven(by actor: Actor, in trade: Trade) -> Bool { actor == .staff(mediator) }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(DisputeRefusal) -> [TradeEvent] {
        let open = try trade.openDispute(dispute, of: mediator, in: .appealed, for: Self.step)
        try trade.demandInTime(open, at: time)
        try trade.check(findings, of: open)
        try trade.check(outcome, by: .mediator, parts: open.parts)
        try trade.check(reason, charactersMax: ProposeMediation.reasonCharactersMax)
        if let publication { try trade.check(publication, charactersMax: ProposeMediation.reasonCharactersMax) }
        guard funds.fit(outcome, in: trade) else { throw .moneyMoved }
        return [
            .appealDecided(
                AppealDecided(
                    dispute: dispute, mediator: mediator, isUpheld: outcome == open.rulings.last?.outcome,
                    findings: findings.map(\.cited), outcome: outcome, money: outcome.money(in: trade),
                    texts: Sealed(findings.map(\.text)), reason: Sealed(reason), isPublished: publication == nil ? nil : true,
                    publication: Sealed(publication)))
        ] + trade.carryOut(outcome, on: .appeal, from: funds, at: time)
    }
}

/// The appeal was decided. What is carried out follows.
package struct AppealDecided: TradeFacts {
    /// Which dispute.
    package let dispute: Int
    /// Who decided.
    package let mediator: MemberID
    /// Whether the outcome stays as it was first ruled.
    package let isUpheld: Bool
    /// What was found.
    package let findings: [CitedFinding]
    /// The outcome.
    package let outcome: DisputeOutcome
    /// What it means in money.
    package let money: OutcomeMoney
    /// The words of each finding, in the same order.
    package let texts: Sealed<[String]>
    /// Why.
    package let reason: Sealed<String>
    /// True where it is published once it is carried out.
    package var isPublished: Bool? = nil
    /// The words for publication, which name nobody.
    package var publication: Sealed<String> = Sealed(nil)

    static let kind = "appealDecided"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.changeDispute {
            $0.rulings.append(
                Ruling(
                    mediator: mediator, findings: findings, texts: texts, outcome: outcome, money: money, reason: reason, at: time,
                    appealUntil: nil, isPublished: isPublished ?? false, publication: publication))
            $0.formerMediators.insert(mediator)
        }
    }
}
