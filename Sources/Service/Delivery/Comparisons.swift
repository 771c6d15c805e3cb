import Market
import Store

/// How a delivery compares with what was deposited at publishing, as far as both have been read.
package struct ComparedDelivery: Sendable {
    /// The result.
    package let comparison: DeliveryComparison
    /// Whether the delivered file is still being read, so that more will be known soon.
    package let isStillRead: Bool
    /// Which files differ; nil where the bytes or the trees are the same, or one of the two cannot be listed.
    package let files: FileDifferences?
}

extension Marketplace {
    /// Sets a delivery beside the artefact that was deposited with the revision. Both were read by hash when they were taken in, so
    /// nothing is kept for this: it is worked out whenever it is asked for. Nil where there is nothing to compare.
    ///
    /// Throws: `NotFound`, `StoreFailure`.
    package func comparison(of round: DeliveryRound, in reading: TradeReading) async throws -> ComparedDelivery? {
        guard let largest = DeliveryComparison.largest(of: round.artefacts) else { return nil }
        let revision = try await revision(reading.opening.revision.number, of: reading.opening.revision.listing)
        var (found, isStillRead) = (nil as ArtefactFacts?, false)
        switch try await inspections.state(of: largest.sha256) {
        case .done(.read(let facts, _)): found = facts
        case .waiting, .reading: isStillRead = true
        case .done(.unread), nil: break
        }
        guard
            let comparison = DeliveryComparison(
                published: revision.facts.artefact, facts: revision.facts.artefactFacts, delivered: round.artefacts, found: found)
        else { return nil }
        var files: FileDifferences?
        if case .otherBytes(let differences) = comparison, differences.hasSameTree == false,
            let published = try await fileList(of: differences.published),
            let delivered = try await fileList(of: differences.delivered)
        {
            files = FileDifferences(published: published, delivered: delivered)
        }
        return ComparedDelivery(comparison: comparison, isStillRead: isStillRead, files: files)
    }
}
