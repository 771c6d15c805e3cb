import Evidence
import Market
import Store

extension Marketplace {
    /// The case brief of a trade as its reader may have it; nil before there was an agreement.
    ///
    /// Throws: `NotFound`, `StoreFailure`.
    package func caseBrief(of reading: TradeReading) async throws -> CaseBriefText? {
        let entries = try await entries(of: reading)
        let revision = try await revision(reading.opening.revision.number, of: reading.opening.revision.listing)
        return try CaseBriefText(
            entries, listing: revision.facts, found: try await foundInDeliveries(of: reading.trade), at: clock.now())
    }

    /// What was found in the largest file of each delivery, as far as it was read.
    func foundInDeliveries(of trade: Trade) async throws -> [Digest: ArtefactFacts] {
        var found: [Digest: ArtefactFacts] = [:]
        for round in trade.rounds {
            guard let largest = DeliveryComparison.largest(of: round.artefacts) else { continue }
            if case .done(.read(let facts, _)) = try await inspections.state(of: largest.sha256) { found[largest.sha256] = facts }
        }
        return found
    }
}

extension CaseBriefText {
    /// The brief of those entries; nil before there was an agreement. Throws: what encoding the terms throws.
    init?(_ entries: [TradeEntry], listing: RevisionPublished?, found: [Digest: ArtefactFacts], at now: Timestamp) throws {
        let events = entries.map { entry in
            RecordedEvent(sequence: entry.sequence, at: entry.at, actor: Actor(name: entry.actor), event: entry.event)
        }
        guard let brief = CaseBrief(of: events, listing: listing, found: { found[$0] }, at: now) else { return nil }
        let trade = PageStory(entries).trade
        // An agreement that fell has its clauses still, among the proposals.
        guard let terms = (trade.agreement ?? trade.proposals.last)?.terms else { return nil }
        try self.init(brief, terms: terms, entriesCount: Int64(entries.count))
    }
}
