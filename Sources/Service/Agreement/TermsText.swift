import Market

/// One version of the terms with everything that a reader of it wants to know.
package struct TermsText: Sendable {
    /// The version itself.
    package let proposal: Proposal
    /// The free clauses; nil where they were erased.
    package let clauses: [String]?
    /// The version before, or the seller's standard terms; nil for the standard terms themselves.
    package let earlier: (terms: Terms, clauses: [String]?)?
    /// Who has confirmed it, oldest first.
    package let confirmations: [Confirmation]
    /// The known defects of the revision that is traded; empty where they were erased.
    package let defects: [Defect]

    /// One side's word for it.
    package struct Confirmation: Sendable {
        /// Whose word it is.
        package let by: Side
        /// How it was given.
        package let method: TermsConfirmed.Method
        /// The names of what was ticked.
        package let ticks: [String]
        /// The signature; nil where no key has signed.
        package let passkey: PasskeySignature?
        /// When it was given.
        package let at: Timestamp
    }
}

extension Marketplace {
    /// One version of the terms of a trade. Throws: `NotFound`.
    package func termsText(_ number: Int, in trade: TradeID, for member: MemberID) async throws -> TermsText {
        let reading = try await state(of: trade, for: member)
        guard let proposal = reading.trade.proposals.first(where: { $0.number == number }) else { throw NotFound() }
        var clauses: [Int: [String]] = [:]
        var confirmations: [TermsText.Confirmation] = []
        for entry in try await entries(of: reading) {
            switch entry.event {
            case .termsProposed(let facts): clauses[facts.number] = facts.wording.value?.clauses
            case .termsConfirmed(let facts) where facts.number == number:
                confirmations.append(
                    TermsText.Confirmation(
                        by: facts.by, method: facts.method, ticks: facts.ticks, passkey: facts.passkey, at: entry.at))
            default: continue
            }
        }
        let revision = try await revision(reading.opening.revision.number, of: reading.opening.revision.listing)
        let content = revision.facts.content.value
        let before = reading.trade.proposals.first { $0.number == number - 1 }
        let earlier: (terms: Terms, clauses: [String]?)? =
            switch proposal.basis {
            case .standing: nil
            case .negotiated:
                before.map { ($0.terms, clauses[$0.number]) } ?? (reading.opening.standardTerms, content?.clauses)
            }
        return TermsText(
            proposal: proposal, clauses: clauses[number], earlier: earlier, confirmations: confirmations,
            defects: content?.defects ?? [])
    }

    /// The free clauses of the newest version, or of the seller's standard terms where nothing has been proposed.
    ///
    /// Throws: `NotFound`.
    package func newestClauses(of reading: TradeReading, for member: MemberID) async throws -> [String] {
        if let newest = reading.trade.proposals.last {
            return try await termsText(newest.number, in: reading.id, for: member).clauses ?? []
        }
        let revision = try await revision(reading.opening.revision.number, of: reading.opening.revision.listing)
        return revision.facts.content.value?.clauses ?? []
    }

    /// The known defects of the revision that is traded; empty where they were erased. Throws: `NotFound`.
    package func defects(of reading: TradeReading) async throws -> [Defect] {
        try await revision(reading.opening.revision.number, of: reading.opening.revision.listing)
            .facts.content.value?.defects ?? []
    }
}
