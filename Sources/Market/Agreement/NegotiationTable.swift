/// Who moved what: the clauses as rows, the versions as columns, and in each place who put it there.
package struct NegotiationTable: Sendable {
    /// The versions in their order; the first is the seller's standard terms.
    package let columns: [Column]
    /// One row a clause, in the order in which a contract reads.
    package let rows: [Row]

    /// One version.
    package struct Column: Sendable {
        /// From 1 within the trade; 0 for the standard terms.
        package let number: Int
        /// Whose version it is.
        package let by: Side
        /// What it says.
        package let version: TermsVersion
    }

    /// One clause through all versions.
    package struct Row: Sendable {
        /// Which clause.
        package let clause: ClauseName
        /// Who moved it, column by column; nil where it says what the version before said.
        package let movedBy: [Side?]

        /// Who moved it last; nil where it is as in the standard terms from the first to the last version.
        package var lastMover: Side? { movedBy.last { $0 != nil } ?? nil }
        /// Whether anybody moved it.
        package var isMoved: Bool { lastMover != nil }
    }

    /// The table of a negotiation that began with those standard terms.
    package init(standard: TermsVersion, proposals: [(proposal: Proposal, wording: TermsWording?)]) {
        let columns =
            [Column(number: 0, by: .seller, version: standard)]
            + proposals.map { proposal, wording in
                Column(
                    number: proposal.number, by: proposal.by, version: TermsVersion(terms: proposal.terms, wording: wording))
            }
        self.columns = columns
        rows = ClauseName.allCases.map { clause in
            Row(
                clause: clause,
                movedBy: columns.indices.map { place in
                    guard place > 0 else { return nil }
                    let (was, now) = (columns[place - 1].version, columns[place].version)
                    return now.says(the: clause, as: was) ? nil : columns[place].by
                })
        }
    }

    /// The row of a clause.
    package subscript(clause: ClauseName) -> Row? { rows.first { $0.clause == clause } }
}
