/// The other side accepts an offer: the dispute is settled, and what was offered is carried out at once.
///
/// Source: RULES.md, money: outcomes of a settlement.
package struct AcceptSettlement: TradeCommand {
    package static let step = TradeStep.acceptSettlement
    package typealias Refused = DisputeRefusal

    /// Which dispute, from 1 within the trade.
    package let dispute: Int
    /// Which offer, from 1 within the dispute.
    package let offer: Int
    /// Where the money comes from that the seller gives back of what was released.
    package let funds: SellerFunds

    package init(dispute: Int, offer: Int, funds: SellerFunds = .none) {
        self.dispute = dispute
        self.offer = offer
        self.funds = funds
    }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(DisputeRefusal) -> [TradeEvent] {
        let offer = try trade.openOffer(offer, of: dispute, at: time)
        guard let side = role.side, side == offer.by.other else { throw .ownOffer }
        // Where the gateway has let go of the hold since, what it means in money is reckoned anew.
        guard offer.outcome.refundMinor <= trade.disputedMinor else { throw .refundOutOfRange(trade.disputedMinor) }
        guard funds.fit(offer.outcome, in: trade) else { throw .moneyMoved }
        return [.settlementAccepted(SettlementAccepted(dispute: dispute, offer: offer.number, by: side))]
            + trade.carryOut(offer.outcome, on: .settlement, from: funds, at: time)
    }
}

/// An offer was accepted. What is carried out follows.
package struct SettlementAccepted: TradeFacts {
    /// Which dispute.
    package let dispute: Int
    /// Which offer.
    package let offer: Int
    /// Who accepted it.
    package let by: Side

    static let kind = "settlementAccepted"

    func apply(to trade: inout Trade, at time: Timestamp) { trade.closeOffer(as: .accepted) }
}
