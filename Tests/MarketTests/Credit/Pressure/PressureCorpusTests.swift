import Foundation
import Testing

@testable import Market

/// Messages with whether they use a rating as a threat. `written-from.txt` was in view when the words were written;
/// `held-back.txt`, about every third by the hash of its text, was set aside before, and its mistakes are never shown.
@Suite struct PressureCorpusTests {
    private typealias Line = (isThreat: Bool, text: String)

    @Test(arguments: [("written-from", 0.95, 0.95), ("held-back", 0.8, 0.9)])
    func bothAreHigh(part: String, recallMin: Double, precisionMin: Double) throws {
        var score = ClaimsCorpus.Score()
        var mistakes: [String] = []
        for line in try lines(of: part) {
            switch (RatingPressure.kinds(in: line.text).contains(.threat), line.isThreat) {
            case (true, true): score.right += 1
            case (true, false):
                score.wrong += 1
                mistakes.append("wrong: \(line.text)")
            case (false, true):
                score.missed += 1
                mistakes.append("missed: \(line.text)")
            case (false, false): break
            }
        }
        print("pressure corpus, \(part): \(try lines(of: part).count) messages; \(score)")
        if part == "written-from" { for mistake in mistakes { print("pressure corpus, \(part): \(mistake)") } }
        #expect(score.recall >= recallMin)
        #expect(score.precision >= precisionMin)
    }

    @Test func theCorpusIsLargeAndHalfOfItHarmless() throws {
        let all = try lines(of: "written-from") + lines(of: "held-back")
        #expect(all.count >= 120)
        #expect(Set(all.map(\.text)).count == all.count)
        #expect((0.4...0.6).contains(Double(all.count { $0.isThreat }) / Double(all.count)))
    }

    private func lines(of name: String) throws -> [Line] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "corpus/\(name).txt")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
            guard !line.hasPrefix("#") else { return nil }
            let parts = line.split(separator: "\t", maxSplits: 1)
            try #require(parts.count == 2, "\(line)")
            return (parts[0] == "t", String(parts[1]))
        }
    }
}
