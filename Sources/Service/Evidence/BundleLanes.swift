/// Where bundles are put together: one at a time, so that however many are asked for at once, the other processors stay free for
/// commands and pages. The bundle of a long case may take seconds, and waits only for those of other long ones.
struct BundleLanes: Sendable {
    /// Beyond so many entries a case is long.
    static let shortEntriesMax = 1_000

    private let short = Lane()
    private let long = Lane()

    /// Does the work in the lane for a case of so many entries. Throws: what the work throws.
    func run<Made: Sendable>(entriesCount: Int, _ work: @Sendable () throws -> Made) async throws -> Made {
        try await (entriesCount <= Self.shortEntriesMax ? short : long).run(work)
    }

    /// An actor whose one method never suspends, and so never runs twice at a time.
    private actor Lane {
        func run<Made: Sendable>(_ work: @Sendable () throws -> Made) throws -> Made { try work() }
    }
}
