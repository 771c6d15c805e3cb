/// What the two checks say of an offer before it is published.
package struct OfferReview: Hashable, Sendable {
    /// Claims, text by text.
    package let findings: [ClaimFinding]
    /// Places that cannot both be true.
    package let contradictions: [Contradiction]

    package init(findings: [ClaimFinding], contradictions: [Contradiction]) {
        self.findings = findings
        self.contradictions = contradictions
    }

    /// Whether nothing is published with it.
    package var blocks: Bool { !blocking.isEmpty }

    /// What stands in the way, in words for programs: `place:rule:start-end`, `place:kind:other place`.
    package var blocking: [String] {
        findings.filter { $0.severity == .blocks }
            .map { "\($0.place):\($0.rule.rawValue):\($0.span.lowerBound)-\($0.span.upperBound)" }
            + contradictions.filter { $0.severity == .blocks }
            .map { "\($0.first.place):\($0.kind.rawValue):\($0.second.place)" }
    }

    /// What only warns, as it is recorded; nil for nothing.
    package var warnings: OfferWarnings? {
        let claims = findings.filter { $0.severity == .warns }.map(\.record)
        let others = contradictions.filter { $0.severity == .warns }.map(\.record)
        return claims.isEmpty && others.isEmpty
            ? nil
            : OfferWarnings(
                claims: Array(claims.prefix(OfferWarnings.recordsMax)),
                contradictions: Array(others.prefix(OfferWarnings.recordsMax)))
    }
}

/// What a seller was warned about and published all the same. None of the words are in it, since texts may be erased and this
/// may not: only which rule, and where.
package struct OfferWarnings: Hashable, Sendable, Codable {
    /// Claims, at most `recordsMax`.
    package let claims: [ClaimRecord]
    /// Contradictions, at most `recordsMax`.
    package let contradictions: [ContradictionRecord]

    /// The most records of one kind that are kept.
    package static let recordsMax = 100

    package init(claims: [ClaimRecord], contradictions: [ContradictionRecord]) {
        self.claims = claims
        self.contradictions = contradictions
    }

    /// How many there are.
    package var count: Int { claims.count + contradictions.count }
}
