import Testing

/// Arrows point down only.
///
/// Source: DESIGN.md, section 4.
@Suite struct ImportsTests {
    /// Which of our own targets a target may import.
    static let arrows: [String: Set<String>] = [
        "Ledger": [],
        "Evidence": [],
        "Market": ["Ledger"],
        "Inspection": ["CArchive", "CGD", "CZBar", "Market"],
        "Store": ["CPostgres", "CSQLite", "Evidence", "Ledger", "Market"],
        "Payments": ["CArchive", "CQRCode", "Ledger", "Market"],
        "Service": ["CCurl", "Evidence", "Ledger", "Market", "Paper", "Payments", "Store"],
        "Paper": ["CPango", "Market"],
        "Web": ["Ledger", "Market", "Service"],
        "chengxu": ["Evidence", "Inspection", "Ledger", "Market", "Payments", "Service", "Store", "Web"],
        "CPostgres": [],
        "CSQLite": [],
        "CArchive": [],
        "CGD": [],
        "CQRCode": [],
        "CZBar": [],
        "CPango": [],
        "CCurl": [],
    ]
    /// The pure targets, and all that they may import from elsewhere.
    static let pure: [String: Set<String>] = ["Ledger": [], "Market": [], "Evidence": ["Crypto"]]
    /// Modules that are some targets' business only, and that of `chengxu`, which wires all.
    static let business: [String: Set<String>] = [
        "Hummingbird": ["Payments", "Web"], "HummingbirdCore": ["Payments", "Web"], "Mustache": ["Payments", "Web"],
        "NIOCore": ["Payments", "Web"], "NIOHTTP1": ["Payments", "Web"], "HTTPTypes": ["Payments", "Service", "Web"],
        "AsyncHTTPClient": ["Payments"], "ArgumentParser": [],
    ]

    static func fault(importing module: String, in target: String) -> String? {
        guard let own = arrows[target] else { return "a target that DESIGN.md does not know" }
        if arrows[module] != nil { return own.contains(module) || module == target ? nil : "against the arrows" }
        if let allowed = pure[target] { return allowed.contains(module) ? nil : "a pure target" }
        if target == "chengxu" { return nil }  // all wiring
        if let allowed = business[module] { return allowed.contains(target) ? nil : "not its business" }
        return nil
    }

    static func module(importedBy line: String) -> String? {
        let words = line.split(separator: " ")
        guard let at = words.firstIndex(of: "import"),
            words[..<at].allSatisfy({
                $0.hasPrefix("@") || ["public", "package", "internal", "private", "fileprivate"].contains($0)
            }),
            let last = words.dropFirst(at + 1).last
        else { return nil }
        return last.split(separator: ".").first.map(String.init)
    }

    @Test func arrowsPointDown() {
        for file in SourceTree.sources {
            for (line, code) in file.code.enumerated() {
                guard let module = Self.module(importedBy: code),
                    let fault = Self.fault(importing: module, in: file.target)
                else { continue }
                Issue.record("\(file.place(line)) imports \(module): \(fault)")
            }
        }
    }

    @Test func everyTargetIsThere() {
        #expect(Set(SourceTree.sources.map(\.target)).isSubset(of: Self.arrows.keys))
        #expect(Set(SourceTree.sources.map(\.target)).isSuperset(of: ["Ledger", "Evidence", "Market"]))
    }

    @Test(arguments: [
        ("Market", "Store"), ("Market", "Foundation"), ("Ledger", "Market"), ("Evidence", "Market"),
        ("Store", "Service"),
        ("Payments", "Store"), ("Web", "Store"), ("Service", "Web"), ("Service", "Hummingbird"), ("Web", "CSQLite"),
        ("Service", "Inspection"), ("Service", "CPango"), ("Web", "Paper"), ("Inspection", "Store"), ("Store", "CArchive"),
        ("Cellar", "Ledger"),
    ])
    func forbidden(target: String, module: String) { #expect(Self.fault(importing: module, in: target) != nil) }

    @Test func importsAreRead() {
        #expect(Self.module(importedBy: "import Ledger") == "Ledger")
        #expect(Self.module(importedBy: "@testable import struct Ledger.Money") == "Ledger")
        #expect(Self.module(importedBy: "@_exported public import Ledger") == "Ledger")
        #expect(Self.module(importedBy: "let x = import") == nil)
    }
}
