/// Checks what the members of a bundle say, once they have been read.
///
/// The writer runs the same check before it writes, so a bundle that does not hold is never handed out.
struct BundleCheck {
    let members: [BundlePath: [UInt8]]
    let files: [Hash: Int64]
    let trusted: [VerifierKey]?
    /// The bytes of the files that are short enough to be part of a signature; nil for the writer, which has not read them.
    let smallFiles: [Hash: [UInt8]]?
    /// What the members were written from, so that the writer's check need not parse its own text; empty for a verifier.
    let written: Written
    var report = BundleReport()

    var checkpoint: (bytes: [UInt8], value: Checkpoint)?
    /// For each hash that the facts of the stream's entries name, the sequences of those entries.
    private var namedBy: [Hash: [Int64]] = [:]
    /// The files that references name.
    private var filesOfReferences: Set<Hash> = []

    /// Takes all members but the files and the page, and the size of each file that is there.
    init(
        members: [BundlePath: [UInt8]], files: [Hash: Int64], trusted: [VerifierKey]?,
        written: Written = Written(), smallFiles: [Hash: [UInt8]]? = nil
    ) {
        self.smallFiles = smallFiles
        self.members = members
        self.files = files
        self.trusted = trusted
        self.written = written
    }

    /// Headers and the heads of proofs, each of which has one form in bytes and cannot be made but by passing all checks on
    /// its own parts.
    struct Written {
        var headers: [BundlePath: EntryHeader] = [:]
        var proofs: [BundlePath: TLogProof.Head] = [:]
        var openings: [BundlePath: [String: Opening]] = [:]
        /// Who has just signed a note; a signature made a moment ago is not computed once more.
        var signed: [BundlePath: VerifierKey] = [:]
    }

    mutating func run() {
        let keys = readKeys()
        readCheckpoint(keys)
        readEntries()
        readReferences()
        readFiles()
        readAssertions()
        readHead()
        readStatement(keys)
        let used = Set((report.checkpointSigners + report.exportSigners).map(\.key))
        for key in keys where !used.contains(key) { find(.keys, .keyUnused(keyName: key.name)) }
        findStrays()
    }

    // MARK: Entries

    private mutating func readEntries() {
        if members[.entry(0)] == nil && !members.keys.contains(where: { if case .entry = $0 { true } else { false } }) {
            find(.entry(0), .missing)
        }
        var chain = CaseChain()
        var lastIndex: Int64 = -1
        for number in numbers(of: { if case .entry(let number) = $0 { number } else { nil } }, BundlePath.entry) {
            guard var entry = readEntry(.entry(number), values: .values(number)) else { continue }
            let header = entry.header
            do throws(CaseChain.Fault) {
                guard header.sequence == number else {
                    throw CaseChain.Fault(sequence: header.sequence, reason: .sequenceGap)
                }
                try chain.append(header)
                entry.isLinked = true
            } catch {
                entry.isLinked = false
                find(.entry(number), .chain(error.reason))
                chain = CaseChain(after: header)
            }
            readProof(.proof(number), of: &entry)
            if let index = entry.logIndex {
                if index <= lastIndex { find(.proof(number), .placeNotAfterPrevious) }
                lastIndex = index
            }
            let mentions = BundleMentions(in: header.facts)
            entry.files = readNamedFiles(mentions, .entry(number))
            for hash in mentions.hashes { namedBy[hash, default: []].append(header.sequence) }
            if number == 0 { report.stream = header.stream }
            report.entries.append(entry)
        }
    }

    private mutating func readEntry(_ path: BundlePath, values: BundlePath) -> BundleReport.Entry? {
        guard let bytes = take(path) else { return nil }
        do {
            let header = try header(path, bytes)
            var entry = BundleReport.Entry(member: path.name, header: header, entryHash: header.entryHash)
            entry.fields = readFields(values, of: header)
            return entry
        } catch {
            find(path, .header(error))
            return nil
        }
    }

    func header(_ path: BundlePath, _ bytes: [UInt8]) throws(EntryHeader.Fault) -> EntryHeader {
        if let header = written.headers[path], header.canonicalBytes == bytes { return header }
        return try EntryHeader(parsing: bytes)
    }

    private mutating func readFields(_ path: BundlePath, of header: EntryHeader) -> [BundleReport.Field] {
        var openings: [String: Opening] = [:]
        if let given = written.openings[path] {
            openings = given
        } else if let bytes = members[path] {
            if let parsed = BundleOpenings.parse(bytes) { openings = parsed } else { find(path, .malformed) }
        }
        for field in openings.keys.sorted() where header.sealed[field] == nil { find(path, .unknownField(field)) }
        return header.sealed.sorted { $0.key < $1.key }.map { field, commitment in
            guard let opening = openings[field] else {
                return BundleReport.Field(name: field, opening: nil, isWrong: false)
            }
            guard Commitment.verify(commitment, opening: opening, field: field) else {
                find(path, .wrongOpening(field: field))
                return BundleReport.Field(name: field, opening: nil, isWrong: true)
            }
            return BundleReport.Field(name: field, opening: opening, isWrong: false)
        }
    }

