/// A text that the claims check reads, and where it stands.
package struct ClaimText: Hashable, Sendable {
    /// The id of a category's field, or `title`, `defects.0`, `clauses.2`.
    package let place: String
    /// What stands there.
    package let text: String

    package init(place: String, text: String) {
        self.place = place
        self.text = text
    }
}

/// One place in a text that a rule objects to.
package struct ClaimFinding: Hashable, Sendable {
    /// Which rule.
    package let rule: ClaimRule
    /// Where the text stands: the `place` of its `ClaimText`.
    package let place: String
    /// Where the words stand in the text, in UTF-16 code units, as browsers count them.
    package let span: Range<Int>
    /// The words themselves, as they were written.
    package let words: String
    /// Words to put in their place, in the language of the words; nil where the seller must find their own.
    package let replacement: String?

    /// Whether it stands in the way of publishing.
    package var severity: ClaimSeverity { rule.severity }
    /// The finding without its words, to be recorded for good.
    package var record: ClaimRecord { ClaimRecord(rule: rule, place: place, start: span.lowerBound, end: span.upperBound) }
}

/// A finding of a published revision. It holds none of the text, which may be erased one day.
package struct ClaimRecord: Hashable, Sendable, Codable {
    /// Which rule.
    package let rule: ClaimRule
    /// The id of a category's field, or `title`, `defects.0`, `clauses.2`.
    package let place: String
    /// Where the words begin in the text, in UTF-16 code units.
    package let start: Int
    /// Where they end.
    package let end: Int
}
