import Crypto
import Market

/// Gathers the facts while the artefact is read, one file after another, each in pieces.
struct FactsGathering {
    private var places = ArtefactPlaces()
    private var tree = TreeHash()
    private var files = 0
    private var unpackedBytes: Int64 = 0
    private var setApart = ArtefactFacts.FileSum()
    private var languages: [ProgrammingLanguage: ArtefactFacts.LanguageSum] = [:]
    private var licences: [String] = []
    private var unknownLicences = 0
    private var versions: [String] = []
    private var manifests: [ManifestKind: Int] = [:]
    private var documents: [DocumentKind: Int] = [:]
    private var protected: [ProtectionMark: Int] = [:]
    private var binaries: [BinaryKind: Int] = [:]
    private var secrets: [SecretKind: Int] = [:]
    private var encryptedFiles = 0
    private var innerArchives = 0
    private var links = 0
    private var unsafePaths = 0

    // The file that is being read.
    private var path = EntryPath(bytes: [])
    private var head: [UInt8] = []
    private var fileBytes: Int64 = 0
    private var hash = SHA256()

    /// The hashes and paths of all files that were read; nil where they are too many to be told.
    var listing: [UInt8]? { tree.listing(bytesMax: Inspected.Limits.listingBytesMax) }

    // MARK: As it is read

    mutating func addFolder(_ path: EntryPath) { look(at: path) }

    mutating func addLink(_ path: EntryPath) {
        look(at: path)
        links += 1
        note(\.links, "link", path)
    }

    mutating func addEncrypted(_ path: EntryPath, bytes: Int64) {
        look(at: path)
        files += 1
        encryptedFiles += 1
        // What the list says of it; nobody unpacked it.
        let bytes = min(max(0, bytes), Inspected.Limits.unpackedBytesMax)
        note(\.encrypted, "", path, bytes: bytes)
        tree.add(path: path.bytes, sha256: [UInt8](repeating: 0, count: SHA256.byteCount))
    }

    mutating func beginFile(_ path: EntryPath) {
        look(at: path)
        self.path = path
        head.removeAll(keepingCapacity: true)
        fileBytes = 0
        hash = SHA256()
    }

    mutating func addBytes(_ piece: UnsafeRawBufferPointer) {
        fileBytes += Int64(piece.count)
        hash.update(bufferPointer: piece)
        let room = Inspected.Limits.lookedIntoBytesMax - head.count
        if room > 0 { head.append(contentsOf: piece.prefix(room)) }
    }

    /// What was begun as a file turned out to be behind a password.
    mutating func turnEncrypted() { addEncrypted(path, bytes: 0) }

    mutating func endFile() {
        files += 1
        unpackedBytes += fileBytes
        tree.add(path: path.bytes, sha256: hash.finalize())
        keepLargest()
        let bytes = head
        bytes.withUnsafeBytes { examine(ScannedText($0)) }
    }

    private mutating func look(at path: EntryPath) {
        guard path.isUnsafe else { return }
        unsafePaths += 1
        note(\.links, "path", path)
    }

    // MARK: What a file tells

    private mutating func examine(_ text: ScannedText) {
        if ArchiveSigns.isArchive(path, text) {
            innerArchives += 1
            note(\.innerArchives, "", path, bytes: fileBytes)
        }
        if SetApart.isSetApart(path) {
            setApart.files += 1
            setApart.bytes += fileBytes
            return
        }
        if let kind = BinarySigns.kind(of: path, text) {
            binaries[kind, default: 0] += 1
            note(\.binaries, kind.rawValue, path, bytes: fileBytes)
            return
        }
        if let kind = Documents.kind(of: path) {
            documents[kind, default: 0] += 1
            note(\.documents, kind.rawValue, path, bytes: fileBytes)
        }
        guard text.isText else { return examineUnreadable(text) }
        examineWritings(text)
        for secret in SecretSearch.search(path, text) {
            secrets[secret.kind, default: 0] += 1
            note(\.secrets, secret.kind.rawValue, path, line: secret.line)
        }
        guard let language = SourceLanguage.of(path, text) else { return }
        languages[language, default: .init(language: language, files: 0, bytes: 0, lines: 0)].add(
            bytes: fileBytes, lines: Int64(text.lineEnds))
        if let mark = ProtectionSigns.mark(of: language, text) {
            protected[mark, default: 0] += 1
            note(\.protectedParts, mark.rawValue, path, bytes: fileBytes)
        }
    }

