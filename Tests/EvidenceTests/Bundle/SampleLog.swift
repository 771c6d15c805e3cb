@testable import Evidence

/// A whole small log: streams, the tree, the heads, and bundles of any stream.
struct SampleLog {
    private(set) var leaves: [Hash] = []
    private(set) var heads = HeadsTree()
    private(set) var streams: [String: [EntryHeader]] = [:]
    private(set) var places: [Hash: Int64] = [:]
    private(set) var checkpoint: SignedNote?
    var logKey = Sample.logKey
    var recordKey = Sample.recordKey
    var page = "<!doctype html><title>t</title>".bytes

    /// Adds an entry to a stream and gives it back.
    @discardableResult
    mutating func append(
        _ stream: String, kind: String, facts: JSON.Object = [:], sealed: [String: Opening] = [:]
    ) throws -> EntryHeader {
        let before = streams[stream]?.last
        let header = try EntryHeader(
            stream: stream, streamNumber: before?.streamNumber ?? Int64(streams.count),
            sequence: (before?.sequence ?? -1) + 1, previous: before?.entryHash, kind: kind, actor: "member/a",
            timeMs: 1_700_000_000_000 + Int64(leaves.count), facts: facts,
            sealed: Dictionary(uniqueKeysWithValues: sealed.map { ($0, Commitment.commit($1, field: $0)) }))
        places[header.entryHash] = Int64(leaves.count)
        leaves.append(header.entryHash)
        streams[stream, default: []].append(header)
        return header
    }

    /// Does what the notary does: commits to the heads and signs a checkpoint.
    mutating func seal() throws {
        heads.update(streams.values.compactMap { $0.last.map { HeadLeaf($0) } })
        try append(
            HeadsCommitment.stream, kind: HeadsCommitment.kind, facts: HeadsCommitment(heads).facts)
        let checkpoint = Checkpoint(origin: logKey.name, size: Int64(leaves.count), root: try prover.root())!
        self.checkpoint = try checkpoint.signed(by: [logKey])
    }

    var prover: MerkleProver { MerkleProver(leaves: leaves) }

    /// An entry as it goes into a bundle.
    func entry(_ header: EntryHeader, openings: [String: Opening] = [:]) throws -> BundleContents.Entry {
        BundleContents.Entry(
            header: header, openings: openings, inclusion: try prover.inclusion(of: places[header.entryHash]!))
    }

    /// The contents of a bundle of one stream, with the openings of each of its entries.
    func contents(
        of stream: String, openings: [[String: Opening]] = [], references: [BundleContents.Entry] = [],
        files: [BundleFile] = []
    ) throws -> BundleContents {
        let headers = streams[stream]!
        let entries = try headers.enumerated().map { number, header in
            try entry(header, openings: number < openings.count ? openings[number] : [:])
        }
        return BundleContents(
            entries: entries, references: references, files: files, checkpoint: checkpoint!,
            headProof: heads.inclusion(of: headers[0].streamNumber)!,
            notary: try entry(streams[HeadsCommitment.stream]!.last!), page: page,
            keys: [logKey.verifier, recordKey.verifier])
    }

    static let exportedAtMs: Int64 = 1_700_000_100_000
}

/// One small bundle with something of everything, and the log it comes from.
struct SampleBundle {
    var log = SampleLog()
    let file = "the software".bytes
    let title = Opening(salt: Array(repeating: 4, count: 32), text: "企业官网源码")!
    let body = Opening(salt: Array(repeating: 5, count: 32), text: "在吗？")!
    let picture = Opening(salt: Array(repeating: 6, count: 32), value: [0xFF, 0xD8])!
    private(set) var listing: EntryHeader

