import Foundation
import Testing

@testable import Web

/// Every page renders from its model in both languages. With `GALLERY` set to a folder the pages are written there, to
/// be looked at.
@Suite struct GalleryTests {
    @Test(arguments: Language.allCases) func everyPageRenders(_ language: Language) throws {
        let gallery = Gallery(language)
        let folder = ProcessInfo.processInfo.environment["GALLERY"].map { URL(fileURLWithPath: $0) }
        for (name, page) in gallery.pages {
            let isVisitorPage = page.hasVisitorForm || name == "market"
            let html = Templates.shipped.render(page, gallery.frame(page, signedIn: !isVisitorPage))
            #expect(html.contains("<!doctype html>"), "\(name)")
            #expect(html.contains("<h1"), "\(name) has a heading")
            #expect(!html.contains("⟦"), "\(name) shows a key instead of a string")
            #expect(!html.contains("{{"), "\(name) shows an unfilled place")
            #expect(!html.contains("Optional("), "\(name)")
            #expect(!html.contains("Named("), "\(name) shows a model where a text was meant")
            #expect(!html.contains("style=\""), "\(name) has an inline style, which the policy forbids")
            #expect(unbalanced(html) == nil, "\(name): \(unbalanced(html) ?? "")")
            let shape = PageShape(html)
            #expect(shape.faults == [], "\(name)")
            #expect(name != "listing-preview" || shape.mainButtonCount == 1, "one thing to do: to publish")
            if let folder {
                let file = folder.appendingPathComponent("\(name).\(language.rawValue).html")
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try Data(html.utf8).write(to: file)
            }
        }
    }

    /// The first element that is not closed where it should be.
    private func unbalanced(_ html: String) -> String? {
        let void: Set<Substring> = ["meta", "link", "input", "img", "br", "!doctype", "use", "hr"]
        var open: [Substring] = []
        for piece in html.split(separator: "<").dropFirst(html.hasPrefix("<") ? 0 : 1) {
            let name = piece.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
            if piece.hasPrefix("/") {
                let closed = piece.dropFirst().prefix { $0 != ">" }
                guard open.popLast() == closed else { return "</\(closed)> closes nothing, open: \(open.suffix(3))" }
            } else if !void.contains(name.lowercased()[...]), !piece.prefix(while: { $0 != ">" }).hasSuffix("/") {
                open.append(name)
            }
        }
        return open.isEmpty ? nil : "open at the end: \(open)"
    }
}
