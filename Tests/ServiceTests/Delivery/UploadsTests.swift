import Foundation
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct UploadsTests {
    private static let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 9) }

    private func send(
        _ bytes: ArraySlice<UInt8>, to upload: UploadState, _ market: TestMarket, by member: MemberID
    ) async throws -> UploadState {
        let chunks = stride(from: bytes.startIndex, to: bytes.endIndex, by: 70_000).map {
            Array(bytes[$0..<min($0 + 70_000, bytes.endIndex)])
        }
        return try await market.marketplace.continueUpload(
            upload.id, at: Int64(bytes.startIndex), AsyncStream.of(chunks), by: member)
    }

    @Test(arguments: Driver.allCases) func itGoesOnWhereItStoppedAndBecomesADeposit(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let member = try await market.marketplace.register(handle: "seller", displayName: "卖家", password: "correct horse")
        let upload = try await market.marketplace.beginUpload(
            name: "源码.zip", lengthBytes: Int64(Self.bytes.count), by: member)
        #expect(upload.receivedBytes == 0)
        // The connection breaks in the middle of the second piece; what has come is kept.
        #expect(try await send(Self.bytes[..<1_000_000], to: upload, market, by: member).receivedBytes == 1_000_000)
        await #expect(throws: Broken.self) {
            try await market.marketplace.continueUpload(
                upload.id, at: 1_000_000, Breaking(first: Array(Self.bytes[1_000_000..<1_500_000])), by: member)
        }
        #expect(try await market.marketplace.upload(upload.id, of: member).receivedBytes == 1_500_000)
        await #expect(throws: UploadRefusal.otherOffset(1_500_000)) {
            try await send(Self.bytes[1_000_000...], to: upload, market, by: member)
        }
        let done = try await send(Self.bytes[1_500_000...], to: upload, market, by: member)
        let deposit = try #require(done.deposit)
        #expect(deposit.name == "源码.zip")
        #expect(deposit.artefact.bytes == 3_000_000)
        #expect(try await market.marketplace.deposit(deposit.artefact.sha256, of: member) == deposit)
        #expect(try await market.marketplace.blobs.partials() == [])
        // Whoever did not hear the last answer asks again and is told the same.
        #expect(try await market.marketplace.upload(upload.id, of: member).deposit == deposit)
        try await market.close()
    }

    @Test func itIsItsMembersAlone() async throws {
        let market = try await TestMarket.open()
        let member = try await market.marketplace.register(handle: "seller", displayName: "卖家", password: "correct horse")
        let other = try await market.marketplace.register(handle: "other", displayName: "别人", password: "correct horse")
        let upload = try await market.marketplace.beginUpload(name: "a", lengthBytes: 4, by: member)
        await #expect(throws: NotFound.self) { try await market.marketplace.upload(upload.id, of: other) }
        await #expect(throws: NotFound.self) {
            try await market.marketplace.continueUpload(upload.id, at: 0, AsyncStream.of([[1]]), by: other)
        }
        await #expect(throws: NotFound.self) { try await market.marketplace.removeUpload(upload.id, of: other) }
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func afterADayNothingOfItIsLeft(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let member = try await market.marketplace.register(handle: "seller", displayName: "卖家", password: "correct horse")
        let upload = try await market.marketplace.beginUpload(name: "a", lengthBytes: 4, by: member)
        _ = try await market.marketplace.continueUpload(upload.id, at: 0, AsyncStream.of([[1, 2]]), by: member)
        // A file that no row speaks of any more.
        let stray = try #require(try await market.marketplace.blobs.resume("stray", limitBytes: 4))
        try await stray.pause()
        market.clock.advance(by: .hours(24))
        await #expect(throws: NotFound.self) { try await market.marketplace.upload(upload.id, of: member) }
        #expect(try await market.marketplace.sweepUploads() == 2)
        #expect(try await market.marketplace.blobs.partials() == [])
        #expect(try await market.marketplace.sweepUploads() == 0)
        try await market.close()
    }

    @Test func aSweepLeavesWhatIsStillComing() async throws {
        let market = try await TestMarket.open()
        let member = try await market.marketplace.register(handle: "seller", displayName: "卖家", password: "correct horse")
        let upload = try await market.marketplace.beginUpload(name: "a", lengthBytes: 4, by: member)
        _ = try await market.marketplace.continueUpload(upload.id, at: 0, AsyncStream.of([[1, 2]]), by: member)
        #expect(try await market.marketplace.sweepUploads() == 0)
        #expect(try await market.marketplace.upload(upload.id, of: member).receivedBytes == 2)
        try await market.marketplace.removeUpload(upload.id, of: member)
        #expect(try await market.marketplace.blobs.partials() == [])
        try await market.close()
    }

    @Test func uploadsHaveLimits() async throws {
        let market = try await TestMarket.open()
        let member = try await market.marketplace.register(handle: "seller", displayName: "卖家", password: "correct horse")
        let marketplace = market.marketplace
        await #expect(throws: DepositRefusal.empty) { try await marketplace.beginUpload(name: "a", lengthBytes: 0, by: member) }
        await #expect(throws: DepositRefusal.nameMalformed) {
            try await marketplace.beginUpload(name: "../a", lengthBytes: 1, by: member)
        }
        await #expect(throws: DepositRefusal.tooLarge(Artefact.bytesMax)) {
            try await marketplace.beginUpload(name: "a", lengthBytes: Artefact.bytesMax + 1, by: member)
        }
        var uploads: [UploadState] = []
        for _ in 0..<Uploads.openMax { uploads.append(try await marketplace.beginUpload(name: "a", lengthBytes: 2, by: member)) }
        await #expect(throws: UploadRefusal.tooMany(Uploads.openMax)) {
            try await marketplace.beginUpload(name: "a", lengthBytes: 1, by: member)
        }
        await #expect(throws: DepositRefusal.tooLarge(2)) {
            try await marketplace.continueUpload(uploads[0].id, at: 0, AsyncStream.of([[1, 2, 3]]), by: member)
        }
        try await market.close()
    }

    private struct Broken: Error {}

    /// Bytes after which the connection is gone.
    private struct Breaking: AsyncSequence {
        let first: [UInt8]

        struct AsyncIterator: AsyncIteratorProtocol {
            var first: [UInt8]?

            mutating func next() async throws -> [UInt8]? {
                guard let bytes = first else { throw Broken() }
                first = nil
                return bytes
            }
        }

        func makeAsyncIterator() -> AsyncIterator { AsyncIterator(first: first) }
    }
}
