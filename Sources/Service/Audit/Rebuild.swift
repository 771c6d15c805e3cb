import Evidence
import Ledger
import Market
import Store

/// Drops all views and makes them again from the entries.
package struct Rebuild {
    private let database: any Database

    /// Rebuilds the views of that database.
    package init(_ database: any Database) { self.database = database }

    private static let selectStreams: SQL = "SELECT stream FROM streams ORDER BY number"

    /// Rebuilds every view in one transaction, and says how many streams were read. If it fails, the old views stay.
    @discardableResult
    package func run(progress: @escaping @Sendable (_ streams: Int) -> Void = { _ in }) async throws -> Int {
        try await database.write { connection in try Self.rebuildAll(connection, progress) }
    }

    @discardableResult
    private static func rebuildAll(_ connection: any Connection, _ progress: (Int) -> Void) throws -> Int {
        for view in Schema.viewNames { try connection.run(SQL("DELETE FROM \(view)")) }
        let streams = try connection.rows(selectStreams, []) { StreamName(text: try $0.text(0)) }
        for (place, stream) in streams.enumerated() {
            try rebuild(stream, connection)
            if place % 1_000 == 999 { progress(place + 1) }
        }
        try connection.run(setVersion, [.integer(Schema.viewsVersion)])
        return streams.count
    }

    private static let selectVersion: SQL = "SELECT version FROM views WHERE id = 1"
    private static let setVersion: SQL =
        "INSERT INTO views (id, version) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET version = excluded.version"

    /// Rebuilds the views where they were written by an older program, and says whether they were.
    @discardableResult
    package func runIfOlder(progress: @escaping @Sendable (_ streams: Int) -> Void = { _ in }) async throws -> Bool {
        try await database.write { connection in
            let version = try connection.row(Self.selectVersion, []) { try $0.int64(0) }
            guard version != Schema.viewsVersion else { return false }
            try Self.rebuildAll(connection, progress)
            return true
        }
    }

    private static func rebuild(_ stream: StreamName, _ connection: any Connection) throws {
        switch stream.kind {
        case Substring(Trade.streamKind): try replay(Trade.self, stream, connection)
        case Substring(Listing.streamKind): try replay(Listing.self, stream, connection)
        case Substring(Member.streamKind): try replay(Member.self, stream, connection)
        case Substring(Deal.streamKind): try replay(Deal.self, stream, connection)
        case Substring(StaffProposal.streamKind): try replay(StaffProposal.self, stream, connection)
        case Substring(Reconciliation.streamKind): try replay(Reconciliation.self, stream, connection)
        case Substring(Wallet.streamKind): try replay(Wallet.self, stream, connection)
        case Substring(Question.streamKind): try replay(Question.self, stream, connection)
        case Substring(Complaint.streamKind): try replay(Complaint.self, stream, connection)
        case Substring(Identity.streamKind): try replay(Identity.self, stream, connection)
        default: break
        }
    }

    private static func replay<State: Viewed>(
        _ type: State.Type, _ stream: StreamName, _ connection: any Connection
    ) throws {
        var state = State()
        for entry in try Journal(connection).entries(of: stream) {
            let event = try entry.event(as: State.Event.self)
            var next = state
            next.apply(event, at: entry.time)
            try State.project(Change(entry: entry, event: event, before: state, after: next, isRebuilt: true), to: connection)
            state = next
        }
    }
}
