/// Reads the members of a bundle and compares them with the archive's checksums and with the manifest.
struct BundleReading<Source: BundleSource> {
    private let source: Source
    private let stopsAtFirst: Bool
    private var hashes: [String: Hash] = [:]

    private(set) var findings: [BundleFinding] = []
    /// Whether the archive could be read at all.
    private(set) var isArchive = false
    /// The data of all members but the files and the page.
    private(set) var kept: [BundlePath: [UInt8]] = [:]
    /// The sizes of the files, in bytes.
    private(set) var files: [Hash: Int64] = [:]
    /// The data of the shortest files, among which are the parts of signatures.
    private(set) var smallFiles: [Hash: [UInt8]] = [:]
    private var smallFilesBytes = 0

    /// The most that is kept of short files together, in bytes.
    private let smallFilesBytesMax = 64 << 20

    /// The piece that is read at a time, in bytes: small enough to stay in the processor's cache for both sums.
    private let pieceBytes = 256 << 10

    init(source: Source, stopsAtFirst: Bool) {
        self.source = source
        self.stopsAtFirst = stopsAtFirst
    }

    mutating func run(_ progress: (Int64, Int64) -> Void) {
        do {
            let archive = try ArchiveReader(source)
            isArchive = true
            for member in archive.members {
                try read(member, progress)
                if stopsAtFirst && !findings.isEmpty { return }
            }
            compareWithManifest(archive.members)
        } catch let fault as ArchiveFault {
            find(nil, .archive(fault))
        } catch {
            isArchive = false
            find(nil, .unreadable(String(describing: error)))
        }
    }

    private mutating func read(_ member: ArchiveMember, _ progress: (Int64, Int64) -> Void) throws {
        guard let path = BundlePath(name: member.name) else { return find(member.name, .unknownMember) }
        if let bytesMax = path.bytesMax, member.size > bytesMax { return find(member.name, .tooLarge) }
        var bytes: [UInt8] = []
        let isKept: Bool
        switch path {
        case .file:
            isKept =
                member.size <= PasskeyAssertion.partBytesMax && smallFilesBytes + Int(member.size) <= smallFilesBytesMax
        case .page: isKept = false
        case .checkpoint, .entry, .values, .proof, .head, .headProof, .notaryEntry, .notaryProof, .keys, .manifest,
            .manifestNote, .referenceEntry, .referenceValues, .referenceProof:
            isKept = true
        }
        var (crc, hash) = (CRC32(), HashStream())
        try withUnsafeTemporaryAllocation(
            byteCount: Int(min(Int64(pieceBytes), max(1, member.size))), alignment: 16
        ) { memory in
            var done: Int64 = 0
            while done < member.size {
                let count = Int(min(Int64(memory.count), member.size - done))
                let piece = UnsafeMutableRawBufferPointer(rebasing: memory[..<count])
                try source.read(at: member.dataOffset + done, into: piece)
                crc.update(UnsafeRawBufferPointer(piece))
                hash.update(UnsafeRawBufferPointer(piece))
                if isKept { bytes.append(contentsOf: piece) }
                done += Int64(count)
                progress(member.dataOffset + done, source.size)
            }
        }
        let sum = hash.hash
        hashes[member.name] = sum
        if crc.value != member.crc { find(member.name, .wrongChecksum) }
        if case .file(let name) = path {
            if isKept {
                smallFiles[sum] = bytes
                smallFilesBytes += bytes.count
            }
            if name == sum { files[name] = member.size } else { find(member.name, .wrongHash) }
        } else if isKept {
            kept[path] = bytes
        }
    }

    private mutating func compareWithManifest(_ members: [ArchiveMember]) {
        guard let bytes = kept[.manifest] else { return }
        guard let manifest = BundleManifest(parsing: bytes) else {
            return find(BundlePath.manifest.name, .malformed)
        }
        var listed: Set<String> = []
        for line in manifest.lines {
            listed.insert(line.name)
            guard let hash = hashes[line.name] else {
                find(line.name, .onlyInManifest)
                continue
            }
            if hash != line.hash { find(line.name, .wrongHash) }
        }
        for member in members where !listed.contains(member.name) && hashes[member.name] != nil {
            guard member.name != BundlePath.manifest.name, member.name != BundlePath.manifestNote.name else { continue }
            find(member.name, .notInManifest)
        }
        if hashes[BundlePath.page.name] == nil { find(BundlePath.page.name, .missing) }
    }

    private mutating func find(_ member: String?, _ fault: BundleFinding.Fault) {
        findings.append(BundleFinding(member: member, fault: fault))
    }
}
