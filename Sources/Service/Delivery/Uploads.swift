import Logging
import Market
import ServiceLifecycle
import Store

/// The name of an upload that comes in pieces.
package struct UploadID: Identifier {
    /// The 26 characters of the identifier.
    package let rawValue: String
    package init(checked: String) { rawValue = checked }
}

/// How far an upload is that comes in pieces.
package struct UploadState: Sendable {
    /// Which upload.
    package let id: UploadID
    /// What the member calls the file.
    package let name: String
    /// How long the whole file is, in bytes.
    package let lengthBytes: Int64
    /// How much of it has come and is kept, in bytes.
    package let receivedBytes: Int64
    /// When it is given up.
    package let expires: Timestamp
    /// What it became; nil while something is missing.
    package let deposit: Deposit?
}

/// Why an upload does not go on.
package enum UploadRefusal: Refusal {
    /// The member has so many open uploads already.
    case tooMany(Int)
    /// So many bytes have come; the next piece begins there.
    case otherOffset(Int64)
    /// Another connection is just sending it.
    case busy

    package var code: String {
        switch self {
        case .tooMany: "tooManyUploads"
        case .otherOffset: "otherOffset"
        case .busy: "uploadBusy"
        }
    }

    package var details: [String] {
        switch self {
        case .tooMany(let max): [String(max)]
        case .otherOffset(let bytes): [String(bytes)]
        case .busy: []
        }
    }
}

/// Uploads that come in pieces: kept through lost connections and restarts for a day, then gone without a trace.
package enum Uploads {
    /// How long an upload is kept after it was begun.
    package static let keptFor = Span.hours(24)
    /// The most open uploads of one member.
    package static let openMax = 20

    fileprivate static let count: SQL = "SELECT count(*) FROM uploads WHERE member = $1 AND sha256 IS NULL AND expires_ms > $2"
    fileprivate static let insert: SQL = "INSERT INTO uploads (id, member, name, bytes, expires_ms) VALUES ($1, $2, $3, $4, $5)"
    fileprivate static let select: SQL =
        "SELECT name, bytes, expires_ms, sha256 FROM uploads WHERE id = $1 AND member = $2 AND expires_ms > $3"
    fileprivate static let finish: SQL = "UPDATE uploads SET sha256 = $2 WHERE id = $1"
    fileprivate static let delete: SQL = "DELETE FROM uploads WHERE id = $1 AND member = $2"
    fileprivate static let deleteExpired: SQL = "DELETE FROM uploads WHERE expires_ms <= $1 RETURNING id"
    fileprivate static let known: SQL = "SELECT id FROM uploads WHERE id = $1"
}

extension Marketplace {
    /// Begins an upload of so many bytes. Throws: `DepositRefusal`, `UploadRefusal.tooMany`, `StoreFailure`.
    package func beginUpload(name: String, lengthBytes: Int64, by member: MemberID) async throws -> UploadState {
        guard FileName.isSafe(name) else { throw DepositRefusal.nameMalformed }
        guard lengthBytes > 0 else { throw DepositRefusal.empty }
        guard lengthBytes <= Artefact.bytesMax else { throw DepositRefusal.tooLarge(Artefact.bytesMax) }
        let now = clock.now()
        let id = chance.identifier(UploadID.self, at: now)
        let expires = now.adding(Uploads.keptFor)
        try await database.write { connection in
            let open = try connection.row(Uploads.count, [.text(member.rawValue), .integer(now.ms)]) { try $0.int64(0) }
            guard open ?? 0 < Uploads.openMax else { throw UploadRefusal.tooMany(Uploads.openMax) }
            try connection.run(
                Uploads.insert,
                [.text(id.rawValue), .text(member.rawValue), .text(name), .integer(lengthBytes), .integer(expires.ms)])
        }
        return UploadState(
            id: id, name: name, lengthBytes: lengthBytes, receivedBytes: 0, expires: expires, deposit: nil)
    }

