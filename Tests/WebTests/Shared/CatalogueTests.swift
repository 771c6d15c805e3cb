import Foundation
import Testing

@testable import Web

/// Every string that a template or a source names is in the catalogue, in both languages, and none is there for nothing.
@Suite struct CatalogueTests {
    @Test func everyNamedKeyExists() throws {
        let keys = Set(Catalogue.shipped.entries.keys)
        let used = try Usage.read()
        // Where a key is put together, its end stands in the source: some key must have that end.
        let missing = used.keys.subtracting(keys).filter { end in !keys.contains { $0.hasSuffix(".\(end)") } }
        #expect(missing.sorted() == [], "named, but not in the catalogue")
    }

    @Test func noKeyIsUnused() throws {
        let used = try Usage.read()
        let unused = Catalogue.shipped.entries.keys.filter { key in
            let plural = key.hasSuffix(".one") ? String(key.dropLast(4)) : key
            return !used.keys.contains(plural) && !used.literals.contains(plural) && !used.prefixes.contains { key.hasPrefix($0) }
        }
        #expect(unused.sorted() == [])
    }

    @Test func placesAreTheSameInBothLanguages() {
        for (key, entry) in Catalogue.shipped.entries {
            #expect(places(entry.zh) == places(entry.en), "\(key)")
        }
    }

    @Test func everyCountedKeyHasItsSingular() throws {
        let keys = Catalogue.shipped.entries
        for key in try Usage.read().counted { #expect(keys["\(key).one"] != nil, "\(key) is counted") }
        for key in keys.keys where key.hasSuffix(".one") { #expect(keys[String(key.dropLast(4))] != nil, "\(key)") }
    }

    @Test func aMalformedLineIsNamed() {
        #expect(throws: Catalogue.Malformed.self) { try Catalogue(text: "a | 一") }
        #expect(throws: Catalogue.Malformed.self) { try Catalogue(text: "a | 一 | one\na | 二 | two") }
        #expect(throws: Catalogue.Malformed.self) { try Catalogue(text: "a |  | one") }
    }

    @Test func valuesAreFilledOnceOnly() throws {
        #expect(Language.zh.say("time.left", ["span": "{{span}}"]) == "还剩 {{span}}")
    }

    private func places(_ text: String) -> Set<String> {
        Set(text.components(separatedBy: "{{").dropFirst().map { String($0.prefix { $0 != "}" }) })
    }
}

/// The keys that templates and sources name.
private struct Usage {
    var keys: Set<String> = []
    var prefixes: Set<String> = []
    /// The keys that are said with a number.
    var counted: Set<String> = []
    /// Every text in the sources that could be a key.
    var literals: Set<String> = []

    static func read() throws -> Usage {
        var usage = Usage()
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/Web")
        let all = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        let template = /\[\[([A-Za-z][A-Za-z0-9.]*)\]\]/
        let literal = /(?:say|count|key:|Key:)\(?\s*"([A-Za-z][A-Za-z0-9.]*)(\\?)/
        let refusal = /(?:Refused|FieldProblem)\([^"\n]*?(?:"[A-Za-z.]+", )?"([a-zA-Z]+)"/
        let flash = /flash: "([A-Za-z0-9.]+)"/
        while let file = all?.nextObject() as? URL {
            guard ["swift", "mustache"].contains(file.pathExtension) else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            if file.pathExtension == "mustache" {
                for match in text.matches(of: template) { usage.keys.insert(String(match.1)) }
                continue
            }
            for match in text.matches(of: /\.count\(\s*"([A-Za-z][A-Za-z0-9.]*)"/) { usage.counted.insert(String(match.1)) }
            // A word without a dot is the end of a key; its beginning stands where the whole is put together.
            for match in text.matches(of: literal) where match.1.contains(".") {
                if match.2.isEmpty { usage.keys.insert(String(match.1)) } else { usage.prefixes.insert(String(match.1)) }
            }
            for match in text.matches(of: /"([a-z][A-Za-z]*(?:\.[A-Za-z0-9]+)+)"/) { usage.literals.insert(String(match.1)) }
            for match in text.matches(of: /"((?:[a-z][A-Za-z0-9]*\.)+)\\\(/) { usage.prefixes.insert(String(match.1)) }
            for match in text.matches(of: flash) { usage.keys.insert("flash.\(match.1)") }
            for match in text.matches(of: refusal) {
                usage.prefixes.insert("refused.\(match.1)")
                usage.prefixes.insert("problem.\(match.1)")
            }
            for match in text.matches(of: /\? "([a-z][A-Za-z]+)" : "([a-z][A-Za-z]+)"/) {
                usage.prefixes.insert("problem.\(match.1)")
                usage.prefixes.insert("problem.\(match.2)")
            }
            for match in text.matches(of: /"(time\.[a-z]+)"/) { usage.keys.insert(String(match.1)) }
        }
        return usage
    }
}
