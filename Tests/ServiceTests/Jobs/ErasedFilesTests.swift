import Evidence
import Foundation
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

/// Files that went with erased values, by entries of a kind of this test's own: a note with files.
@Suite struct ErasedFilesTests {
    private struct NotePosted: CaseEvent {
        let files: [Artefact]
        var kind: String { "notePosted" }
        var facts: any Encodable & Sendable { ["files": files] }
        init(files: [Artefact]) { self.files = files }
        init(kind: String, from decoder: any Decoder) throws { files = [] }
    }

    private struct NoteErased: CaseEvent {
        let erased: Erased
        var kind: String { Erased.kind }
        var facts: any Encodable & Sendable { erased }
        init(erased: Erased) { self.erased = erased }
        init(kind: String, from decoder: any Decoder) throws { erased = try Erased(from: decoder) }
    }

    @Test(arguments: Driver.allCases) func onlyWhatNothingElseRefersToIsRemoved(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let place = market.marketplace
        let owner = try await place.register(handle: "owner", displayName: "甲", password: "long enough")
        let other = try await place.register(handle: "other", displayName: "乙", password: "long enough")
        func deposit(_ text: String, by member: MemberID) async throws -> Artefact {
            try await place.deposit(
                AsyncStream.of([Array(text.utf8)]), name: "\(text).txt", media: "text/plain", by: member
            ).artefact
        }
        let alone = try await deposit("只有甲有", by: owner)
        let shared = try await deposit("乙也存了", by: owner)
        _ = try await deposit("乙也存了", by: other)
        let named = try await deposit("别处还提到", by: owner)

        let files = [alone, shared, named]
        let erased = Erased(
            member: owner, values: [.init(sequence: 0, fields: ["text"])], files: files.map(\.sha256))
        try await place.database.write { connection in
            let journal = Journal(connection)
            _ = try journal.append(
                [NotePosted(files: files), NoteErased(erased: erased)], to: StreamName("note", "1"), after: nil, by: "x",
                at: Timestamp(ms: 1), salt: { [] })
            _ = try journal.append(
                [NotePosted(files: [named])], to: StreamName("note", "2"), after: nil, by: "x", at: Timestamp(ms: 1),
                salt: { [] })
            for file in files {
                try connection.run(
                    "INSERT INTO listings_of_files (sha256, listing) VALUES ($1, $2)",
                    [.text(file.sha256.rawValue), .bytes(Array("名字".utf8))])
                try connection.run(
                    "INSERT INTO v_erased_files (sha256, member) VALUES ($1, $2)",
                    [.text(file.sha256.rawValue), .text(owner.rawValue)])
            }
        }
        #expect(try await ErasedFiles(place).remove() == 1)
        #expect(try await ErasedFiles(place).remove() == 0)
        let listed = try await place.database.read { connection in
            try connection.rows("SELECT sha256 FROM listings_of_files ORDER BY sha256", []) { try $0.text(0) }
        }
        #expect(listed == [shared, named].map(\.sha256.rawValue).sorted(), "the names inside it are forgotten with it")
        await #expect(throws: StoreFailure.self) {
            _ = try await place.blobs.open(try #require(BlobName(alone.sha256.rawValue)))
        }
        for file in [shared, named] { _ = try await place.blobs.open(try #require(BlobName(file.sha256.rawValue))) }
        await #expect(throws: DepositRefusal.notDeposited) { try await place.deposit(alone.sha256, of: owner) }
        try await market.close()
    }

    @Test func goodsAreNoMembersOwnFiles() throws {
        func header(_ facts: JSON.Object) throws -> Entry {
            let header = try EntryHeader(
                stream: "trade/1", streamNumber: 0, sequence: 0, previous: nil, kind: "k", actor: "member/a", timeMs: 1,
                facts: facts)
            return Entry(position: 0, header: header, hash: header.entryHash, openings: [:])
        }
        let hash = String(repeating: "ab", count: 32)
        #expect(try header(["artefacts": [["sha256": .string(hash)]]]).ownFiles == [])
        let shown = String(repeating: "cd", count: 32)
        #expect(
            try header(["files": [["original": ["sha256": .string(hash)], "shown": ["hash": .string(shown)]]]]).ownFiles
                .map(\.rawValue).sorted() == [hash, shown], "what was made of a picture goes with it")
        #expect(try header(["manifest": .string(hash)]).ownFiles == [])
        #expect(try header(["attachments": [["sha256": .string(hash), "sizeBytes": 3]]]).ownFiles.map(\.rawValue) == [hash])
    }
}
