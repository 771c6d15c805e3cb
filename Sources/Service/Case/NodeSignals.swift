import Market
import ServiceLifecycle
import Store
import Synchronization

/// Wakes the open pages of this node when another node has written.
///
/// Announcements come from the same transaction as the entries, so none comes before them. Where the connection was lost, all
/// open pages look for themselves.
package struct NodeSignals: ServiceLifecycle.Service {
    private let marketplace: Marketplace

    /// Wakes the pages of that market.
    package init(_ marketplace: Marketplace) { self.marketplace = marketplace }

    /// Listens until the service is shut down.
    package func run() async throws {
        guard let told = marketplace.database.announcements(on: Announcement.channel) else {
            // There are no other nodes; a service that returned would end the server.
            while await pause(ms: 3_600_000) {}
            return
        }
        for await text in told.cancelOnGracefulShutdown() { hear(text) }
    }

    private func hear(_ text: String?) {
        guard let text else { return marketplace.commands.hub.publishAll() }
        guard let announcement = Announcement(heard: text), announcement.node != marketplace.commands.node else { return }
        marketplace.commands.hub.publish(announcement.stream)
    }
}

/// Whether commands may take the time from this machine's clock.
package final class ClockTrust: Sendable {
    private let isTrusted = Mutex(true)

    init() {}

    func set(_ trusted: Bool) { isTrusted.withLock { $0 = trusted } }

    /// Throws: `StoreFailure.unavailable` while this machine's clock differs from the database's.
    func demand() throws(StoreFailure) {
        guard isTrusted.withLock({ $0 }) else { throw .unavailable("this machine's clock differs from the database's") }
    }
}
