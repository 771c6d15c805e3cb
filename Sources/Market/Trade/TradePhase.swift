/// Where a trade stands.
package enum TradePhase: String, CaseIterable, Sendable, Codable {
    /// Before its first entry.
    case unopened
    /// The parties talk; nothing is proposed.
    case enquiry
    /// A proposal is open.
    case negotiating
    /// Both have confirmed the same terms; the buyer has not paid.
    case agreed
    /// 诚序通 holds the money; the seller must deliver.
    case funded
    /// Delivered; the buyer examines.
    case delivered
    /// Accepted, and the money released to the seller.
    case completed
    /// The money goes back, or has gone back, to the buyer.
    case refunded
}

/// What the giver of a command is to a trade.
package enum TradeRole: String, CaseIterable, Sendable {
    case buyer, seller
    /// A member who has no part in the trade. To such a one the trade does not exist.
    case outsider
    case staff, clock, gateway

    /// The party's side; nil for those who are none.
    package var side: Side? {
        switch self {
        case .buyer: .buyer
        case .seller: .seller
        case .outsider, .staff, .clock, .gateway: nil
        }
    }
}
