/// A file by its content: what was deposited or delivered.
package struct Artefact: Hashable, Sendable, Codable {
    /// The hash of its bytes, which is its name in the store.
    package let sha256: Digest
    /// The size in bytes, from 1 to `bytesMax`.
    package let bytes: Int64

    /// The largest artefact, in bytes: 2 GiB.
    package static let bytesMax: Int64 = 2 << 30

    private enum CodingKeys: String, CodingKey {
        case sha256
        case bytes = "sizeBytes"
    }

    package init(sha256: Digest, bytes: Int64) {
        self.sha256 = sha256
        self.bytes = bytes
    }
}
