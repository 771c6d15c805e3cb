/// The database for several nodes: PostgreSQL through libpq, one writing and several reading connections per process.
///
/// Between nodes the order of writing comes from a row lock: `beginBatch` is the first statement of every writing transaction,
/// on this database only, and the next node goes on when the commit lets the lock go. So nodes neither deadlock nor meet
/// serialization failures; where one still occurs (a lock held for longer than the timeout) the body that met it fails with
/// ``StoreFailure/conflict(_:)`` and is not run again, since only its caller knows whether it may be. A connection found dead
/// before any body has run is replaced silently.
package final class PostgresDatabase: Database {
    /// Connections that read at the same time.
    package static let readersCount = 4

    private let readers: ReaderThreads
    private let writer: GroupCommit
    private let listener = PostgresListener()
    private let conninfo: String

    /// Connects; `conninfo` is libpq's connection string or URL.
    ///
    /// While the table that `beginBatch` locks does not exist, before the first migration, it is left out.
    /// - Throws: ``StoreFailure/unavailable(_:)`` where the server cannot be reached, or would not sync its commits.
    package init(conninfo: String, beginBatch: SQL? = nil) async throws {
        self.conninfo = conninfo
        writer = GroupCommit(name: "postgres-writer") { try PostgresSession(conninfo: conninfo, beginBatch: beginBatch) }
        readers = ReaderThreads(name: "postgres-reader", count: Self.readersCount) {
            try PostgresSession(conninfo: conninfo, beginBatch: nil)
        }
        do {
            try await writer.writeOutsideTransaction { _ in }
        } catch {
            await close()
            throw error
        }
    }

    /// Always ``Dialect/postgres``.
    package var dialect: Dialect { .postgres }

    /// Runs `body` in a REPEATABLE READ transaction that cannot write, on a reading thread.
    /// - Throws: ``StoreFailure``, or what `body` throws.
    package func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await readers.read(body)
    }

    /// Does what ``read(_:)`` does: every read has a thread here.
    /// - Throws: ``StoreFailure``, or what `body` throws.
    package func readLong<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await readers.read(body)
    }

    /// Runs `body` on the writing thread and returns once it is durable.
    /// - Throws: what `body` throws, or ``StoreFailure``.
    @discardableResult
    package func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await writer.write(body)
    }

    /// Vacuums, so that deleted rows are no longer in the tables. Bytes may outlast that in free space and in PostgreSQL's
    /// log until they are overwritten; an operator who must be sure keeps the cluster on encrypted storage.
    /// - Throws: ``StoreFailure``.
    package func purgeErased() async throws {
        try await writer.writeOutsideTransaction { _ = try $0.run("VACUUM") }
    }

    /// What nodes announce on a channel (lower-case letters and `_`), on a connection of its own; nil each time that connection
    /// is open anew, since announcements may have been missed. Ends when the database is closed.
    package func announcements(on channel: String) -> AsyncStream<String?>? {
        listener.announcements(conninfo: conninfo, channel: channel)
    }

    /// Lets the waiting bodies finish and closes every connection.
    package func close() async {
        listener.close()
        await writer.close()
        await readers.close()
    }
}
