import Market
import Store

/// A file of a conversation, open for reading.
package struct OpenSentFile: Sendable {
    /// The bytes.
    package let file: StoredFile
    /// What its sender called it; nil where that is erased.
    package let name: String?
    /// What identifies these bytes.
    package let hash: Digest
}

extension Marketplace {
    /// A file of a message or a record, as it was sent. Throws: `NotFound`, `StoreFailure`.
    package func openSent(_ number: Int, of place: Int64, in trade: TradeID, for member: MemberID) async throws -> OpenSentFile {
        let (file, name) = try await sent(number, of: place, in: trade, for: member)
        return OpenSentFile(file: try await openBlob(file.original.sha256), name: name, hash: file.original.sha256)
    }

    /// The cleaned picture of such a file; smaller where a size is given and there is one. Throws: `NotFound`, `StoreFailure`.
    package func openShown(
        _ number: Int, of place: Int64, size: PictureSize?, in trade: TradeID, for member: MemberID
    ) async throws -> OpenSentFile {
        let (file, name) = try await sent(number, of: place, in: trade, for: member)
        guard let shown = file.shown else { throw NotFound() }
        let blob = if let size { try await smaller(shown.hash, size) } else { try await openBlob(shown.hash) }
        return OpenSentFile(file: blob, name: name, hash: shown.hash)
    }

    private func sent(
        _ number: Int, of place: Int64, in trade: TradeID, for member: MemberID
    ) async throws -> (file: SentFile, name: String?) {
        guard place < .max, let entry = try await entries(of: trade, for: member, from: place, upTo: place + 1).first else {
            throw NotFound()
        }
        let files = entry.sentFiles
        guard !entry.isHidden, files.indices.contains(number) else { throw NotFound() }
        return files[number]
    }

    func openBlob(_ sha256: Digest) async throws -> StoredFile {
        guard let name = BlobName(sha256.rawValue) else { throw NotFound() }
        do {
            return StoredFile(try await blobs.open(name))
        } catch StoreFailure.blobMissing {
            // It went with values that were erased.
            throw NotFound()
        }
    }
}

extension TradeEntry {
    /// The files that went into the conversation with this entry, with what their sender called them.
    package var sentFiles: [(file: SentFile, name: String?)] {
        if case .messagePosted(let facts) = event {
            let names = facts.names.value ?? []
            return facts.files.enumerated().map { ($1, names.indices.contains($0) ? names[$0] : nil) }
        }
        if case .recordAdded(let facts) = event { return [(facts.file, facts.name.value)] }
        if case .evidenceAdded(let facts) = event, let file = facts.file { return [(file, facts.name.value)] }
        return []
    }
}
