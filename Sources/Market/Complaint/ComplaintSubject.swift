/// What a complaint is about.
package struct ComplaintSubject: Hashable, Sendable, Codable {
    /// Kinds of things one can complain about.
    package enum Kind: String, CaseIterable, Sendable, Codable {
        case member, listing, message, trade
        /// Something that the platform's staff did.
        case deed
    }

    /// What kind of thing it is.
    package let kind: Kind
    /// The member; nil unless it is about one.
    package let member: MemberID?
    /// The listing; nil unless it is about one.
    package let listing: ListingID?
    /// The trade, also where it is about a message of it; nil elsewhere.
    package let trade: TradeID?
    /// The message's place in the trade's stream, from 0; nil unless it is about one.
    package let sequence: Int64?
    /// What the staff did; nil unless it is about that.
    package let deed: DeedID?

    private init(
        _ kind: Kind, member: MemberID? = nil, listing: ListingID? = nil, trade: TradeID? = nil, sequence: Int64? = nil,
        deed: DeedID? = nil
    ) {
        self.kind = kind
        self.member = member
        self.listing = listing
        self.trade = trade
        self.sequence = sequence
        self.deed = deed
    }

    /// A member.
    package static func member(_ id: MemberID) -> ComplaintSubject { ComplaintSubject(.member, member: id) }
    /// A listing.
    package static func listing(_ id: ListingID) -> ComplaintSubject { ComplaintSubject(.listing, listing: id) }
    /// A message of a trade, by its place from 0.
    package static func message(_ sequence: Int64, in trade: TradeID) -> ComplaintSubject {
        ComplaintSubject(.message, trade: trade, sequence: sequence)
    }
    /// A trade.
    package static func trade(_ id: TradeID) -> ComplaintSubject { ComplaintSubject(.trade, trade: id) }
    /// Something that the staff did.
    package static func deed(_ id: DeedID) -> ComplaintSubject { ComplaintSubject(.deed, deed: id) }

    /// One text for the same thing, for lists: `listing/01mcc5…`.
    package var text: String {
        switch kind {
        case .member: "member/\(member?.rawValue ?? "")"
        case .listing: "listing/\(listing?.rawValue ?? "")"
        case .message: "message/\(trade?.rawValue ?? "")/\(sequence ?? 0)"
        case .trade: "trade/\(trade?.rawValue ?? "")"
        case .deed: "deed/\(deed?.rawValue ?? "")"
        }
    }

    /// The subject of such a text; nil for anything else.
    package init?(text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 2, !parts[1].isEmpty, let kind = Kind(rawValue: parts[0]), parts.count == (kind == .message ? 3 : 2)
        else { return nil }
        switch kind {
        case .member: self.init(.member, member: MemberID(rawValue: parts[1]))
        case .listing: self.init(.listing, listing: ListingID(rawValue: parts[1]))
        case .message: self.init(.message, trade: TradeID(rawValue: parts[1]), sequence: Int64(parts[2]))
        case .trade: self.init(.trade, trade: TradeID(rawValue: parts[1]))
        case .deed: self.init(.deed, deed: DeedID(rawValue: parts[1]))
        }
        guard self.text == text, sequence.map({ $0 >= 0 }) ?? (kind != .message) else { return nil }
    }
}

/// What a complaint says is wrong.
///
/// Source: 电子商务法 59 (a convenient, effective channel for complaints and reports), 38, 39, 42; 个人信息保护法 50.
package enum ComplaintCategory: String, CaseIterable, Sendable, Codable {
    case misleadingListing, infringement, unlawfulContent, fraud, offPlatformDealing, harassment, noAfterSales, platformDecision
    case other
}

/// What a complaint came to.
package enum ComplaintOutcome: String, CaseIterable, Sendable, Codable {
    case unfounded
    /// Founded, and nothing is done beyond saying so.
    case founded
    /// Founded, with a measure.
    case measured
}

/// What is done about a founded complaint: only what can be carried out here.
package enum ComplaintMeasure: String, CaseIterable, Sendable, Codable {
    /// The accused is told that it was a breach, and others who decide later see it.
    case warning
    /// The listing is taken down.
    case listingTakenDown
    /// The message is shown without its words.
    case messageMasked
}
