import Evidence
import Foundation
import Market
import Store

/// Why a picture is not taken.
package struct PictureRefusal: Refusal {
    /// Why.
    package let fault: PictureFacts.Fault

    package var code: String {
        switch fault {
        case .pictureUnknown: "pictureUnknown"
        case .pictureTooManyPixels: "pictureTooManyPixels"
        case .pictureUnreadable: "pictureUnreadable"
        }
    }

    package var details: [String] {
        switch fault {
        case .pictureTooManyPixels: [String(PictureFacts.Limits.pixelsMax / 1_000_000)]
        case .pictureUnknown, .pictureUnreadable: []
        }
    }
}

/// How large a picture is wanted.
package enum PictureSize: Int, Sendable, CaseIterable {
    /// At most ``PictureFacts/Limits/smallWidth`` pixels across.
    case small = 320
    /// At most ``PictureFacts/Limits/middleWidth`` pixels across.
    case middle = 960
}

extension Marketplace {
    private static let insertPicture: SQL =
        """
        INSERT INTO pictures (sha256, width, height, small, small_width, middle, middle_width)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (sha256) DO NOTHING
        """
    private static let selectPicture: SQL =
        "SELECT width, height, small, small_width, middle, middle_width FROM pictures WHERE sha256 = $1"

    /// Takes a picture in: what is kept is the cleaned one, which a program in a process of its own makes. The bytes as they were
    /// uploaded, with all that a camera wrote beside the pixels, are never stored.
    ///
    /// Throws: `PictureRefusal`, `DepositRefusal`, `StoreFailure`.
    package func depositPicture(_ bytes: [UInt8], name: String, by member: MemberID) async throws -> Deposit {
        guard !bytes.isEmpty else { throw DepositRefusal.empty }
        guard bytes.count <= PictureFacts.Limits.bytesMax else {
            throw DepositRefusal.tooLarge(Int64(PictureFacts.Limits.bytesMax))
        }
        guard FileName.isSafe(name) else { throw DepositRefusal.nameMalformed }
        guard let program = inspections.program else {
            return try await deposit(OneChunk(bytes: bytes), name: name, media: "image/*", by: member)
        }
        let passing = try OpenedBlob(passing: bytes)
        return try await keep(try await Self.clean(passing, with: program), name: name, by: member)
    }

    /// The cleaned picture of one that the member deposited as any other file; itself if it is clean already.
    ///
    /// Throws: `PictureRefusal`, `DepositRefusal`, `StoreFailure`.
    package func cleanedPicture(_ sha256: Digest, of member: MemberID) async throws -> Digest {
        let deposit = try await deposit(sha256, of: member)
        guard let program = inspections.program, try await picture(sha256) == nil, let name = BlobName(sha256.rawValue) else {
            return sha256
        }
        guard deposit.artefact.bytes <= Int64(PictureFacts.Limits.bytesMax) else {
            throw DepositRefusal.tooLarge(Int64(PictureFacts.Limits.bytesMax))
        }
        let cleaned = try await Self.clean(try await blobs.handOver(name), with: program)
        return try await keep(cleaned, name: deposit.name, by: member).artefact.sha256
    }

    /// What is known of a cleaned picture; nil for any other file. Throws: `StoreFailure`.
    package func picture(_ sha256: Digest) async throws -> PictureFacts? { try await kept(sha256)?.facts }

    /// A picture of a published revision in that size, itself where there is no smaller one. Throws: `NotFound`, `StoreFailure`.
    package func openScreenshot(
        _ sha256: Digest, of listing: ListingID, revision number: Int, size: PictureSize
    ) async throws -> StoredFile {
        let whole = try await openScreenshot(sha256, of: listing, revision: number)
        return try await kept(sha256) == nil ? whole : try await smaller(sha256, size)
    }