    /// How far a member's upload is. Throws: `NotFound` for one that is unknown or given up, `StoreFailure`.
    package func upload(_ id: UploadID, of member: MemberID) async throws -> UploadState {
        let now = clock.now()
        let found = try await database.read { connection in
            try connection.row(Uploads.select, [.text(id.rawValue), .text(member.rawValue), .integer(now.ms)]) { row in
                (
                    name: try row.text(0), bytes: try row.int64(1), expires: Timestamp(ms: try row.int64(2)),
                    sha256: try row.textOrNil(3)
                )
            }
        }
        guard let found else { throw NotFound() }
        var (received, finished) = (found.bytes, nil as Deposit?)
        if let sha256 = found.sha256 {
            finished = try await deposit(try Digest.stored(sha256), of: member)
        } else {
            received = try await blobs.partialBytes(id.rawValue) ?? 0
        }
        return UploadState(
            id: id, name: found.name, lengthBytes: found.bytes, receivedBytes: received, expires: found.expires,
            deposit: finished)
    }

    /// Goes on with an upload where it stopped. What has come is kept even if the chunks break off; the last one makes the whole
    /// a deposit.
    ///
    /// Throws: `NotFound`, `UploadRefusal`, `DepositRefusal`, `StoreFailure`, and what reading the chunks throws.
    package func continueUpload<Chunks: AsyncSequence>(
        _ id: UploadID, at offset: Int64, _ chunks: Chunks, by member: MemberID
    ) async throws -> UploadState where Chunks.Element == [UInt8] {
        let state = try await upload(id, of: member)
        guard state.deposit == nil else {
            guard offset == state.lengthBytes else { throw UploadRefusal.otherOffset(state.lengthBytes) }
            return state
        }
        guard let partial = try await blobs.resume(id.rawValue, limitBytes: state.lengthBytes) else {
            throw UploadRefusal.busy
        }
        do {
            let kept = await partial.receivedBytes()
            guard kept == offset else { throw UploadRefusal.otherOffset(kept) }
            for try await chunk in chunks { try await partial.write(chunk) }
            guard await partial.receivedBytes() == state.lengthBytes else {
                try await partial.pause()
                return try await upload(id, of: member)
            }
            let stored = try await partial.finish()
            _ = try await enterDeposit(stored, name: state.name, media: "application/octet-stream", of: member) { connection in
                try connection.run(Uploads.finish, [.text(id.rawValue), .text(stored.name.description)])
            }
            return try await upload(id, of: member)
        } catch StoreFailure.blobTooLarge(let limitBytes) {
            try await partial.pause()
            throw DepositRefusal.tooLarge(limitBytes)
        } catch {
            try await partial.pause()
            throw error
        }
    }

    /// Gives an upload up; nothing of it stays. A finished one stays a deposit. Throws: `NotFound`, `UploadRefusal.busy`.
    package func removeUpload(_ id: UploadID, of member: MemberID) async throws {
        let state = try await upload(id, of: member)
        if state.deposit == nil, try await blobs.partialBytes(id.rawValue) != nil {
            guard try await blobs.removePartial(id.rawValue) else { throw UploadRefusal.busy }
        }
        try await database.write { try $0.run(Uploads.delete, [.text(id.rawValue), .text(member.rawValue)]) }
    }

    /// Takes away what has expired, and what nobody knows of any more. Says how many uploads those were.
    @discardableResult
    package func sweepUploads() async throws -> Int {
        let now = clock.now()
        let expired = try await database.write { connection in
            try connection.rows(Uploads.deleteExpired, [.integer(now.ms)]) { try $0.text(0) }
        }
        var swept = expired.count
        for name in expired { try await blobs.removePartial(name) }
        for name in try await blobs.partials() {
            let isKnown = try await database.read { try $0.row(Uploads.known, [.text(name)]) { try $0.text(0) } } != nil
            if !isKnown, try await blobs.removePartial(name) { swept += 1 }
        }
        return swept
    }
}

/// Takes uploads away that nobody went on with.
package struct UploadSweeper: ServiceLifecycle.Service {
    private let marketplace: Marketplace

    /// How often it looks, in milliseconds.
    package static let intervalMs: Int64 = 600_000

    /// Sweeps the uploads of that market.
    package init(_ marketplace: Marketplace) { self.marketplace = marketplace }

    /// Looks again and again until the service is shut down.
    package func run() async throws {
        await rounds(everyMs: Self.intervalMs, marketplace.logger, onFailure: "Uploads could not be swept") {
            try await marketplace.sweepUploads()
        }
    }
}
