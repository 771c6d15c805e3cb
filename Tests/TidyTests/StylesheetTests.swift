import Foundation
import Testing

/// A brace too few and a browser passes over half a stylesheet without a word.
@Suite struct StylesheetTests {
    /// The line of the first comment in column 0 that stands inside a rule; 0 where the end does; nil where all is closed.
    static func firstUnclosed(in text: String) -> Int? {
        var depth = 0
        for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("/*"), depth != 0 { return place + 1 }
            depth += line.count { $0 == "{" } - line.count { $0 == "}" }
        }
        return depth == 0 ? nil : 0
    }

    @Test func everyBlockIsClosedBeforeTheNextBegins() throws {
        let file = SourceTree.root.appending(path: "Sources/Web/Resources/assets/site.css")
        #expect(Self.firstUnclosed(in: try String(contentsOf: file, encoding: .utf8)) == nil)
    }

    @Test func whatIsUnclosedIsFound() {
        #expect(Self.firstUnclosed(in: "a { b: c; }\n/* d */\n@media x {\n  e { f: g; }\n}") == nil)
        #expect(Self.firstUnclosed(in: "@media x {\n  e { f: g; }\n/* d */") == 3)
        #expect(Self.firstUnclosed(in: "e { f: g;") == 0)
    }
}