    init(extraEntries: Int = 0) throws {
        try log.append("member/a", kind: "registered")
        listing = try log.append(
            "listing/1", kind: "published",
            facts: ["artefact": ["sha256": .string(Hash.sha256(file).hex), "sizeBytes": .integer(Int64(file.count))]],
            sealed: ["title": title])
        try log.append("trade/1", kind: "opened", facts: ["revision": .string(listing.entryHash.hex)])
        try log.append("trade/2", kind: "opened")
        try log.append("trade/1", kind: "messageSent", sealed: ["body": body, "picture": picture])
        for _ in 0..<extraEntries {
            try log.append(
                "trade/1", kind: "delivered",
                facts: ["artefact": ["sha256": .string(Hash.sha256(file).hex), "sizeBytes": "12"]])
            try log.append("trade/2", kind: "messageSent", facts: ["revision": .string(listing.entryHash.hex)])
        }
        try log.seal()
    }

    func contents() throws -> BundleContents {
        try log.contents(
            of: "trade/1", openings: [[:], ["body": body, "picture": picture]],
            references: [try log.entry(listing, openings: ["title": title])], files: [BundleFile(file)])
    }

    func bytes() async throws -> [UInt8] {
        try await SampleBundle.bytes(of: try contents(), signer: log.recordKey)
    }

    func members() async throws -> SampleMembers { try SampleMembers(try await bytes()) }

    static func bytes(of contents: BundleContents, signer: SignerKey = Sample.recordKey) async throws -> [UInt8] {
        let writer = try BundleWriter(contents, exportedAtMs: SampleLog.exportedAtMs, signer: signer)
        var bytes: [UInt8] = []
        try await writer.write { bytes += $0 }
        return bytes
    }

    static let trusted = [Sample.logKey.verifier, Sample.recordKey.verifier]
}

/// The members of a bundle, to be changed as an attacker would and packed again.
struct SampleMembers {
    var data: [String: [UInt8]] = [:]

    init(_ bytes: [UInt8]) throws {
        let source = BytesSource(bytes)
        for member in try ArchiveReader(source).members {
            data[member.name] = try source.bytes(at: member.dataOffset, count: Int(member.size))
        }
    }

    subscript(name: String) -> [UInt8]? {
        get { data[name] }
        set { data[name] = newValue }
    }

    /// Makes manifest and statement fit again: what an operator can do who holds the key for bundles.
    mutating func reseal(stream: String = "trade/1", by key: SignerKey = Sample.recordKey) throws {
        let others = data.filter { $0.key != "manifest.sha256" && $0.key != "manifest.note" }
        let manifest = BundleManifest(others.map { .init(name: $0.key, hash: Hash.sha256($0.value)) }).bytes
        let statement = BundleStatement(
            stream: stream, manifestHash: Hash.sha256(manifest), exportedAtMs: SampleLog.exportedAtMs)
        data["manifest.sha256"] = manifest
        data["manifest.note"] = try SignedNote(signing: statement.text, by: [key]).bytes
    }

    /// The archive of the members, in order.
    func packed() -> [UInt8] {
        SampleMembers.pack(
            data.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, $0.value) })
    }

    /// An archive of any members in any order.
    static func pack(_ members: [(name: String, data: [UInt8])]) -> [UInt8] {
        var (bytes, directory): ([UInt8], [UInt8]) = ([], [])
        for (name, data) in members {
            let member = ArchiveMember(
                name: name, size: Int64(data.count), crc: CRC32.checksum(data), offset: Int64(bytes.count))
            bytes += member.localHeader + data
            directory += member.centralHeader
        }
        let end = ArchiveEnd(
            membersCount: Int64(members.count), directoryOffset: Int64(bytes.count),
            directoryBytes: Int64(directory.count))
        return bytes + directory + end.bytes
    }
}

extension BundleReport {
    /// The findings as short texts, for comparing.
    var faults: Set<String> {
        Set(
            findings.map { finding in
                "\(finding.member ?? "archive"): \(finding.fault)".replacing(
                    "Evidence.CaseChain.Fault.Reason.", with: "")
            })
    }
}
