import Logging
import Market
import Service

/// `GET /notices/live`: how many notices a member has not seen and how many trades wait for the member, whenever that may have
/// changed, as server-sent events.
enum NoticeCountsRoute {
    /// Milliseconds after which it looks by itself: another node tells nothing of a member.
    private static let lookMs: Int64 = 30_000

    static func route(_ site: Site, _ marketplace: Marketplace) -> Route {
        .get("/notices/live", .member) { visit in
            let member = try visit.memberID()
            return .events(events(of: member, site, marketplace))
        }
    }

    private static func events(of member: MemberID, _ site: Site, _ marketplace: Marketplace) -> AsyncStream<LiveEvent> {
        AsyncStream { continuation in
            let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            let signals = marketplace.commands.hub.signals(of: .member(member))
            let hearing = Task { for await _ in signals { wake.yield() } }
            let ticking = Task {
                do {
                    while true {
                        wake.yield()
                        try await Task.sleep(for: .milliseconds(lookMs))
                    }
                } catch {
                    wake.finish()
                }
            }
            let telling = Task {
                do {
                    var told: String?
                    for await _ in wakes {
                        let counts = try await counts(of: member, marketplace)
                        if counts != told { continuation.yield(LiveEvent(name: "counts", data: counts)) }
                        told = counts
                    }
                } catch {
                    // The page reconnects by itself.
                    site.logger.debug("Live counts were let go", metadata: ["kind": "\(type(of: error))"])
                }
                continuation.finish()
            }
            continuation.onTermination = { _ in
                for task in [hearing, ticking, telling] { task.cancel() }
            }
        }
    }

    private static func counts(of member: MemberID, _ marketplace: Marketplace) async throws -> String {
        let (notices, waiting) = (try await marketplace.unreadNotices(of: member), try await marketplace.tradesWaiting(for: member))
        return #"{"notices":\#(notices),"waiting":\#(waiting)}"#
    }
}
