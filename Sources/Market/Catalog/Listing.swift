/// What a listing's stream amounts to.
package struct Listing: CaseState, Equatable {
    package static let streamKind = "listing"

    /// Nil before the first revision.
    package private(set) var seller: MemberID?
    /// The number of the newest revision; 0 before the first.
    package private(set) var revision = 0
    /// Whether the seller has taken it off the shelves.
    package private(set) var isWithdrawn = false
    /// What the staff took it down by; nil where nothing keeps it off sale, or that was ended.
    package private(set) var takenDown: ListingTakenDown?

    package init() {}

    package mutating func apply(_ event: ListingEvent, at time: Timestamp) {
        switch event {
        case .revisionPublished(let facts):
            seller = facts.seller
            revision = facts.number
            isWithdrawn = false
        case .listingWithdrawn:
            isWithdrawn = true
        case .listingTakenDown(let facts): takenDown = facts
        case .listingRestored: takenDown = nil
        }
    }
}

/// What can happen to a listing.
package enum ListingEvent: Equatable, CaseEvent {
    case revisionPublished(RevisionPublished)
    case listingWithdrawn(ListingWithdrawn)
    case listingTakenDown(ListingTakenDown)
    case listingRestored(ListingRestored)

    package var kind: String {
        switch self {
        case .revisionPublished: "revisionPublished"
        case .listingWithdrawn: "listingWithdrawn"
        case .listingTakenDown: "listingTakenDown"
        case .listingRestored: "listingRestored"
        }
    }

    package var facts: any Encodable & Sendable {
        switch self {
        case .revisionPublished(let facts): facts
        case .listingWithdrawn(let facts): facts
        case .listingTakenDown(let facts): facts
        case .listingRestored(let facts): facts
        }
    }

    package init(kind: String, from decoder: any Decoder) throws {
        switch kind {
        case "revisionPublished": self = .revisionPublished(try RevisionPublished(from: decoder))
        case "listingWithdrawn": self = .listingWithdrawn(try ListingWithdrawn(from: decoder))
        case "listingTakenDown": self = .listingTakenDown(try ListingTakenDown(from: decoder))
        case "listingRestored": self = .listingRestored(try ListingRestored(from: decoder))
        default: throw UnknownKind.error(kind, decoder)
        }
    }
}