    /// A cleaned picture in that size. Throws: `NotFound` for what is none, `StoreFailure`.
    func smaller(_ sha256: Digest, _ size: PictureSize) async throws -> StoredFile {
        guard let kept = try await kept(sha256) else { throw NotFound() }
        let name: BlobName? =
            switch size {
            case .small: kept.small
            case .middle: kept.middle
            }
        guard let name else { throw NotFound() }
        return StoredFile(try await blobs.open(name))
    }

    private func kept(_ sha256: Digest) async throws -> (facts: PictureFacts, small: BlobName?, middle: BlobName?)? {
        try await database.read { connection in
            try connection.row(Self.selectPicture, [.text(sha256.rawValue)]) { row in
                (
                    PictureFacts(
                        width: Int(try row.int64(0)), height: Int(try row.int64(1)), smallWidth: Int(try row.int64(3)),
                        middleWidth: Int(try row.int64(5))),
                    BlobName(try row.text(2)), BlobName(try row.text(4))
                )
            }
        }
    }

    // MARK: Cleaning

    private struct Cleaned: Sendable {
        let facts: PictureFacts
        /// The picture itself, the middle and the small one.
        let pictures: [[UInt8]]
    }

    private static func clean(_ file: OpenedBlob, with program: ConfinedProgram) async throws -> Cleaned {
        let ended = try await program.run(
            ["inspect", "--picture"], on: file, wallMs: Int64(PictureFacts.Limits.wallSeconds) * 1_000,
            outputBytesMax: PictureFacts.Limits.answerBytesMax)
        guard ended.way == .exited(0), let end = ended.output.firstIndex(of: UInt8(ascii: "\n")) else {
            throw PictureRefusal(fault: .pictureUnreadable)
        }
        let answer: PictureAnswer
        do {
            answer = try JSONDecoder().decode(PictureAnswer.self, from: Data(ended.output[..<end]))
        } catch {
            throw PictureRefusal(fault: .pictureUnreadable)
        }
        if let fault = answer.fault { throw PictureRefusal(fault: fault) }
        var pictures: [[UInt8]] = []
        var place = end + 1
        for bytes in answer.sizesBytes {
            guard bytes > 0, bytes <= ended.output.count - place else { throw PictureRefusal(fault: .pictureUnreadable) }
            pictures.append(Array(ended.output[place..<place + bytes]))
            place += bytes
        }
        guard let facts = answer.facts, pictures.count == 3, place == ended.output.count else {
            throw PictureRefusal(fault: .pictureUnreadable)
        }
        return Cleaned(facts: facts, pictures: pictures)
    }

    private func keep(_ cleaned: Cleaned, name: String, by member: MemberID) async throws -> Deposit {
        let middle = try await store(cleaned.pictures[1])
        let small = try await store(cleaned.pictures[2])
        let deposit = try await deposit(OneChunk(bytes: cleaned.pictures[0]), name: name, media: "image/*", by: member)
        let facts = cleaned.facts
        try await database.write { connection in
            try connection.run(
                Self.insertPicture,
                [
                    .text(deposit.artefact.sha256.rawValue), .integer(Int64(facts.width)), .integer(Int64(facts.height)),
                    .text(small.description), .integer(Int64(facts.smallWidth)), .text(middle.description),
                    .integer(Int64(facts.middleWidth)),
                ])
        }
        return deposit
    }

    private func store(_ bytes: [UInt8]) async throws -> BlobName {
        let upload = try await blobs.receive(limitBytes: Int64(bytes.count))
        do {
            try await upload.write(bytes)
            return try await upload.finish().name
        } catch {
            await upload.abort()
            throw error
        }
    }
}

/// Bytes that are at hand, as an upload of one piece.
private struct OneChunk: AsyncSequence, Sendable {
    let bytes: [UInt8]

    func makeAsyncIterator() -> Iterator { Iterator(rest: bytes) }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate var rest: [UInt8]?

        mutating func next() async -> [UInt8]? {
            defer { rest = nil }
            return rest
        }
    }
}
