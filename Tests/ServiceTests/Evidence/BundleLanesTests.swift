import Foundation
import Glibc
import Synchronization
import Testing

@testable import Service

@Suite struct BundleLanesTests {
    /// How many are in a lane now, and how many there ever were at once.
    private final class Gauge: Sendable {
        private let counts = Mutex((now: 0, most: 0))
        var most: Int { counts.withLock { $0.most } }

        func pass() {
            counts.withLock { counts in
                counts.now += 1
                counts.most = max(counts.most, counts.now)
            }
            for _ in 0..<2_000 { counts.withLock { _ in } }
            counts.withLock { $0.now -= 1 }
        }
    }

    @Test(arguments: [10, 5_000]) func oneOfALaneAtATime(_ entries: Int) async throws {
        let gauge = Gauge()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<200 { group.addTask { try await BundleLanes.run(entriesCount: entries) { gauge.pass() } } }
            try await group.waitForAll()
        }
        #expect(gauge.most == 1)
    }

    @Test(arguments: [10, 5_000]) func theyStandBackForOthers(_ entries: Int) async throws {
        let process = getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0)
        let lane = try await BundleLanes.run(entriesCount: entries) { getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) }
        #expect(lane > process)
    }

    /// What the two tell each other.
    private final class Signals: Sendable {
        let isShortDone = Atomic(false)
        let sawShort = Atomic(false)
    }

    /// A long case that is being put together lets short ones pass.
    @Test(.enabled(if: ProcessInfo.processInfo.activeProcessorCount > 1)) func aShortOneDoesNotWaitForALongOne() async throws {
        let signals = Signals()
        let (began, hasBegun) = AsyncStream<Void>.makeStream()
        async let long: Void = BundleLanes.run(entriesCount: BundleLanes.shortEntriesMax + 1) {
            hasBegun.finish()
            let until = ContinuousClock.now + .seconds(20)
            while ContinuousClock.now < until {
                guard signals.isShortDone.load(ordering: .acquiring) else { continue }
                return signals.sawShort.store(true, ordering: .releasing)
            }
        }
        for await _ in began {}
        try await BundleLanes.run(entriesCount: BundleLanes.shortEntriesMax) {
            signals.isShortDone.store(true, ordering: .releasing)
        }
        try await long
        let sawShort = signals.sawShort.load(ordering: .acquiring)
        #expect(sawShort)
    }
}
