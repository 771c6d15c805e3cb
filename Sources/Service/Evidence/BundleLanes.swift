import Store

/// Where bundles are put together: one at a time, on threads that stand back while all processors are busy, so that however many are
/// asked for at once, commands and pages do not wait behind them. The bundle of a long case may take seconds, and waits only for
/// those of other long ones.
enum BundleLanes {
    /// Beyond so many entries a case is long.
    static let shortEntriesMax = 1_000

    private static let short = Lane(WorkThread(name: "bundles-short", niceness: 10))
    private static let long = Lane(WorkThread(name: "bundles-long", niceness: 15))

    /// Does the work in the lane for a case of so many entries. Throws: what the work throws.
    static func run<Made: Sendable>(entriesCount: Int, _ work: @Sendable () throws -> Made) async throws -> Made {
        try await (entriesCount <= Self.shortEntriesMax ? short : long).run(work)
    }

    /// An actor whose one method never suspends, and so never runs twice at a time.
    private actor Lane {
        private let thread: WorkThread
        nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

        init(_ thread: WorkThread) { self.thread = thread }

        func run<Made: Sendable>(_ work: @Sendable () throws -> Made) throws -> Made { try work() }
    }
}
