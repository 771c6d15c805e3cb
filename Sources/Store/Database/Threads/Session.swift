/// A connection as its own thread sees it: it can also open and end transactions, and be lost.
///
/// A session is made, used and closed on one thread. After ``isLost`` it is only ever closed.
protocol Session: Connection {
    /// What the body that runs now has asked for and met.
    var body: BodyRecord { get set }

    /// Whether the database can no longer be trusted to go on over this connection.
    var isLost: Bool { get }

    /// Whether a transaction is open; some failures end it.
    var isInTransaction: Bool { get }

    func beginReading() throws
    func beginWriting() throws

    /// Sets the mark to which ``undoToMark()`` goes back, in place of an earlier one.
    func mark() throws
    func undoToMark() throws

    func commit() throws(CommitFailure)
    func rollback() throws

    /// The time for housekeeping: the callers of a batch have their answers, and the next batch gathers.
    func betweenBatches()
    func close()
}

/// A commit that did not succeed.
struct CommitFailure: Error {
    let cause: StoreFailure
    /// Whether it is certain that nothing was kept.
    let isUndone: Bool
}

/// What one body has asked for and met.
struct BodyRecord {
    var afterCommit: [@Sendable () -> Void] = []
    var firstFailure: StoreFailure?
}

extension Session {
    func afterCommit(_ action: @escaping @Sendable () -> Void) {
        body.afterCommit.append(action)
    }

    /// Dooms the body that runs now, and hands the failure back to be thrown.
    func doom(_ failure: StoreFailure) -> StoreFailure {
        if body.firstFailure == nil { body.firstFailure = failure }
        return failure
    }

    func rows<T>(_ sql: SQL, _ values: [SQLValue], _ map: (Row) throws -> T) throws -> [T] {
        var mapped: [T] = []
        try forEachRow(sql, values) { mapped.append(try map($0)) }
        return mapped
    }
}
