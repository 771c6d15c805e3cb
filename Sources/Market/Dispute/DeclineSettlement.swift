/// An offer is turned down by the other side, or taken back by the one who made it. Nothing moves.
///
/// Source: RULES.md, clocks: silence is two-sided; no money moves without a word.
package struct DeclineSettlement: TradeCommand {
    package static let step = TradeStep.declineSettlement
    package typealias Refused = DisputeRefusal

    /// Which dispute, from 1 within the trade.
    package let dispute: Int
    /// Which offer, from 1 within the dispute.
    package let offer: Int
    /// Why; at most 2,000 characters, may be empty.
    package let reason: String

    package init(dispute: Int, offer: Int, reason: String) {
        self.dispute = dispute
        self.offer = offer
        self.reason = reason
    }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(DisputeRefusal) -> [TradeEvent] {
        guard let side = role.side else { throw .step(.notYourStep(Self.step)) }
        let offer = try trade.openOffer(offer, of: dispute, at: time)
        let most = OfferSettlement.noteCharactersMax
        guard reason.unicodeScalars.count <= most else { throw .statementLength(max: most) }
        return [
            .settlementDeclined(
                SettlementDeclined(
                    dispute: dispute, offer: offer.number, by: side, isWithdrawn: side == offer.by, reason: Sealed(reason)))
        ] + OffPlatformGuard.warning(to: side, about: .reason, [reason])
    }
}

/// An offer is off the table.
package struct SettlementDeclined: TradeFacts {
    /// Which dispute.
    package let dispute: Int
    /// Which offer.
    package let offer: Int
    /// Who took it off.
    package let by: Side
    /// Whether that was the one who had made it.
    package let isWithdrawn: Bool
    /// Why; may be empty.
    package let reason: Sealed<String>

    static let kind = "settlementDeclined"

    func apply(to trade: inout Trade, at time: Timestamp) { trade.closeOffer(as: isWithdrawn ? .withdrawn : .declined) }
}
