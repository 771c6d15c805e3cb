/// Writes a bundle, piece by piece; the same contents give the same bytes.
///
/// The archive is laid out, checked and signed before the first byte is written, so its size is known beforehand.
public struct BundleWriter: Sendable {
    /// The size of the whole bundle, in bytes.
    public let sizeBytes: Int64
    /// The SHA-256 hash of the manifest, which stands for all other members.
    public let manifestHash: Hash

    private let parts: [Part]

    /// The most that is handed to the sink at a time, in bytes.
    public static let pieceBytesMax = 1 << 20

    private struct Part: Sendable {
        let member: ArchiveMember
        let body: Body
    }

    private enum Body: Sendable {
        case bytes([UInt8])
        case file(BundleFile)
    }

    /// Lays out the bundle and checks everything that a verifier will check, but for the files' data.
    ///
    /// The signer is the key for receipts and bundles; `exportedAtMs` is in milliseconds since 1970.
    /// - Throws: `BundleFault.inconsistent` with what a verifier would find; what signing throws.
    public init(_ contents: BundleContents, exportedAtMs: Int64, signer: SignerKey) throws {
        var (bodies, written) = BundleWriter.bodies(contents)
        var lines: [BundleManifest.Line] = []
        for (path, bytes) in bodies { lines.append(.init(name: path.name, hash: Hash.sha256(bytes))) }
        for file in contents.files { lines.append(.init(name: BundlePath.file(file.sha256).name, hash: file.sha256)) }
        let manifest = BundleManifest(lines).bytes
        manifestHash = Hash.sha256(manifest)
        let statement = BundleStatement(
            stream: contents.entries.first?.header.stream ?? "", manifestHash: manifestHash, exportedAtMs: exportedAtMs)
        bodies[.manifest] = manifest
        bodies[.manifestNote] = try SignedNote(signing: statement.text, by: [signer]).bytes
        written.signed[.manifestNote] = signer.verifier
        try BundleWriter.check(bodies, files: contents.files, written: written)
        (parts, sizeBytes) = BundleWriter.layOut(bodies, files: contents.files)
    }

    /// Hands the whole bundle to the sink in order, in pieces of at most `pieceBytesMax`.
    /// - Throws: `BundleFault.fileDiffers` if a file is not what it was said to be, and then the bundle is worth nothing;
    ///   what reading a file and the sink throw.
    nonisolated(nonsending) public func write(to sink: (_ piece: [UInt8]) async throws -> Void) async throws {
        var pending: [UInt8] = []
        pending.reserveCapacity(Int(min(sizeBytes, Int64(BundleWriter.pieceBytesMax))))
        for part in parts {
            pending += part.member.localHeader
            switch part.body {
            case .bytes(let bytes): pending += bytes
            case .file(let file) where Int64(pending.count) + file.sizeBytes <= Int64(BundleWriter.pieceBytesMax):
                // A small file goes with what surrounds it.
                var whole: [UInt8] = []
                try await BundleWriter.write(file) { whole += $0 }
                pending += whole
            case .file(let file):
                try await BundleWriter.flush(&pending, to: sink)
                try await BundleWriter.write(file, to: sink)
            }
            if pending.count >= BundleWriter.pieceBytesMax { try await BundleWriter.flush(&pending, to: sink) }
        }
        let offset = parts.last?.member.end ?? 0
        var directoryBytes: Int64 = 0
        for part in parts {
            let header = part.member.centralHeader
            directoryBytes += Int64(header.count)
            pending += header
            if pending.count >= BundleWriter.pieceBytesMax { try await BundleWriter.flush(&pending, to: sink) }
        }
        pending +=
            ArchiveEnd(membersCount: Int64(parts.count), directoryOffset: offset, directoryBytes: directoryBytes).bytes
        try await BundleWriter.flush(&pending, to: sink)
    }

    nonisolated(nonsending) private static func flush(
        _ pending: inout [UInt8], to sink: (_ piece: [UInt8]) async throws -> Void
    ) async throws {
        var start = 0
        while start < pending.count {
            let end = min(pending.count, start + pieceBytesMax)
            try await sink(start == 0 && end == pending.count ? pending : Array(pending[start..<end]))
            start = end
        }
        pending = []
    }

