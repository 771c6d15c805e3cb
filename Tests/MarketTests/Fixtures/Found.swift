@testable import Market

extension ArtefactFacts {
    /// A small shop in PHP, with nothing to look at; `change` makes it another.
    static func of(_ change: (inout ArtefactFacts) -> Void = { _ in }) -> ArtefactFacts {
        var facts = ArtefactFacts(
            format: .zip, files: 12, unpackedBytes: 90_000, setApart: .init(files: 3, bytes: 20_000),
            languages: [
                .init(language: .php, files: 6, bytes: 50_000, lines: 1_000),
                .init(language: .css, files: 1, bytes: 9_000, lines: 300),
            ],
            licences: ["MIT"], unknownLicences: 0, versions: ["2.1.0"], manifests: [.init(kind: .composer, count: 1)],
            documents: [.init(kind: .readme, count: 1)], encryptedFiles: 0, protectedParts: [], binaries: [], secrets: [],
            innerArchives: 0, links: 0, unsafePaths: 0, treeHash: .number(77))
        change(&facts)
        return facts
    }
}

extension Inspected {
    static func of(_ change: (inout ArtefactFacts) -> Void = { _ in }) -> Inspected {
        .read(.of(change), ArtefactPlaces())
    }
}
