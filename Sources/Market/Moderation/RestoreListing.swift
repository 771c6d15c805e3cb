/// A listing that was taken down is on sale again, unless its seller has withdrawn it.
package struct RestoreListing: Command {
    package typealias State = Listing
    package typealias Refused = ModerationRefusal

    /// Which taking down; nil for whichever holds.
    package let restraint: RestraintID?
    /// Why.
    package let reason: String
    /// The deed of the staff by which it is done; nil where a complaint or the end of its time does it.
    package let deed: DeedID?

    /// The end of that taking down, or of whichever holds.
    package init(_ restraint: RestraintID? = nil, reason: String, deed: DeedID? = nil) {
        self.restraint = restraint
        self.reason = reason
        self.deed = deed
    }

    package func decide(by actor: Actor, at time: Timestamp, in listing: Listing) throws(ModerationRefusal) -> [ListingEvent] {
        guard listing.seller != nil else { throw .unknownListing }
        guard let down = listing.takenDown, restraint.map({ $0 == down.restraint }) ?? true else { throw .notTakenDown }
        switch actor {
        // A complainant who takes the complaint back ends what was frozen for it.
        case .staff, .member: break
        case .clock: guard !down.stands(at: time) else { throw .notStaffsWord }
        case .gateway: throw .notStaffsWord
        }
        return [.listingRestored(ListingRestored(restraint: down.restraint, reason: Sealed(reason), deed: deed))]
    }
}

/// The staff's word no longer keeps the listing off sale.
package struct ListingRestored: Equatable, Sendable, Codable {
    /// Which taking down it ends.
    package let restraint: RestraintID
    /// Why.
    package let reason: Sealed<String>
    /// The deed of the staff by which it was done; nil where a complaint or the end of its time did it.
    package var deed: DeedID? = nil
}
