/// The port to a database: many readers, and one writer that commits many bodies at once.
///
/// Bodies are synchronous: they must neither wait for anything nor call back into the database.
package protocol Database: Sendable {
    /// Which database answers.
    var dialect: Dialect { get }

    /// Runs `body` on one snapshot of what was committed before.
    ///
    /// It should be done within a few milliseconds: SQLite runs it on the calling thread, which tasks share.
    /// - Throws: ``StoreFailure``, or what `body` throws.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Runs a `body` that reads many rows or computes for long as ``read(_:)`` does, on a thread of its own.
    /// - Throws: ``StoreFailure``, or what `body` throws.
    func readLong<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Runs `body` with all its statements or none, and returns once they are durable.
    ///
    /// Waiting bodies share one transaction, each within its own savepoint: one that throws is undone alone and only its own
    /// caller gets the error. All callers of a transaction go on only after it is durable, the refused ones too, since what
    /// they saw of their neighbours was not durable before. A body runs once, whatever happens; a task's cancellation does
    /// not stop it.
    /// - Throws: what `body` throws, or ``StoreFailure``; after ``StoreFailure/commitFailed(_:)`` alone it is not known
    ///   whether the work was kept.
    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Makes the bytes of deleted and overwritten values vanish from the database's files, as far as the database can.
    /// - Throws: ``StoreFailure``.
    func purgeErased() async throws

    /// What other nodes on this database announce; nil where there can be none.
    func announcements(on channel: String) -> AsyncStream<String?>?

    /// Lets the waiting bodies finish and closes every connection. What comes later gets ``StoreFailure/closed``.
    func close() async
}

extension Database {
    /// A database of one process alone: there are no other nodes.
    package func announcements(on channel: String) -> AsyncStream<String?>? { nil }
}
