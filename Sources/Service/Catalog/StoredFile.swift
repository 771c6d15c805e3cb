import Store

/// A stored file that is open for reading, as pages see it.
package struct StoredFile: Sendable {
    private let reader: any BlobReader

    init(_ reader: any BlobReader) { self.reader = reader }

    /// How long the file is, in bytes.
    package var sizeBytes: Int64 { reader.sizeBytes }

    /// The bytes from `offset` on, at most `countMax` of them; fewer only at the end. Throws: `StoreFailure`.
    package func read(offset: Int64, countMax: Int) async throws -> [UInt8] {
        try await reader.read(offset: offset, countMax: countMax)
    }
}
