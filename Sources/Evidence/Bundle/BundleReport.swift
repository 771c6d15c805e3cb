/// What a bundle proves, and everything that is wrong with it.
public struct BundleReport: Sendable {
    /// What is wrong; empty if everything in the bundle holds.
    public internal(set) var findings: [BundleFinding] = []
    /// The case file.
    public internal(set) var stream: String?
    /// When the bundle was exported, in milliseconds since 1970, by the exporter's word.
    public internal(set) var exportedAtMs: Int64?
    /// The keys that signed the manifest.
    public internal(set) var exportSigners: [Signer] = []
    /// The state of the log that everything was proved against.
    public internal(set) var checkpoint: Checkpoint?
    /// The keys that signed the checkpoint.
    public internal(set) var checkpointSigners: [Signer] = []
    /// When the notary committed to the newest entries, in milliseconds since 1970.
    public internal(set) var headsCommittedAtMs: Int64?
    /// Whether the last entry was shown to be the stream's newest at the checkpoint.
    public internal(set) var isTailProved = false
    /// The entries, from the first to the newest.
    public internal(set) var entries: [Entry] = []
    /// Entries of other streams that the entries point to.
    public internal(set) var references: [Reference] = []
    /// The files that are in the bundle.
    public internal(set) var files: [File] = []
    /// The size of the whole bundle.
    public internal(set) var sizeBytes: Int64 = 0

    init() {}

    /// Whether nothing is wrong. Whether the keys are the market's own, only `trust` tells.
    public var isIntact: Bool { findings.isEmpty }

    /// Whose keys the signatures were checked with.
    public var trust: Trust {
        let signers = checkpointSigners + exportSigners
        guard !checkpointSigners.isEmpty, !exportSigners.isEmpty else { return .noSignature }
        if signers.contains(where: { $0.isTrusted == nil }) { return .keysFromBundleOnly }
        let isTrusted = [checkpointSigners, exportSigners].allSatisfy { $0.contains { $0.isTrusted == true } }
        return isTrusted ? .trustedKeys : .untrustedKeys
    }

    /// Whose keys the signatures were checked with.
    public enum Trust: String, Sendable {
        /// Keys that the verifying person had from elsewhere.
        case trustedKeys
        /// Keys that only came with the bundle: whoever made the bundle may have made the keys as well.
        case keysFromBundleOnly
        /// Keys that are not among those the verifying person trusts.
        case untrustedKeys
        /// There is no valid signature.
        case noSignature
    }

    /// A key that has signed.
    public struct Signer: Sendable, Hashable {
        /// The key.
        public let key: VerifierKey
        /// Whether it was given as trusted; nil if no trusted keys were given.
        public let isTrusted: Bool?
    }

    /// What was found of one entry.
    public struct Entry: Sendable {
        /// The member of the bundle.
        public let member: String
        /// What the entry says.
        public let header: EntryHeader
        /// The hash of the entry.
        public let entryHash: Hash
        /// Whether it continues the chain; nil for a reference, which is not part of it.
        public internal(set) var isLinked: Bool?
        /// Whether its proof leads to the checkpoint.
        public internal(set) var isIncluded = false
        /// Its place in the log, from 0.
        public internal(set) var logIndex: Int64?
        /// The sealed fields, by name.
        public internal(set) var fields: [Field] = []
        /// The files the entry names.
        public internal(set) var files: [NamedFile] = []
        /// What a party signed with a key of its own; nil where nobody did.
        public internal(set) var signature: Signature?
    }

    /// What was found of one sealed field.
    public struct Field: Sendable {
        /// The field's name.
        public let name: String
        /// The value, if it was disclosed and opens the commitment.
        public let opening: Opening?
        /// Whether there is a value that does not open the commitment.
        public let isWrong: Bool
    }

    /// A file that an entry names.
    public struct NamedFile: Sendable, Hashable {
        /// The SHA-256 hash of the file.
        public let sha256: Hash
        /// The size that the entry gives, in bytes.
        public let statedBytes: Int64?
        /// Whether the file is in the bundle.
        public internal(set) var isIncluded = false
    }

    /// What was found of an entry of another stream.
    public struct Reference: Sendable {
        /// The entry.
        public internal(set) var entry: Entry
        /// The sequences of the entries that name its hash.
        public let namedBy: [Int64]
    }

    /// A file in the bundle.
    public struct File: Sendable, Hashable {
        /// The SHA-256 hash of the file, which is also its name.
        public let sha256: Hash
        /// The size, in bytes.
        public let sizeBytes: Int64
        /// The sequences of the entries that name it.
        public let namedBy: [Int64]
    }
}
