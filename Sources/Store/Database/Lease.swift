/// Claims that one node holds for a while, so that others need not do the same work.
///
/// A lease saves work and never guards what must not happen twice: that rests on the rules and the lock of the case. Its time is
/// the database's own, so nodes whose clocks differ agree on it. It is no history and no view.
package struct LeaseTable {
    private let connection: any Connection

    /// Reads and writes through that connection.
    package init(_ connection: any Connection) { self.connection = connection }

    private static let take: SQL =
        """
        INSERT INTO leases (name, holder, until_ms) VALUES ($1, $2, {NOW_MS} + $3)
        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until_ms = excluded.until_ms
        WHERE leases.holder = excluded.holder OR leases.until_ms <= {NOW_MS}
        RETURNING holder
        """
    private static let release: SQL = "DELETE FROM leases WHERE name = $1 AND holder = $2"
    private static let selectNow: SQL = "SELECT {NOW_MS}"

    /// Takes the lease, or keeps it for as long again, in milliseconds from now; false where another holds it.
    package func take(_ name: String, by holder: String, forMs: Int64) throws -> Bool {
        try connection.row(Self.take, [.text(name), .text(holder), .integer(forMs)]) { try $0.text(0) } == holder
    }

    /// Lets the lease go.
    package func release(_ name: String, by holder: String) throws {
        try connection.run(Self.release, [.text(name), .text(holder)])
    }

    /// The database's own time, in milliseconds since 1970.
    package func nowMs() throws -> Int64 {
        guard let now = try connection.row(Self.selectNow, [], { try $0.int64(0) }) else {
            throw StoreFailure.statementFailed(code: "", message: "the database has no time", sql: Self.selectNow.text)
        }
        return now
    }
}
