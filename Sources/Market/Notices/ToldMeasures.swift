extension MemberEvent {
    /// Who is told of it: the member, of what the staff does to the account. What a complaint does is told there, but for the moment
    /// at which it is over by itself, for which the complaint has no entry.
    ///
    /// Source: 电子商务法 42, 43 (whom a measure touches is told at once); RULES.md, money (a restriction shows how to appeal).
    ///
    /// - Parameters:
    ///   - member: whose entry it is.
    ///   - time: when it was entered.
    ///   - before: the member as that one was without it.
    package func told(of member: MemberID, at time: Timestamp, before: Member) -> [Told] {
        switch self {
        case .memberRestrained(let facts): facts.complaint == nil ? [Told(member, until: facts.until)] : []
        case .restraintLifted(let facts):
            before.restraints.contains { restraint in
                restraint.facts.restraint == facts.restraint && (restraint.facts.complaint == nil || !restraint.stands(at: time))
            } ? [Told(member)] : []
        case .accountClosed: [Told(member)]
        case .memberRegistered, .memberRenamed, .erasureRequested, .erasureWithdrawn, .erasureFinished, .erased, .passkeyRegistered,
            .passkeyRemoved, .roleGranted, .roleRevoked, .absenceAnnounced, .absenceEnded:
            []
        }
    }
}

extension ListingEvent {
    /// Who is told of it: the seller, of what the staff does to the listing. What a complaint does is told there, but for the moment
    /// at which it is over by itself, and for what a deed of its own undoes.
    ///
    /// Source: 电子商务法 42, 43 (whom a measure touches is told at once).
    ///
    /// - Parameters:
    ///   - listing: whose entry it is.
    ///   - time: when it was entered.
    ///   - before: the listing as it was without it.
    package func told(of listing: ListingID, at time: Timestamp, before: Listing) -> [Told] {
        guard let seller = before.seller else { return [] }
        switch self {
        case .listingTakenDown(let facts):
            return facts.complaint == nil ? [Told(seller, until: facts.until, listing: listing)] : []
        case .listingRestored(let facts):
            guard let down = before.takenDown else { return [] }
            let isToldElsewhere = down.complaint != nil && down.stands(at: time) && facts.deed == nil
            return isToldElsewhere ? [] : [Told(seller, listing: listing)]
        case .revisionPublished, .listingWithdrawn: return []
        }
    }
}
