/// Whoever holds the link takes the deal, once; with it a trade is opened in which the seller's offer lies confirmed.
///
/// Source: 民法典 478, 481: an offer ends with its time, or when it is taken back, and is accepted before.
package struct ClaimDeal: Command {
    package typealias State = Deal
    package typealias Refused = ClaimDealRefusal

    /// The trade that it becomes.
    package let trade: TradeID
    /// Whether the listing has been withdrawn since.
    package let isListingWithdrawn: Bool

    package init(trade: TradeID, isListingWithdrawn: Bool) {
        self.trade = trade
        self.isListingWithdrawn = isListingWithdrawn
    }

    package func decide(by actor: Actor, at time: Timestamp, in deal: Deal) throws(ClaimDealRefusal) -> [DealEvent] {
        guard let offer = deal.offer, case .member(let member) = actor else { throw .unknown }
        guard member != offer.seller else { throw .ownDeal }
        if deal.claim?.by == member { return [] }
        switch deal.standing(at: time) {
        case .taken: throw .taken
        case .withdrawn: throw .withdrawn
        case .expired: throw .expired
        case .open: break
        }
        guard !isListingWithdrawn else { throw .listingWithdrawn }
        return [.dealClaimed(DealClaimed(by: member, trade: trade))]
    }
}

/// Why a deal cannot be taken, or a link shows none.
package enum ClaimDealRefusal: String, CaseIterable, Refusal {
    /// No deal has that link.
    case unknown
    case expired
    case withdrawn
    case taken
    case ownDeal
    case listingWithdrawn

    package var code: String {
        switch self {
        case .unknown: "dealUnknown"
        case .expired: "dealExpired"
        case .withdrawn: "dealWithdrawn"
        case .taken: "dealTaken"
        case .ownDeal: "ownDeal"
        case .listingWithdrawn: "listingWithdrawn"
        }
    }
}

/// Somebody took the deal.
package struct DealClaimed: Equatable, Sendable, Codable {
    /// Who buys.
    package let by: MemberID
    /// The trade that it became.
    package let trade: TradeID
}