    nonisolated(nonsending) private static func write(
        _ file: BundleFile, to sink: (_ piece: [UInt8]) async throws -> Void
    ) async throws {
        var (crc, hash) = (CRC32(), HashStream())
        guard file.sizeBytes > 0 || (crc.value == file.crc32 && hash.hash == file.sha256) else {
            throw BundleFault.fileDiffers(file.sha256)
        }
        var done: Int64 = 0
        while done < file.sizeBytes {
            let count = Int(min(Int64(pieceBytesMax), file.sizeBytes - done))
            let piece = try await file.read(done, count)
            guard piece.count == count else { throw BundleFault.fileDiffers(file.sha256) }
            crc.update(piece)
            hash.update(piece)
            done += Int64(count)
            // The last piece is held back until the sums are known, so a wrong file never looks whole.
            if done == file.sizeBytes {
                guard crc.value == file.crc32, hash.hash == file.sha256 else {
                    throw BundleFault.fileDiffers(file.sha256)
                }
            }
            try await sink(piece)
        }
    }

    /// The members but for the files, and what they were written from.
    private static func bodies(
        _ contents: BundleContents
    ) -> (bodies: [BundlePath: [UInt8]], written: BundleCheck.Written) {
        var bodies: [BundlePath: [UInt8]] = [
            .checkpoint: contents.checkpoint.bytes, .keys: BundleCheck.keysBytes(contents.keys), .page: contents.page,
            .headProof: BundleHeadProof.bytes(contents.headProof),
        ]
        bodies.reserveCapacity(3 * (contents.entries.count + contents.references.count) + 16)
        var written = BundleCheck.Written()
        if let last = contents.entries.last { bodies[.head] = HeadLeaf(last.header).canonicalBytes }
        let note = contents.checkpoint.bytes
        func add(_ entry: BundleContents.Entry, _ path: BundlePath, values: BundlePath?, proof: BundlePath) {
            bodies[path] = entry.header.canonicalBytes
            written.headers[path] = entry.header
            if let values, !entry.openings.isEmpty {
                bodies[values] = BundleOpenings.bytes(entry.openings)
                written.openings[values] = entry.openings
            }
            guard let head = TLogProof.Head(index: entry.inclusion.index, path: entry.inclusion.path) else { return }
            bodies[proof] = head.bytes + note
            written.proofs[proof] = head
        }
        for (number, entry) in contents.entries.enumerated() {
            add(entry, .entry(number), values: .values(number), proof: .proof(number))
        }
        for (number, entry) in contents.references.enumerated() {
            add(entry, .referenceEntry(number), values: .referenceValues(number), proof: .referenceProof(number))
        }
        add(contents.notary, .notaryEntry, values: nil, proof: .notaryProof)
        return (bodies, written)
    }

    private static func check(
        _ bodies: [BundlePath: [UInt8]], files: [BundleFile], written: BundleCheck.Written
    ) throws {
        var sizes: [Hash: Int64] = [:]
        var findings: [BundleFinding] = []
        for file in files {
            if sizes.updateValue(file.sizeBytes, forKey: file.sha256) != nil || file.sizeBytes < 0 {
                findings.append(BundleFinding(member: BundlePath.file(file.sha256).name, fault: .malformed))
            }
        }
        for (path, bytes) in bodies {
            if let bytesMax = path.bytesMax, Int64(bytes.count) > bytesMax || BundlePath(name: path.name) != path {
                findings.append(BundleFinding(member: path.name, fault: .tooLarge))
            }
        }
        var check = BundleCheck(members: bodies, files: sizes, trusted: nil, written: written)
        check.run()
        findings += check.report.findings
        guard findings.isEmpty else { throw BundleFault.inconsistent(findings) }
    }

    private static func layOut(
        _ bodies: [BundlePath: [UInt8]], files: [BundleFile]
    ) -> (parts: [Part], sizeBytes: Int64) {
        var unplaced = bodies.map { (name: $0.key.name, body: Body.bytes($0.value)) }
        unplaced += files.map { (name: BundlePath.file($0.sha256).name, body: Body.file($0)) }
        unplaced.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        var parts: [Part] = []
        var (offset, directoryBytes) = (Int64(0), Int64(0))
        for (name, body) in unplaced {
            let member =
                switch body {
                case .bytes(let bytes):
                    ArchiveMember(
                        name: name, size: Int64(bytes.count), crc: CRC32.checksum(bytes), offset: offset)
                case .file(let file):
                    ArchiveMember(name: name, size: file.sizeBytes, crc: file.crc32, offset: offset)
                }
            parts.append(Part(member: member, body: body))
            offset = member.end
            directoryBytes += Int64(member.centralHeader.count)
        }
        let end = ArchiveEnd(membersCount: Int64(parts.count), directoryOffset: offset, directoryBytes: directoryBytes)
        return (parts, offset + directoryBytes + Int64(end.count))
    }
}

/// Why a bundle cannot be written.
public enum BundleFault: Error, Hashable {
    /// A verifier would refuse it, for these reasons.
    case inconsistent([BundleFinding])
    /// The file's bytes are not those of its hash, checksum and size.
    case fileDiffers(Hash)
}
