import Service
import Synchronization

/// How many listings each category has, counted anew every few seconds at most: counting goes through all of them.
final class CategoryCounts: Sendable {
    /// Milliseconds for which a count serves.
    static let serveMs: Int64 = 10_000

    private let marketplace: Marketplace
    private let kept = Mutex<(counts: [String: Int], untilMs: Int64)>(([:], .min))

    init(_ marketplace: Marketplace) { self.marketplace = marketplace }

    /// The counts by category, at most ``serveMs`` old.
    func newest(at nowMs: Int64) async throws -> [String: Int] {
        let (counts, untilMs) = kept.withLock { $0 }
        if nowMs < untilMs { return counts }
        let fresh = try await marketplace.listingCounts()
        kept.withLock { $0 = (fresh, nowMs + Self.serveMs) }
        return fresh
    }
}
