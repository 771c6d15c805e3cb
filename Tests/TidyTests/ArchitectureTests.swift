import Foundation
import Testing

/// The maps show the house as it is: every file that `ARCHITECTURE.md` and `docs/rooms.md` name exists.
@Suite struct ArchitectureTests {
    static let files = ["ARCHITECTURE.md", "docs/rooms.md"]
    /// Lines that the first map may have: two pages.
    static let linesMax = 110

    /// What stands between backquotes and looks like a path: it has a slash, or ends like a file of ours.
    static func paths(in text: String) -> [String] {
        text.matches(of: /`([A-Za-z0-9_.\/-]+)`/).map { String($0.output.1) }.filter { path in
            path.contains("/")
                || [".swift", ".md", ".yaml", ".mustache", ".css", ".js", ".sh"].contains { path.hasSuffix($0) }
        }
    }

    static func isThere(_ path: String) -> Bool {
        ["", "Sources/", "Tests/"].contains { folder in
            ["", ".swift"].contains { ending in SourceTree.exists(folder + path + ending) }
        }
    }

    @Test func theHouseIsToldOnTwoPages() throws {
        let text = try String(contentsOf: SourceTree.root.appending(path: Self.files[0]), encoding: .utf8)
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= Self.linesMax)
    }

    @Test(arguments: files) func everyFileNamedExists(_ file: String) throws {
        let text = try String(contentsOf: SourceTree.root.appending(path: file), encoding: .utf8)
        let paths = Self.paths(in: text)
        #expect(!paths.isEmpty)
        for path in paths { #expect(Self.isThere(path), "\(path)") }
    }

    @Test func pathsAreFound() {
        #expect(
            Self.paths(in: "`Market/Trade/Trade.swift`, `decide`, `Package.swift` and `Market/Escrow/`; `a b/c`")
                == ["Market/Trade/Trade.swift", "Package.swift", "Market/Escrow/"])
        #expect(Self.isThere("Market/Trade/Trade.swift"))
        #expect(Self.isThere("Market/Escrow/ConfirmAcceptance"))
        #expect(Self.isThere("Market/Escrow/"))
        #expect(!Self.isThere("Market/Trade/Nowhere.swift"))
    }
}
