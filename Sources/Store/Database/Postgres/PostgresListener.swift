import CPostgres
import Foundation
import Synchronization

/// A connection of its own that waits for what other nodes announce with NOTIFY.
///
/// Announcements are signals and no messages: while the connection was lost some may have been missed, so whoever listens is
/// told so (`nil`) each time it is open again, and looks for itself.
final class PostgresListener: Sendable {
    /// How long one wait on the socket lasts, in milliseconds; a closed listener ends within that time.
    static let waitMs: Int32 = 500
    /// How long it waits before it connects again, in milliseconds.
    static let reconnectMs = 500

    private let isClosed = Mutex(false)

    init() {}

    /// What is announced from now on, until the listener is closed or nobody listens.
    func announcements(conninfo: String, channel: String) -> AsyncStream<String?> {
        precondition(channel.utf8.allSatisfy { $0 == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
        return AsyncStream { continuation in
            let thread = Thread { [self] in
                while !isClosed.withLock({ $0 }) {
                    listen(conninfo, channel, continuation)
                    if !isClosed.withLock({ $0 }) { Thread.sleep(forTimeInterval: Double(Self.reconnectMs) / 1_000) }
                }
                continuation.finish()
            }
            thread.name = "postgres-listener"
            continuation.onTermination = { [weak self] _ in self?.close() }
            thread.start()
        }
    }

    func close() { isClosed.withLock { $0 = true } }

    /// Listens until the connection is lost or the listener closed.
    private func listen(_ conninfo: String, _ channel: String, _ told: AsyncStream<String?>.Continuation) {
        guard let connection = PQconnectdb(conninfo) else { return }
        defer { PQfinish(connection) }
        guard PQstatus(connection) == CONNECTION_OK else { return }
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        let answer = PQexec(connection, "LISTEN \(channel)")
        defer { PQclear(answer) }
        guard PQresultStatus(answer) == PGRES_COMMAND_OK else { return }
        told.yield(nil)
        while !isClosed.withLock({ $0 }), PQstatus(connection) == CONNECTION_OK {
            while let announcement = PQnotifies(connection) {
                told.yield(String(cString: announcement.pointee.extra))
                PQfreemem(announcement)
            }
            var waiting = pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, Self.waitMs) >= 0 || errno == EINTR else { return }
            if waiting.revents != 0, PQconsumeInput(connection) == 0 { return }
        }
    }
}
