/// The claims check: reads what a seller writes for claims that the law forbids or nobody can keep, and for ways around the
/// escrow.
///
/// It is fast enough to run while somebody types: its time is proportional to the text.
package enum ClaimsCheck {
    /// The most findings of one text; what comes after is not looked at.
    package static let findingsMax = 100

    /// What the rules object to, text by text in their order, in each from the beginning to the end.
    package static func findings(in texts: [ClaimText]) -> [ClaimFinding] {
        texts.flatMap { text in
            let folded = FoldedText(text.text)
            return objections(in: folded).prefix(findingsMax).map { objection in
                let span = folded.span(of: objection.range)
                return ClaimFinding(
                    rule: objection.rule, place: text.place, span: span, words: text.text.utf16Slice(span),
                    replacement: objection.replacement)
            }
        }
    }

    /// The objections to a text that has been folded, in their order. What overlaps under one rule is one; of two rules
    /// the one whose words hold the other's stays.
    static func objections(in text: FoldedText) -> [Objection] {
        guard !text.letters.isEmpty else { return [] }
        let all =
            Wording.objections(in: text) + Figures.objections(in: text)
            + Contacts.found(in: text).map { Objection(rule: .contactDetails, range: $0.range) }
            + OffPlatform.found(in: text).map { Objection(rule: .offPlatformDeal, range: $0) }
        var kept: [Objection] = []
        for objection in all.sorted(by: Objection.isLonger) {
            if let same = kept.firstIndex(where: { $0.rule == objection.rule && $0.range.overlaps(objection.range) }) {
                kept[same].widen(to: objection.range)
            } else if !kept.contains(where: { $0.range.contains(objection.range) }) {
                kept.append(objection)
            }
        }
        return kept.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }
}

/// What a rule objects to, in letters of a folded text.
struct Objection: Sendable {
    let rule: ClaimRule
    private(set) var range: Range<Int>
    private(set) var replacement: String?

    init(rule: ClaimRule, range: Range<Int>, replacement: String? = nil) {
        self.rule = rule
        self.range = range
        self.replacement = replacement
    }

    /// Takes in another one's words. What was to stand in place of fewer words is no longer offered.
    mutating func widen(to other: Range<Int>) {
        guard !range.contains(other) else { return }
        range = min(range.lowerBound, other.lowerBound)..<max(range.upperBound, other.upperBound)
        replacement = nil
    }

    /// Longer ones first, then the earlier.
    static func isLonger(_ one: Objection, _ other: Objection) -> Bool {
        one.range.count != other.range.count
            ? one.range.count > other.range.count : one.range.lowerBound < other.range.lowerBound
    }
}

extension String {
    /// The text between two offsets in UTF-16 code units that are offsets of scalars.
    func utf16Slice(_ span: Range<Int>) -> String {
        let start = utf16.index(startIndex, offsetBy: span.lowerBound)
        let end = utf16.index(startIndex, offsetBy: span.upperBound)
        return String(self[start..<end])
    }
}
