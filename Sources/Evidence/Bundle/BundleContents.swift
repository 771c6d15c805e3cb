/// What goes into a bundle.
public struct BundleContents: Sendable {
    /// The entries of the stream, from the first to the newest.
    public var entries: [Entry]
    /// Entries of other streams to which those point by hash, for instance the listing's revision.
    public var references: [Entry]
    /// The files that the entries name.
    public var files: [BundleFile]
    /// The signed checkpoint that all proofs are made for.
    public var checkpoint: SignedNote
    /// The proof of the newest entry in the heads tree.
    public var headProof: InclusionProof
    /// The notary's commitment to the heads tree, the last entry before the checkpoint; without openings.
    public var notary: Entry
    /// The page a person can read, as HTML.
    public var page: [UInt8]
    /// The keys that signed the checkpoint and sign the bundle.
    public var keys: [VerifierKey]

    /// Takes the parts as they are; the writer checks that they hold.
    public init(
        entries: [Entry], references: [Entry] = [], files: [BundleFile] = [], checkpoint: SignedNote,
        headProof: InclusionProof, notary: Entry, page: [UInt8], keys: [VerifierKey]
    ) {
        self.entries = entries
        self.references = references
        self.files = files
        self.checkpoint = checkpoint
        self.headProof = headProof
        self.notary = notary
        self.page = page
        self.keys = keys
    }

    /// One entry with its proof and what is disclosed of it.
    public struct Entry: Sendable {
        /// The entry.
        public var header: EntryHeader
        /// What opens its sealed fields, by field name; a field that was erased or is withheld is left out.
        public var openings: [String: Opening]
        /// The proof that it is in the checkpoint's tree.
        public var inclusion: InclusionProof

        /// Takes the parts as they are.
        public init(header: EntryHeader, openings: [String: Opening] = [:], inclusion: InclusionProof) {
            self.header = header
            self.openings = openings
            self.inclusion = inclusion
        }
    }
}

/// A file for a bundle, which is read a piece at a time.
public struct BundleFile: Sendable {
    /// The SHA-256 hash of the file.
    public var sha256: Hash
    /// The checksum of the file, which a ZIP archive keeps before the data; see `CRC32`.
    public var crc32: UInt32
    /// The size, in bytes.
    public var sizeBytes: Int64
    /// Gives that many bytes from the offset on; fewer only at the end of the file.
    public var read: @Sendable (_ offset: Int64, _ count: Int) async throws -> [UInt8]

    /// Takes what is known of a file and how to read it.
    public init(
        sha256: Hash, crc32: UInt32, sizeBytes: Int64,
        read: @escaping @Sendable (_ offset: Int64, _ count: Int) async throws -> [UInt8]
    ) {
        self.sha256 = sha256
        self.crc32 = crc32
        self.sizeBytes = sizeBytes
        self.read = read
    }

    /// A file in memory.
    public init(_ bytes: [UInt8]) {
        self.init(sha256: Hash.sha256(bytes), crc32: CRC32.checksum(bytes), sizeBytes: Int64(bytes.count)) {
            offset, count in
            Array(bytes[Int(offset)..<min(bytes.count, Int(offset) + count)])
        }
    }
}
