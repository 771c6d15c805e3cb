import Testing

@testable import Market

@Suite struct GuardCorpusTests {
    @Test(arguments: ["written-from", "held-back"]) func bothAreHigh(part: String) throws {
        let corpus = try GuardCorpus(part)
        let (total, byKind, mistakes) = corpus.scores()
        print("guard corpus, \(part): \(corpus.messages.count) messages; \(total)")
        for kind in OffPlatformKind.allCases {
            guard let counts = byKind[kind] else { continue }
            print("guard corpus, \(part), \(kind.rawValue): \(counts.warned) of \(counts.of) warned of")
        }
        // What is held back stays so.
        if part != "held-back" { for mistake in mistakes { print("guard corpus, \(part): \(mistake)") } }
        #expect(total.recall >= 0.95)
        #expect(total.precision >= 0.95)
    }

    @Test func theCorpusIsLargeAndHalfOfItHarmless() throws {
        let written = try GuardCorpus("written-from").messages
        let heldBack = try GuardCorpus("held-back").messages
        let all = written + heldBack
        let harmless = all.count { $0.kinds.isEmpty }
        #expect(all.count >= 400)
        #expect(Set(all.map(\.pieces)).count == all.count)
        #expect((0.28...0.4).contains(Double(heldBack.count) / Double(all.count)))
        #expect((0.45...0.55).contains(Double(harmless) / Double(all.count)))
    }
}
