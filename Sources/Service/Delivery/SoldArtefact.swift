import Market

extension Marketplace {
    /// The file that was deposited with the revision that is traded; nil if there was none, or if the seller has it no more.
    ///
    /// Throws: `NotFound`, `StoreFailure`.
    package func soldArtefact(of reading: TradeReading) async throws -> Deposit? {
        let revision = try await revision(reading.opening.revision.number, of: reading.opening.revision.listing)
        guard let artefact = revision.facts.artefact else { return nil }
        do {
            return try await deposit(artefact.sha256, of: reading.opening.seller)
        } catch DepositRefusal.notDeposited {
            return nil
        }
    }
}
