/// A party appeals against the ruling, or says that it will not. An appeal goes to another mediator; where both have said that they
/// will not, the ruling is carried out at once.
///
/// Source: RULES.md, clocks: appeal within 7 days, to another mediator.
package struct AppealRuling: TradeCommand {
    package static let step = TradeStep.appealRuling
    package typealias Refused = DisputeRefusal

    /// Which dispute, from 1 within the trade.
    package let dispute: Int
    /// Whether the party appeals; it waives the appeal otherwise.
    package let isAppeal: Bool
    /// Why; 1 to 4,000 characters of an appeal, nothing of a waiver.
    package let reason: String
    /// Where the money comes from that the seller gives back of what was released.
    package let funds: SellerFunds

    package init(dispute: Int, isAppeal: Bool, reason: String, funds: SellerFunds = .none) {
        self.dispute = dispute
        self.isAppeal = isAppeal
        self.reason = reason
        self.funds = funds
    }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(DisputeRefusal) -> [TradeEvent] {
        let open = try trade.openDispute(dispute, in: [.appealable])
        guard let side = role.side, let ruling = open.rulings.last else { throw .step(.notYourStep(Self.step)) }
        guard !open.waivedBy.contains(side) else { throw .alreadyAnswered }
        try trade.demandInTime(open, at: time)
        guard isAppeal else {
            let isFinal = open.waivedBy.contains(side.other)
            guard !isFinal || funds.fit(ruling.outcome, in: trade) else { throw .moneyMoved }
            return [.appealWaived(AppealWaived(dispute: dispute, by: side))]
                + (isFinal ? trade.carryOut(ruling.outcome, on: .ruling, from: funds, at: time) : [])
        }
        try trade.check(reason, charactersMax: ProposeMediation.reasonCharactersMax)
        return [
            .rulingAppealed(
                RulingAppealed(
                    dispute: dispute, by: side, decideUntil: trade.end(of: .appealed, from: time), reason: Sealed(reason)))
        ] + OffPlatformGuard.warning(to: side, about: .reason, [reason])
    }
}

/// A party has appealed.
package struct RulingAppealed: TradeFacts {
    /// Which dispute.
    package let dispute: Int
    /// Who appealed.
    package let by: Side
    /// Until when it is decided on.
    package let decideUntil: Timestamp
    /// Why.
    package let reason: Sealed<String>

    static let kind = "rulingAppealed"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.changeDispute {
            $0.appeal = DisputeAppeal(by: by, reason: reason, at: time)
            $0.mediator = nil
        }
        trade.enter(.appealed, until: decideUntil)
    }
}

/// A party has said not to appeal.
package struct AppealWaived: TradeFacts {
    /// Which dispute.
    package let dispute: Int
    /// Who said so.
    package let by: Side

    static let kind = "appealWaived"

    func apply(to trade: inout Trade, at time: Timestamp) { trade.changeDispute { $0.waivedBy.insert(by) } }
}