    mutating func readProof(_ path: BundlePath, of entry: inout BundleReport.Entry) {
        guard let bytes = take(path) else { return }
        guard let (head, note) = TLogProof.split(bytes, written: written.proofs[path]), head.extra == nil else {
            return find(path, .malformed)
        }
        // All proofs of a bundle end in the same note, which has been parsed already.
        guard let checkpoint, note.elementsEqual(checkpoint.bytes) else {
            guard TLogProof(parsing: bytes) != nil else { return find(path, .malformed) }
            if checkpoint != nil { find(path, .otherCheckpoint) }
            return
        }
        entry.logIndex = head.index
        entry.isIncluded = InclusionProof(index: head.index, size: checkpoint.value.size, path: head.path)
            .verify(leaf: entry.entryHash, root: checkpoint.value.root)
        if !entry.isIncluded { find(path, .notIncluded) }
    }

    // MARK: References and files

    private mutating func readReferences() {
        var seen: Set<Hash> = []
        let numbers = numbers(
            of: { if case .referenceEntry(let number) = $0 { number } else { nil } }, BundlePath.referenceEntry)
        for number in numbers {
            let path = BundlePath.referenceEntry(number)
            guard var entry = readEntry(path, values: .referenceValues(number)) else { continue }
            readProof(.referenceProof(number), of: &entry)
            if entry.header.stream == report.stream { find(path, .referenceOfSameStream) }
            if !seen.insert(entry.entryHash).inserted { find(path, .referenceTwice) }
            let namedBy = namedBy[entry.entryHash] ?? []
            if namedBy.isEmpty { find(path, .referenceNotNamed) }
            let mentions = BundleMentions(in: entry.header.facts)
            entry.files = readNamedFiles(mentions, path)
            filesOfReferences.formUnion(mentions.hashes)
            report.references.append(BundleReport.Reference(entry: entry, namedBy: namedBy))
        }
    }

    private mutating func readNamedFiles(
        _ mentions: BundleMentions, _ path: BundlePath
    ) -> [BundleReport.NamedFile] {
        var all = mentions.files
        for index in all.indices {
            guard let size = files[all[index].sha256] else { continue }
            all[index].isIncluded = true
            if let stated = all[index].statedBytes, stated != size {
                find(.file(all[index].sha256), .fileSizeDiffers(stated: stated))
            }
        }
        let stated = Set(all.map(\.sha256))
        for hash in mentions.hashes.sorted(by: { $0.hex < $1.hex }) where files[hash] != nil && !stated.contains(hash) {
            all.append(BundleReport.NamedFile(sha256: hash, statedBytes: nil, isIncluded: true))
        }
        return all
    }

    private mutating func readFiles() {
        for (hash, size) in files.sorted(by: { $0.key.hex < $1.key.hex }) {
            let namedBy = namedBy[hash] ?? []
            if namedBy.isEmpty && !filesOfReferences.contains(hash) { find(.file(hash), .fileNotNamed) }
            report.files.append(BundleReport.File(sha256: hash, sizeBytes: size, namedBy: namedBy))
        }
    }

    // MARK: Members

    mutating func take(_ path: BundlePath) -> [UInt8]? {
        if let bytes = members[path] { return bytes }
        find(path, .missing)
        return nil
    }

    /// The numbers of the members that the closure picks, in order; of each gap the first number is found missing.
    private mutating func numbers(of pick: (BundlePath) -> Int?, _ path: (Int) -> BundlePath) -> [Int] {
        let numbers = members.keys.compactMap(pick).sorted()
        var expected = 0
        for number in numbers {
            if number != expected { find(path(expected), .missing) }
            expected = number + 1
        }
        return numbers
    }

    /// Finds values and proofs of entries that are not there.
    private mutating func findStrays() {
        let strays = members.keys.filter { path in
            switch path {
            case .values(let number), .proof(let number): members[.entry(number)] == nil
            case .referenceValues(let number), .referenceProof(let number): members[.referenceEntry(number)] == nil
            case .checkpoint, .entry, .file, .head, .headProof, .notaryEntry, .notaryProof, .page, .keys, .manifest,
                .manifestNote, .referenceEntry:
                false
            }
        }
        for path in strays.sorted(by: { $0.name < $1.name }) { find(path, .unknownMember) }
    }

    mutating func find(_ path: BundlePath, _ fault: BundleFinding.Fault) {
        report.findings.append(BundleFinding(member: path.name, fault: fault))
    }
}
