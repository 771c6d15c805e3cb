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

    /// The objections to a text that has been folded, in their order. Of those that overlap under one rule the longer stays.
    static func objections(in text: FoldedText) -> [Objection] {
        guard !text.letters.isEmpty else { return [] }
        let all = Wording.objections(in: text) + Figures.objections(in: text) + Contacts.objections(in: text)
            + OffPlatform.objections(in: text)
        var kept: [Objection] = []
        for objection in all.sorted(by: Objection.isLonger) {
            let isCovered = kept.contains { other in
                other.range.overlaps(objection.range)
                    && (other.rule == objection.rule || other.range.contains(objection.range))
            }
            if !isCovered { kept.append(objection) }
        }
        return kept.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }
}

/// What a rule objects to, in letters of a folded text.
struct Objection: Sendable {
    let rule: ClaimRule
    let range: Range<Int>
    var replacement: String?

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
