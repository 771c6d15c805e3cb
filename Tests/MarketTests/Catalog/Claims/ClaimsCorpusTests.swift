import Testing

@testable import Market

@Suite struct ClaimsCorpusTests {
    /// Recall and precision are of pairs of a sentence and a kind.
    @Test(arguments: ["written-from", "held-back"]) func bothAreHigh(part: String) throws {
        let corpus = try ClaimsCorpus(part)
        let (byKind, total, mistakes) = corpus.scores()
        print("claims corpus, \(part): \(corpus.sentences.count) sentences; \(total)")
        for kind in ClaimsCorpus.Kind.allCases {
            print("claims corpus, \(part), \(kind.rawValue): \(byKind[kind] ?? .init())")
        }
        // What is held back stays so.
        if part != "held-back" { for mistake in mistakes { print("claims corpus, \(part): \(mistake)") } }
        #expect(total.recall >= 0.95)
        #expect(total.precision >= 0.95)
    }

    @Test func theCorpusIsLargeAndHalfOfItHarmless() throws {
        let written = try ClaimsCorpus("written-from").sentences
        let heldBack = try ClaimsCorpus("held-back").sentences
        let all = written + heldBack
        let harmless = all.count { $0.kinds.isEmpty }
        #expect(all.count >= 420)
        #expect(Set(all.map(\.text)).count == all.count)
        #expect(heldBack.count * 3 >= 420)
        #expect((0.4...0.6).contains(Double(harmless) / Double(all.count)))
    }
}