    /// A file with zero bytes in it that is named as source: encoded by a tool.
    private mutating func examineUnreadable(_ text: ScannedText) {
        guard !text.bytes.isEmpty, let language = SourceLanguage.of(path, text),
            let mark = ProtectionSigns.mark(of: language, text) ?? (language == .php ? .zendGuard : nil)
        else { return }
        protected[mark, default: 0] += 1
        note(\.protectedParts, mark.rawValue, path, bytes: fileBytes)
    }

    private mutating func examineWritings(_ text: ScannedText) {
        if LicenceWords.isLicenceFile(path), SourceLanguage.of(path, text) == nil {
            let licence = LicenceWords.identifier(of: text)
            if let licence { add(licence) } else { unknownLicences += 1 }
            note(\.licences, licence ?? "", path, bytes: fileBytes)
        }
        guard let kind = Manifests.kind(of: path, text) else { return }
        manifests[kind, default: 0] += 1
        note(\.manifests, kind.rawValue, path, bytes: fileBytes)
        guard path.folders.count <= 1 else { return }
        if let licence = Manifests.licence(kind, text) { add(licence) }
        if let version = Manifests.version(kind, text), !versions.contains(version), versions.count < 5 { versions.append(version) }
    }

    private mutating func add(_ licence: String) {
        if !licences.contains(licence), licences.count < 20 { licences.append(licence) }
    }

    // MARK: Where

    private mutating func note(
        _ list: WritableKeyPath<ArtefactPlaces, [ArtefactPlaces.Place]>, _ kind: String, _ path: EntryPath, line: Int = 0,
        bytes: Int64 = 0
    ) {
        guard places[keyPath: list].count < ArtefactPlaces.placesMax else { return }
        places[keyPath: list].append(.init(kind: kind, path: shown(path), line: line, bytes: bytes))
    }

    private mutating func keepLargest() {
        if places.largest.count == 5, let least = places.largest.last, least.bytes >= fileBytes { return }
        places.largest.append(.init(kind: "", path: shown(path), bytes: fileBytes))
        places.largest.sort { $0.bytes > $1.bytes }
        places.largest = Array(places.largest.prefix(5))
    }

    /// A path as it may stand in facts: without control characters, cut at its beginning.
    private func shown(_ path: EntryPath) -> String {
        let clean = String(
            String.UnicodeScalarView(
                path.text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: "\u{FFFD}"
                    default: scalar
                    }
                }))
        guard clean.count > ArtefactPlaces.pathCharactersMax else { return clean }
        return "…" + clean.suffix(ArtefactPlaces.pathCharactersMax - 1)
    }

    // MARK: The end

    func finish(_ format: ArchiveFormat) -> (ArtefactFacts, ArtefactPlaces) {
        guard let treeHash = tree.finish() else { preconditionFailure("a SHA-256 is written in 64 digits") }
        let facts = ArtefactFacts(
            format: format, files: files, unpackedBytes: unpackedBytes, setApart: setApart,
            languages: languages.values.sorted { ($1.bytes, $0.language.rawValue) < ($0.bytes, $1.language.rawValue) },
            licences: licences.sorted(), unknownLicences: unknownLicences, versions: versions.sorted(),
            manifests: tallies(manifests), documents: tallies(documents), encryptedFiles: encryptedFiles,
            protectedParts: tallies(protected), binaries: tallies(binaries), secrets: tallies(secrets),
            innerArchives: innerArchives, links: links, unsafePaths: unsafePaths, treeHash: treeHash)
        return (facts, places)
    }

    private func tallies<Kind: CaseIterable & Hashable & Codable & Sendable>(
        _ counts: [Kind: Int]
    ) -> [ArtefactFacts.Tally<Kind>] {
        Kind.allCases.compactMap { kind in counts[kind].map { .init(kind: kind, count: $0) } }
    }
}

extension ArtefactFacts.LanguageSum {
    fileprivate mutating func add(bytes: Int64, lines: Int64) {
        files += 1
        self.bytes += bytes
        self.lines += lines
    }
}
