import Market

/// One version of the terms with everything that a reader of it wants to know.
package struct TermsText: Sendable {
    /// The version itself.
    package let proposal: Proposal
    /// The clauses in words; nil where they were erased.
    package let wording: TermsWording?
    /// What it is compared with: the version before, the agreement that it amends, or the seller's standard terms; nil for the
    /// standard terms themselves.
    package let earlier: Earlier?
    /// Who has confirmed it, oldest first.
    package let confirmations: [Confirmation]
    /// Every point that was ticked by itself, oldest first.
    package let ticked: [Ticked]
    /// The known defects of the revision that is traded; empty where they were erased.
    package let defects: [Defect]
    /// Who moved what, through all versions of the trade.
    package let table: NegotiationTable

    /// The free clauses; nil where they were erased.
    package var clauses: [String]? { wording?.clauses }
    /// The version with its words.
    package var version: TermsVersion { TermsVersion(terms: proposal.terms, wording: wording) }
    /// What it changes against the earlier one; nil where there is none.
    package var comparison: TermsComparison? { earlier.map { TermsComparison(from: $0.version, to: version) } }

    /// The version that one is compared with.
    package struct Earlier: Sendable {
        /// From 1 within the trade; 0 for the standard terms.
        package let number: Int
        /// What it says.
        package let version: TermsVersion
    }

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

    /// One point that was ticked.
    package struct Ticked: Sendable {
        /// Who ticked.
        package let by: Side
        /// The name of the point.
        package let tick: String
        /// When.
        package let at: Timestamp
        /// The place of its entry in the trade, from 0.
        package let sequence: Int64
    }
}

extension Marketplace {
    /// One version of the terms of a trade, compared with the version of that number; 0 stands for the seller's standard terms,
    /// and nil for the one that it answers or amends.
    ///
    /// Throws: `NotFound`.
    package func termsText(
        _ number: Int, against other: Int? = nil, in trade: TradeID, for member: MemberID
    ) async throws -> TermsText {
        let reading = try await state(of: trade, for: member)
        guard let proposal = reading.trade.proposals.first(where: { $0.number == number }) else { throw NotFound() }
        var wordings: [Int: TermsWording] = [:]
        var confirmations: [TermsText.Confirmation] = []
        var ticked: [TermsText.Ticked] = []
        var amended: Int?
        for entry in try await acts(of: reading) {
            switch entry.event {
            case .termsProposed(let facts):
                wordings[facts.number] = facts.wording.value
                if facts.number == number, let amends = facts.amends {
                    amended = reading.trade.proposals.first { $0.document == amends }?.number
                }
            case .termsConfirmed(let facts) where facts.number == number:
                confirmations.append(
                    TermsText.Confirmation(
                        by: facts.by, method: facts.method, ticks: facts.ticks, passkey: facts.passkey, at: entry.at))
            case .clauseTicked(let facts) where facts.number == number:
                ticked.append(
                    TermsText.Ticked(by: facts.by, tick: facts.tick, at: entry.at, sequence: entry.sequence))
            default: continue
            }
        }
        let (standard, defects) = try await standardVersion(of: reading)
        let table = NegotiationTable(
            standard: standard, proposals: reading.trade.proposals.map { ($0, wordings[$0.number]) })
        var against: Int? = other
        if against == nil {
            switch proposal.basis {
            case .standing: against = nil
            case .negotiated: against = number - 1
            case .amendment: against = amended ?? number - 1
            }
        }
        var earlier: TermsText.Earlier?
        if let against {
            guard let column = table.columns.first(where: { $0.number == against }) else { throw NotFound() }
            earlier = TermsText.Earlier(number: against, version: column.version)
        }
        return TermsText(
            proposal: proposal, wording: wordings[number], earlier: earlier, confirmations: confirmations,
            ticked: ticked, defects: defects, table: table)
    }

    /// The seller's standing offer with its words, and the known defects, of the revision that is traded. Throws: `NotFound`.
    package func standardVersion(of reading: TradeReading) async throws -> (version: TermsVersion, defects: [Defect]) {
        let revision = try await revision(reading.opening.revision.number, of: reading.opening.revision.listing)
        let content = revision.facts.content.value
        let wording = content.map { content in
            TermsWording(
                clauses: content.clauses, nonce: "", contents: content.contents ?? [], criteria: content.criteria ?? [])
        }
        return (TermsVersion(terms: reading.opening.standardTerms, wording: wording), content?.defects ?? [])
    }

    /// The words of every version of a trade's terms that were not erased, by number.
    package func wordings(of reading: TradeReading) async throws -> [Int: TermsWording] {
        var wordings: [Int: TermsWording] = [:]
        for entry in try await acts(of: reading) {
            if case .termsProposed(let facts) = entry.event { wordings[facts.number] = facts.wording.value }
        }
        return wordings
    }

    /// Who moved what through all versions of a trade's terms. Throws: `NotFound`.
    package func negotiation(of reading: TradeReading) async throws -> NegotiationTable {
        let wordings = try await wordings(of: reading)
        return NegotiationTable(
            standard: try await standardVersion(of: reading).version,
            proposals: reading.trade.proposals.map { ($0, wordings[$0.number]) })
    }

    /// The version that a new proposal starts from: that number, or the newest one that is in force or on the table, or the
    /// seller's standard terms. A number of 0 stands for the standard terms. Throws: `NotFound`.
    package func versionToAnswer(_ number: Int? = nil, of reading: TradeReading) async throws -> TermsText.Earlier {
        let trade = reading.trade
        let number = number ?? (trade.openProposal ?? trade.agreement ?? trade.proposals.last)?.number ?? 0
        guard number > 0 else { return TermsText.Earlier(number: 0, version: try await standardVersion(of: reading).version) }
        guard let proposal = trade.proposals.first(where: { $0.number == number }) else { throw NotFound() }
        return TermsText.Earlier(
            number: number,
            version: TermsVersion(terms: proposal.terms, wording: try await wordings(of: reading)[number]))
    }

    /// What the delivery of a trade is measured by, in the words of the agreement in force; nil where nothing is agreed or the
    /// words were erased. Throws: `NotFound`.
    package func agreementWording(in trade: TradeID, for member: MemberID) async throws -> TermsWording? {
        let reading = try await state(of: trade, for: member)
        guard let agreement = reading.trade.agreement else { return nil }
        return try await wordings(of: reading)[agreement.number]
    }

    /// The number of the listing's newest revision, and whether the listing is still offered. Throws: `NotFound`.
    package func newestRevision(of reading: TradeReading) async throws -> (number: Int, isWithdrawn: Bool) {
        let revision = try await revision(reading.opening.revision.number, of: reading.opening.revision.listing)
        return (revision.newest, revision.isWithdrawn)
    }

    /// The known defects of the revision that is traded; empty where they were erased. Throws: `NotFound`.
    package func defects(of reading: TradeReading) async throws -> [Defect] {
        try await revision(reading.opening.revision.number, of: reading.opening.revision.listing)
            .facts.content.value?.defects ?? []
    }
}
