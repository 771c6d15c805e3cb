/// The embedded database: one SQLite file in WAL mode with synced commits and one writing thread.
///
/// One process may serve a file; it holds the lock file beside it. Tools that only read may look in at the same time.
package final class SQLiteDatabase: Database {
    /// Threads for long reads.
    package static let longReadersCount = 2

    private let lock: FileLock?
    private let readers: InPlaceReaders
    private let longReaders: ReaderThreads
    private let writer: GroupCommit?
    private let logKeeper: LogKeeper?

    /// Opens the file at `path` and creates it where there is none; with `readOnly` it must exist, and ``write(_:)`` fails.
    /// - Throws: ``StoreFailure/alreadyServed(path:)`` where another process serves the file;
    ///   ``StoreFailure/unavailable(_:)`` where it cannot be opened with synced commits.
    package init(path: String, readOnly: Bool = false) async throws {
        lock = readOnly ? nil : try FileLock(besides: path)
        let logKeeper = readOnly ? nil : LogKeeper(path: path)
        self.logKeeper = logKeeper
        writer =
            readOnly
            ? nil : GroupCommit(name: "sqlite-writer") { try SQLiteSession(path: path, role: .writing, logKeeper: logKeeper) }
        readers = InPlaceReaders { try SQLiteSession(path: path, role: .reading) }
        longReaders = ReaderThreads(name: "sqlite-reader", count: Self.longReadersCount) {
            try SQLiteSession(path: path, role: .reading)
        }
        do {
            try await writer?.writeOutsideTransaction { _ in }
            try readers.read { _ in }
        } catch {
            await close()
            throw error
        }
    }

    deinit {
        logKeeper?.stop()
    }

    /// Always ``Dialect/sqlite``.
    package var dialect: Dialect { .sqlite }

    /// Runs `body` on one snapshot, here and now.
    /// - Throws: ``StoreFailure``, or what `body` throws.
    package func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try readers.read(body)
    }

    /// Runs `body` on one snapshot, on a thread for long reads.
    /// - Throws: ``StoreFailure``, or what `body` throws.
    package func readLong<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await longReaders.read(body)
    }

    /// Runs `body` on the writing thread and returns once it is durable.
    /// - Throws: what `body` throws, or ``StoreFailure``.
    @discardableResult
    package func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        guard let writer else { throw StoreFailure.unavailable("the file was opened for reading only") }
        return try await writer.write(body)
    }

    /// Brings the write-ahead log into the file and cuts it to nothing, so that no erased value is left in it; the file itself
    /// has deleted bytes overwritten already (`secure_delete`).
    /// - Throws: ``StoreFailure/busy(_:)`` where a reader kept an old snapshot for longer than the busy timeout.
    package func truncateLog() async throws {
        guard let writer else { throw StoreFailure.unavailable("the file was opened for reading only") }
        try await writer.writeOutsideTransaction { connection in
            guard let session = connection as? SQLiteSession else { preconditionFailure("a SQLite writer has a SQLite session") }
            try session.truncateLog()
        }
    }

    /// Does ``truncateLog()``.
    /// - Throws: ``StoreFailure``.
    package func purgeErased() async throws { try await truncateLog() }

    /// Lets the waiting bodies finish, closes the file and lets go of its lock.
    package func close() async {
        await readers.close()
        await longReaders.close()
        await logKeeper?.close()
        // Last, because only a connection that may write empties the log when it is the last to go.
        await writer?.close()
        lock?.release()
    }
}
