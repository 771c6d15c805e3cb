/// The seller takes a listing off the shelves. Its trades stay whole.
package struct WithdrawListing: Command {
    package typealias State = Listing
    package typealias Refused = WithdrawListingRefusal

    package init() {}

    package func decide(
        by actor: Actor, at time: Timestamp, in listing: Listing
    ) throws(WithdrawListingRefusal) -> [ListingEvent] {
        guard let seller = listing.seller, actor == .member(seller) else { throw .notTheSeller }
        return listing.isWithdrawn ? [] : [.listingWithdrawn(ListingWithdrawn())]
    }
}

/// Why a listing is not withdrawn.
package enum WithdrawListingRefusal: String, Refusal {
    case notTheSeller

    package var code: String { rawValue }
}

/// The listing is no longer offered.
package struct ListingWithdrawn: Equatable, Sendable, Codable {
    package init() {}
}
