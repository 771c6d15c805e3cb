/// The staff takes a listing off sale, for good or until a moment. Its trades stay whole.
///
/// Source: 电子商务法 42, 45.
package struct TakeDownListing: Command {
    package typealias State = Listing
    package typealias Refused = ModerationRefusal

    /// What is to stand.
    package let facts: ListingTakenDown

    /// That this is to stand.
    package init(_ facts: ListingTakenDown) { self.facts = facts }

    package func decide(by actor: Actor, at time: Timestamp, in listing: Listing) throws(ModerationRefusal) -> [ListingEvent] {
        guard case .staff = actor else { throw .notStaffsWord }
        guard listing.seller != nil else { throw .unknownListing }
        if let down = listing.takenDown, down.stands(at: time) {
            if down.restraint == facts.restraint { return [] }
            // What ends by itself can be followed by what does not.
            guard down.until != nil, facts.until == nil else { throw .takenDown }
        }
        return [.listingTakenDown(facts)]
    }
}

/// The listing is off sale by the staff's word.
package struct ListingTakenDown: Equatable, Sendable, Codable {
    /// Its name.
    package let restraint: RestraintID
    /// By which rule.
    package let rule: ModerationRule
    /// When it ends by itself; nil where somebody has to restore it.
    package let until: Timestamp?
    /// The complaint that it follows from; nil where it is a deed of its own.
    package let complaint: ComplaintID?
    /// Who did it.
    package let by: MemberID
    /// Why.
    package let reason: Sealed<String>

    /// A taking down of that name: by which rule, until when, by whom and why.
    package init(
        _ restraint: RestraintID, rule: ModerationRule, until: Timestamp? = nil, complaint: ComplaintID? = nil, by: MemberID,
        reason: String
    ) {
        self.restraint = restraint
        self.rule = rule
        self.until = until
        self.complaint = complaint
        self.by = by
        self.reason = Sealed(reason)
    }

    /// Whether it holds at a moment.
    package func stands(at time: Timestamp) -> Bool { until.map { time < $0 } ?? true }
}
