import Testing

/// A file that passes 300 lines is asked why. The answers stand here.
///
/// Source: STYLE.md, 3.
@Suite struct FileLengthTests {
    static let linesMax = 300
    /// The reason why a longer file is one concept all the same.
    static let allowed: [String: String] = [
        "Tests/EvidenceTests/Bundle/BundleAttackTests.swift": "one forger, one attack after the other",
        "Tests/StoreTests/Database/StoreContractTests.swift": "one contract, held by every driver",
    ]

    @Test func filesAreOfOneConcept() {
        for file in SourceTree.sources + SourceTree.tests where Self.allowed[file.path] == nil {
            #expect(file.lines.count <= Self.linesMax + 1, "\(file.path) has \(file.lines.count) lines")
        }
    }

    @Test func everyExceptionIsStillOne() {
        for path in Self.allowed.keys {
            let file = (SourceTree.sources + SourceTree.tests).first { $0.path == path }
            #expect((file?.lines.count ?? 0) > Self.linesMax, "\(path) needs no exception")
        }
    }
}
