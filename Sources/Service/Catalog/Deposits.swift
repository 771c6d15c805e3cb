import Evidence
import Market
import Store

/// A file that a member has put into the store, to be offered, shown or delivered.
package struct Deposit: Sendable, Hashable {
    /// The file by its content.
    package let artefact: Artefact
    /// What the member calls it.
    package let name: String
    /// What kind of file the member's program says it is; never believed where it matters.
    package let media: String
}

/// Why a deposit is not taken, or not used.
package enum DepositRefusal: Refusal {
    /// Larger than so many bytes.
    case tooLarge(Int64)
    case empty
    /// The name is empty, too long, or leads out of its folder.
    case nameMalformed
    /// The member has deposited no file of that content.
    case notDeposited

    package var code: String {
        switch self {
        case .tooLarge: "fileTooLarge"
        case .empty: "fileEmpty"
        case .nameMalformed: "fileNameMalformed"
        case .notDeposited: "notDeposited"
        }
    }

    package var details: [String] {
        switch self {
        case .tooLarge(let bytes): [String(bytes)]
        case .empty, .nameMalformed, .notDeposited: []
        }
    }
}

extension Marketplace {
    private static let upsertDeposit: SQL =
        """
        INSERT INTO deposits (member, sha256, bytes, name, media, at_ms) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (member, sha256) DO UPDATE SET name = excluded.name, media = excluded.media
        """
    private static let selectDeposit: SQL =
        "SELECT bytes, name, media FROM deposits WHERE member = $1 AND sha256 = $2"

    /// Takes a file in as it comes, hashing on the way. An upload that breaks off leaves nothing behind.
    ///
    /// Throws: `DepositRefusal`, `StoreFailure`, and what reading the chunks throws.
    package func deposit<Chunks: AsyncSequence>(
        _ chunks: Chunks, name: String, media: String, by member: MemberID, bytesMax: Int64 = Artefact.bytesMax
    ) async throws -> Deposit where Chunks.Element == [UInt8] {
        let upload = try await beginDeposit(name: name, by: member, bytesMax: bytesMax)
        do {
            for try await chunk in chunks { try await upload.write(chunk) }
            return try await upload.finish(media: media)
        } catch {
            await upload.abort()
            throw error
        }
    }

    /// Begins to take a file in, piece by piece. Whoever begins one ends it with `finish` or `abort`.
    ///
    /// Throws: `DepositRefusal.nameMalformed`, `StoreFailure`.
    package func beginDeposit(
        name: String, by member: MemberID, bytesMax: Int64 = Artefact.bytesMax
    ) async throws -> DepositUpload {
        guard FileName.isSafe(name) else { throw DepositRefusal.nameMalformed }
        let upload = try await blobs.receive(limitBytes: bytesMax)
        return DepositUpload(upload: upload, name: name) { stored, media in
            try await enterDeposit(stored, name: name, media: media, of: member)
        }
    }

    /// Makes a stored file the member's, together with what `also` writes. Throws: `DepositRefusal.empty`, `StoreFailure`.
    func enterDeposit(
        _ stored: StoredBlob, name: String, media: String, of member: MemberID,
        also: @escaping @Sendable (any Connection) throws -> Void = { _ in }
    ) async throws -> Deposit {
        guard stored.sizeBytes > 0 else {
            // Nobody can have deposited it, so nothing refers to it.
            try await blobs.remove(stored.name)
            throw DepositRefusal.empty
        }
        let digest = try Digest.stored(stored.name.description)
        let now = clock.now()
        let isPicture = media.hasPrefix("image/")
        try await database.write { connection in
            try connection.run(
                Self.upsertDeposit,
                [
                    .text(member.rawValue), .text(digest.rawValue), .integer(stored.sizeBytes), .text(name),
                    .text(media), .integer(now.ms),
                ])
            if !isPicture { try inspections.ask(for: digest, bytes: stored.sizeBytes, connection) }
            try also(connection)
        }
        if !isPicture { inspections.begin(digest) }
        return Deposit(artefact: Artefact(sha256: digest, bytes: stored.sizeBytes), name: name, media: media)
    }

    /// What the member has deposited under that content. Throws: `DepositRefusal.notDeposited`.
    package func deposit(_ sha256: Digest, of member: MemberID) async throws -> Deposit {
        let found = try await database.read { connection in
            try connection.row(Self.selectDeposit, [.text(member.rawValue), .text(sha256.rawValue)]) { row in
                Deposit(
                    artefact: Artefact(sha256: sha256, bytes: try row.int64(0)), name: try row.text(1),
                    media: try row.text(2))
            }
        }
        guard let found else { throw DepositRefusal.notDeposited }
        return found
    }

    /// What the member has deposited under that content, to be read. Throws: `DepositRefusal.notDeposited`, `StoreFailure`.
    package func openDeposit(_ sha256: Digest, of member: MemberID) async throws -> (deposit: Deposit, file: StoredFile) {
        let deposit = try await deposit(sha256, of: member)
        return (deposit, try await open(sha256))
    }

    /// A screenshot that a published revision names, to be read by anybody. Throws: `NotFound`, `StoreFailure`.
    package func openScreenshot(
        _ sha256: Digest, of listing: ListingID, revision number: Int
    ) async throws -> StoredFile {
        guard try await revision(number, of: listing).facts.screenshots.contains(sha256) else { throw NotFound() }
        return try await open(sha256)
    }

    private func open(_ sha256: Digest) async throws -> StoredFile {
        guard let name = BlobName(sha256.rawValue) else { throw NotFound() }
        return StoredFile(try await blobs.open(name))
    }
}

/// A file on its way into the store. Until `finish` it is nowhere; given up, it leaves nothing behind.
package struct DepositUpload: Sendable {
    fileprivate let upload: any BlobUpload
    /// What the member calls the file.
    package let name: String
    fileprivate let enter: @Sendable (StoredBlob, String) async throws -> Deposit

    /// Takes the next bytes. Throws: `DepositRefusal.tooLarge`, `StoreFailure`.
    package func write(_ chunk: [UInt8]) async throws {
        do {
            try await upload.write(chunk)
        } catch StoreFailure.blobTooLarge(let limitBytes) {
            throw DepositRefusal.tooLarge(limitBytes)
        }
    }

    /// Makes the file durable and the member's. Throws: `DepositRefusal.empty`, `StoreFailure`.
    package func finish(media: String) async throws -> Deposit {
        try await enter(upload.finish(), media)
    }

    /// Gives the file up. After `finish` it does nothing.
    package func abort() async { await upload.abort() }
}

/// Names of files as people give them.
package enum FileName {
    /// The longest name, in bytes of UTF-8.
    package static let bytesMax = 200

    /// Whether the name is one of a file in a folder: no separators, no control characters, not a folder itself.
    package static func isSafe(_ name: String) -> Bool {
        (1...bytesMax).contains(name.utf8.count) && name != "." && name != ".."
            && !name.unicodeScalars.contains { scalar in
                scalar == "/" || scalar == "\\" || scalar.value == 0 || scalar.properties.generalCategory == .control
                    || scalar.properties.generalCategory == .format
            }
    }
}

extension Digest {
    /// A digest from the store. Throws: `JournalFault.damaged`.
    static func stored(_ text: String) throws -> Digest {
        guard let digest = Digest(rawValue: text) else { throw JournalFault.damaged("a stored hash is malformed: \(text)") }
        return digest
    }
}
