import Evidence
import Foundation
import Testing

/// What `docs/bundle.md` says is in a bundle is in a real one, and nothing else is.
enum BundleFormat {
    /// The names in the first column of the document's table, as patterns.
    static func documented() throws -> [Regex<Substring>] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/bundle.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let section = try #require(text.split(separator: "\n## ").first { $0.hasPrefix("What is inside") })
        return try section.split(separator: "\n").filter { $0.hasPrefix("| `") }.flatMap { row in
            row.split(separator: "|")[0].matches(of: /`([^`]+)`/).map { String($0.1) }
        }.map { name in
            let pattern = name.replacing(".", with: "\\.").replacing("NNNNNN", with: "[0-9]{6}")
                .replacing("<sha256>", with: "[0-9a-f]{64}")
            return try Regex<Substring>(pattern)
        }
    }

    static func check(_ names: [String]) throws {
        let documented = try documented()
        #expect(documented.count >= 15)
        for name in names { #expect(try documented.contains { try $0.wholeMatch(in: name) != nil }, "\(name) is not documented") }
        for pattern in documented {
            #expect(try names.contains { try pattern.wholeMatch(in: $0) != nil }, "documented, but not in a real bundle")
        }
    }
}
