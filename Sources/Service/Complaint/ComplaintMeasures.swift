import Evidence
import Market
import Store

/// What a measure means outside of the complaint, as commands that are given with the decision.
extension Marketplace {
    func carryingOut(
        _ measure: ComplaintMeasure?, _ complaint: ComplaintID, _ state: Complaint, reason: String, by member: MemberID
    ) async throws -> [CommandHandler.Effect] {
        // Where there is nothing to do it to, the rules refuse before this is reached.
        guard let filed = state.filed else { return [] }
        switch measure {
        case nil, .warning: return []
        case .listingTakenDown:
            guard let listing = filed.subject.listing else { return [] }
            let facts = ListingTakenDown(
                try RestraintID.stored(complaint.rawValue), rule: filed.category.rule, complaint: complaint, by: member,
                reason: reason)
            return [CommandHandler.Effect(TakeDownListing(facts), on: .listing(listing))]
        case .messageMasked: return try await masking(filed.subject, as: complaint, isMasked: true)
        }
    }

    /// What was done and does not stand on appeal.
    func undoing(
        _ measure: ComplaintMeasure, _ complaint: ComplaintID, _ state: Complaint, reason: String
    ) async throws -> [CommandHandler.Effect] {
        guard let filed = state.filed else { return [] }
        switch measure {
        case .warning: return []
        case .listingTakenDown:
            let restraint = try RestraintID.stored(complaint.rawValue)
            guard let listing = filed.subject.listing,
                try await commands.state(Listing.self, of: .listing(listing)).takenDown?.restraint == restraint
            else { return [] }
            return [CommandHandler.Effect(RestoreListing(restraint, reason: reason), on: .listing(listing))]
        case .messageMasked: return try await masking(filed.subject, as: complaint, isMasked: false)
        }
    }

    private func masking(
        _ subject: ComplaintSubject, as complaint: ComplaintID, isMasked: Bool
    ) async throws -> [CommandHandler.Effect] {
        guard let trade = subject.trade, let sequence = subject.sequence else { return [] }
        let entry = try await database.read { connection in
            try Journal(connection).entries(of: .trade(trade), from: sequence, upTo: sequence + 1).first
        }
        guard let entry, case .messagePosted(let facts) = try entry.event(as: TradeEvent.self) else { throw NotFound() }
        let message = MessageReference(place: sequence, entry: try Digest.stored(entry.hash.hex), by: facts.by)
        return [CommandHandler.Effect(MaskMessage(message, as: complaint, isMasked: isMasked), on: .trade(trade))]
    }
}
