/// What the stream of a deal that began elsewhere amounts to: a seller's offer to whoever holds the link, taken once or not at all.
package struct Deal: CaseState, Equatable {
    package static let streamKind = "deal"

    /// What the seller drew up; nil before.
    package private(set) var offer: DealDrawnUp?
    /// Whether the seller has taken it back.
    package private(set) var isWithdrawn = false
    /// Who took it, and the trade it became; nil while nobody has.
    package private(set) var claim: DealClaimed?

    package init() {}

    package mutating func apply(_ event: DealEvent, at time: Timestamp) {
        switch event {
        case .dealDrawnUp(let facts): offer = facts
        case .dealWithdrawn: isWithdrawn = true
        case .dealClaimed(let facts): claim = facts
        }
    }

    /// Where the deal stands.
    package enum Standing: String, CaseIterable, Sendable {
        /// Whoever holds the link can take it.
        case open
        /// Its time has run out.
        case expired
        /// The seller took it back.
        case withdrawn
        /// Somebody has taken it.
        case taken
    }

    /// Where the deal stands at a moment.
    package func standing(at time: Timestamp) -> Standing {
        if claim != nil { return .taken }
        if isWithdrawn { return .withdrawn }
        guard let offer, time < offer.openUntil else { return .expired }
        return .open
    }
}

/// What can happen to a deal.
package enum DealEvent: Equatable, CaseEvent {
    case dealDrawnUp(DealDrawnUp)
    case dealWithdrawn(DealWithdrawn)
    case dealClaimed(DealClaimed)

    package var kind: String {
        switch self {
        case .dealDrawnUp: "dealDrawnUp"
        case .dealWithdrawn: "dealWithdrawn"
        case .dealClaimed: "dealClaimed"
        }
    }

    package var facts: any Encodable & Sendable {
        switch self {
        case .dealDrawnUp(let facts): facts
        case .dealWithdrawn(let facts): facts
        case .dealClaimed(let facts): facts
        }
    }

    package init(kind: String, from decoder: any Decoder) throws {
        switch kind {
        case "dealDrawnUp": self = .dealDrawnUp(try DealDrawnUp(from: decoder))
        case "dealWithdrawn": self = .dealWithdrawn(try DealWithdrawn(from: decoder))
        case "dealClaimed": self = .dealClaimed(try DealClaimed(from: decoder))
        default: throw UnknownKind.error(kind, decoder)
        }
    }
}

/// The deal that a trade came from, by its name and by the hash of the entry that drew it up.
package struct DealReference: Hashable, Sendable, Codable {
    /// Which deal.
    package let deal: DealID
    /// The hash of the entry that drew it up.
    package let entry: Digest
    /// The hash of the offer that the seller confirmed then.
    package let offer: Digest

    package init(deal: DealID, entry: Digest, offer: Digest) {
        self.deal = deal
        self.entry = entry
        self.offer = offer
    }
}
