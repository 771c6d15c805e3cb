/// The rules that know their words: absolute terms, superlatives, near-absolutes and guarantees.
enum Wording {
    /// What a phrase is taken for.
    struct Claim: Sendable {
        let rule: ClaimRule
        let replacement: String?
    }

    static func objections(in text: FoldedText) -> [Objection] {
        let hits = book.hits(in: text)
        guard !hits.isEmpty else { return [] }
        return hits.compactMap { hit in
            guard !isHarmless(hit.range, in: text), !Surroundings.isDenied(hit.range, in: text) else { return nil }
            switch hit.meaning.rule {
            case .superlative where Surroundings.isComputed(hit.range, in: text): return nil
            default: return Objection(rule: hit.meaning.rule, range: hit.range, replacement: hit.meaning.replacement)
            }
        }
    }

    /// Whether the words are part of longer ones that claim nothing, as 顶级 is of 顶级域名, or run into such ones.
    private static func isHarmless(_ range: Range<Int>, in text: FoldedText) -> Bool {
        for place in max(0, range.lowerBound - 8)..<range.upperBound {
            guard let hit = harmless.longest(in: text, at: place) else { continue }
            if hit.range.contains(range) || (place > range.lowerBound && hit.range.upperBound > range.upperBound) { return true }
        }
        return false
    }

    private static let book = PhraseBook(
        claims(.absoluteTerm, AbsoluteTerms.phrases) + claims(.puffery, AbsoluteTerms.near)
            + claims(.superlative, Superlatives.phrases) + claims(.guarantee, Guarantees.phrases))

    private static let harmless = PhraseBook(AbsoluteTerms.harmless + Superlatives.harmless + Guarantees.harmless)

    /// `phrase=words instead`.
    private static func claims(_ rule: ClaimRule, _ lines: [String]) -> [(String, Claim)] {
        lines.map { line in
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            return (parts[0], Claim(rule: rule, replacement: parts.count == 2 ? parts[1] : nil))
        }
    }
}
