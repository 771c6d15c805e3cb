import Ledger

/// The hold went to the seller, less the platform's fee.
package struct HoldReleased: TradeFacts {
    /// Who is paid.
    package let seller: MemberID
    /// All of the hold.
    package let gross: Money
    /// What the platform keeps; may be nothing.
    package let fee: Money
    /// What the seller gets: the gross less the fee.
    package let net: Money

    static let kind = "holdReleased"

    func transfers(in trade: TradeID) -> [Transfer] {
        let hold = Account.hold(trade: trade.rawValue)
        return [
            Transfer(from: hold, to: .member(seller.rawValue), amount: net), Transfer(from: hold, to: .fees, amount: fee),
        ].filter { $0.amount.minor > 0 }
    }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.heldMinor -= gross.minor
        trade.hold = nil
    }
}

extension Trade {
    /// The release of all that is held; nothing where nothing is.
    func release() -> [TradeEvent] { release(heldMinor) }

    /// The release of so much of what is held, in minor units; nothing where that is nothing.
    func release(_ minor: Int64) -> [TradeEvent] {
        guard let opening, let paid = hold?.amount, let price = agreement?.terms.price, minor > 0 else { return [] }
        let gross = Money(minor: minor, currency: price.currency)
        let parts = opening.policy.fee.split(gross, of: paid, for: price)
        return [.holdReleased(HoldReleased(seller: opening.seller, gross: gross, fee: parts.fee, net: parts.net))]
    }
}
