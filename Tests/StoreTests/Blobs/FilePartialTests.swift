import StoreFixtures
import Testing

@testable import Store

@Suite struct FilePartialTests {
    private func withBlobs(_ body: (FileBlobs, String) async throws -> Void) async throws {
        try await withTemporaryFolder { folder async throws in
            try await body(try await FileBlobs(folder: folder + "/blobs"), folder + "/blobs")
        }
    }

    @Test func whatHasComeIsKeptThroughARestart() async throws {
        try await withBlobs { blobs, folder async throws in
            let first = try #require(try await blobs.resume("one", limitBytes: 3_000_000))
            try await first.write([UInt8](repeating: 1, count: 2_000_000))
            try await first.pause()
            #expect(try await blobs.partialBytes("one") == 2_000_000)
            // The next start of the server sweeps what dead uploads left, and leaves this.
            let again = try await FileBlobs(folder: folder)
            let second = try #require(try await again.resume("one", limitBytes: 3_000_000))
            #expect(await second.receivedBytes() == 2_000_000)
            try await second.write([UInt8](repeating: 2, count: 1_000_000))
            let stored = try await second.finish()
            #expect(stored.sizeBytes == 3_000_000)
            #expect(try await again.verify(stored.name) == 3_000_000)
            #expect(try await again.partials() == [])
            #expect(try await again.partialBytes("one") == nil)
        }
    }

    @Test func oneConnectionAtATime() async throws {
        try await withBlobs { blobs, _ async throws in
            let first = try #require(try await blobs.resume("one", limitBytes: 10))
            #expect(try await blobs.resume("one", limitBytes: 10) == nil)
            #expect(try await blobs.removePartial("one") == false)
            try await first.pause()
            let second = try #require(try await blobs.resume("one", limitBytes: 10))
            try await second.pause()
            #expect(try await blobs.removePartial("one"))
            #expect(try await blobs.removePartial("one") == false)
        }
    }

    @Test func aConnectionThatDiesLetsGo() async throws {
        try await withBlobs { blobs, _ async throws in
            do {
                let dying = try #require(try await blobs.resume("one", limitBytes: 10_000_000))
                try await dying.write([UInt8](repeating: 1, count: 1 << 20))
            }
            // The thread that wrote last may hold it for a moment longer.
            let until = ContinuousClock.now + .seconds(5)
            var next = try await blobs.resume("one", limitBytes: 10_000_000)
            while next == nil, ContinuousClock.now < until {
                await Task.yield()
                next = try await blobs.resume("one", limitBytes: 10_000_000)
            }
            let resumed = try #require(next)
            #expect(await resumed.receivedBytes() == 1 << 20)
            try await resumed.pause()
        }
    }

    @Test func noMoreThanWasAnnounced() async throws {
        try await withBlobs { blobs, _ async throws in
            let partial = try #require(try await blobs.resume("one", limitBytes: 3))
            try await partial.write([1, 2])
            await #expect(throws: StoreFailure.blobTooLarge(limitBytes: 3)) { try await partial.write([3, 4]) }
            try await partial.write([3])
            #expect(try await partial.finish().sizeBytes == 3)
            await #expect(throws: StoreFailure.self) { try await partial.write([1]) }
        }
    }

    @Test func aDiskThatIsNearlyFullTakesNothing() async throws {
        try await withTemporaryFolder { folder async throws in
            let blobs = try await FileBlobs(folder: folder + "/blobs", freeBytesMin: 1 << 60)
            await #expect(throws: StoreFailure.self) { try await blobs.resume("one", limitBytes: 3) }
        }
    }
}
