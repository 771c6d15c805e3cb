import Foundation

@testable import Market

/// Sentences with what the claims check must find in them.
///
/// A line is a list of kinds, a tab and the sentence. `written-from.txt` was in view when the rules were written; `held-back.txt`
/// is every third sentence of the whole, set aside before the first rule, and its mistakes are never shown.
struct ClaimsCorpus {
    /// What a sentence is labelled with.
    enum Kind: String, CaseIterable {
        case absolute, superlative, guarantee, figure, contact, lure
    }

    struct Sentence {
        let kinds: Set<Kind>
        let text: String
    }

    let sentences: [Sentence]

    init(_ name: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "corpus/\(name).txt")
        sentences = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
            guard !line.hasPrefix("#") else { return nil }
            let parts = line.split(separator: "\t", maxSplits: 1)
            guard parts.count == 2 else { throw Malformed(line: String(line)) }
            let kinds = try parts[0].split(separator: ",").filter { $0 != "ok" }.map { label in
                guard let kind = Kind(rawValue: String(label)) else { throw Malformed(line: String(line)) }
                return kind
            }
            return Sentence(kinds: Set(kinds), text: String(parts[1]))
        }
    }

    struct Malformed: Error { let line: String }

    /// What is found right, found wrongly and missed.
    struct Score: CustomStringConvertible {
        var right = 0
        var wrong = 0
        var missed = 0

        var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }
        var recall: Double { right + missed == 0 ? 1 : Double(right) / Double(right + missed) }

        var description: String {
            func text(_ part: Double) -> String { String(format: "%.3f", part) }
            return "recall \(text(recall)) precision \(text(precision)) (right \(right), wrong \(wrong), missed \(missed))"
        }
    }

    /// The scores by kind, and the sentences with a mistake.
    func scores() -> (byKind: [Kind: Score], total: Score, mistakes: [String]) {
        var byKind: [Kind: Score] = [:]
        var total = Score()
        var mistakes: [String] = []
        for sentence in sentences {
            let findings = ClaimsCheck.findings(in: [ClaimText(place: "title", text: sentence.text)])
            let found = Set(findings.map { Kind($0.rule) })
            for kind in Kind.allCases {
                switch (sentence.kinds.contains(kind), found.contains(kind)) {
                case (true, true):
                    byKind[kind, default: Score()].right += 1
                    total.right += 1
                case (true, false):
                    byKind[kind, default: Score()].missed += 1
                    total.missed += 1
                    mistakes.append("missed \(kind.rawValue): \(sentence.text)")
                case (false, true):
                    byKind[kind, default: Score()].wrong += 1
                    total.wrong += 1
                    let words = findings.filter { Kind($0.rule) == kind }.map(\.words)
                    mistakes.append("wrong \(kind.rawValue) \(words): \(sentence.text)")
                case (false, false): break
                }
            }
        }
        return (byKind, total, mistakes)
    }
}

extension ClaimsCorpus.Kind {
    init(_ rule: ClaimRule) {
        switch rule {
        case .absoluteTerm, .puffery: self = .absolute
        case .superlative: self = .superlative
        case .guarantee: self = .guarantee
        case .figureWithoutSource: self = .figure
        case .contactDetails: self = .contact
        case .offPlatformDeal: self = .lure
        }
    }
}
