import Evidence
import Market
import Store
import Synchronization

/// Who is signed in: random tokens, of which only the hash is kept.
package final class Sessions: Sendable {
    private let database: any Database
    private let clock: any Clock
    private let chance: Chance
    /// What was looked up last. Another node's sign-out is seen after `rememberMs`.
    private let seen = Mutex<[Hash: Seen]>([:])

    private struct Seen {
        let session: Session
        let until: Timestamp
    }

    /// How long a session lasts, in days.
    package static let days = 30
    /// How long a look-up is remembered, in milliseconds.
    static let rememberMs: Int64 = 30_000
    /// The most sessions remembered.
    static let seenMax = 20_000

    init(database: any Database, clock: any Clock, chance: Chance) {
        self.database = database
        self.clock = clock
        self.chance = chance
    }

    private static let insert: SQL =
        "INSERT INTO sessions (token_hash, member, created_ms, expires_ms, client) VALUES ($1, $2, $3, $4, $5)"
    private static let select: SQL =
        """
        SELECT s.member, m.display_name, m.handle FROM sessions s JOIN v_members m ON m.id = s.member
        WHERE s.token_hash = $1 AND s.expires_ms > $2 AND m.closed_ms IS NULL
        """
    private static let selectRoles: SQL = "SELECT role FROM v_staff WHERE member = $1"
    private static let delete: SQL = "DELETE FROM sessions WHERE token_hash = $1"
    private static let deleteAll: SQL = "DELETE FROM sessions WHERE member = $1"
    private static let deleteOthers: SQL = "DELETE FROM sessions WHERE member = $1 AND token_hash <> $2"
    private static let selectOpen: SQL =
        """
        SELECT token_hash, created_ms, expires_ms, client FROM sessions WHERE member = $1 AND expires_ms > $2
        ORDER BY created_ms DESC, token_hash LIMIT $3
        """
    private static let selectClosed: SQL = "SELECT 1 FROM v_members WHERE id = $1 AND closed_ms IS NOT NULL"
    private static let deleteExpired: SQL = "DELETE FROM sessions WHERE expires_ms <= $1"

    /// Opens a session. The token, 64 hexadecimal digits, is shown once and kept nowhere.
    ///
    /// - Parameter client: what the member's program calls itself; at most `clientCharactersMax` are kept, for the member to tell
    ///   sessions apart, and they go with the session.
    /// - Throws: `RestraintRefusal.accountClosed`.
    package func open(for member: MemberID, client: String? = nil) async throws -> String {
        let token = chance.nonce() + chance.nonce()
        let now = clock.now()
        let values: [SQLValue] = [
            .bytes(Self.hash(token).bytes), .text(member.rawValue), .integer(now.ms),
            .integer(now.adding(.days(Self.days)).ms),
            .text(
                orNull: client.map {
                    String($0.unicodeScalars.filter { $0.value != 0 }.prefix(Self.clientCharactersMax).map(Character.init))
                }),
        ]
        try await database.write { connection in
            let isClosed = try connection.row(Self.selectClosed, [.text(member.rawValue)]) { _ in true } ?? false
            guard !isClosed else { throw RestraintRefusal.accountClosed }
            try connection.run(Self.deleteExpired, [.integer(now.ms)])
            try connection.run(Self.insert, values)
        }
        return token
    }

    /// The session of a token; nil if it is unknown or over.
    package func find(_ token: String) async throws -> Session? {
        guard token.utf8.count == 64 else { return nil }
        let hash = Self.hash(token)
        let now = clock.now()
        if let remembered = seen.withLock({ $0[hash] }), remembered.until > now { return remembered.session }
        let session = try await database.read { connection in
            let found = try connection.row(Self.select, [.bytes(hash.bytes), .integer(now.ms)]) { row in
                (member: try row.text(0), displayName: try row.textOrNil(1) ?? "", handle: try row.textOrNil(2) ?? "")
            }
            guard let found else { return Session?.none }
            let roles = try connection.rows(Self.selectRoles, [.text(found.member)]) { try stored($0.text(0)) as StaffRole }
            return Session(
                member: try MemberID.stored(found.member), displayName: found.displayName, handle: found.handle,
                roles: Set(roles))
        }
        guard let session else { return nil }
        seen.withLock { seen in
            if seen.count >= Self.seenMax { seen.removeAll() }
            seen[hash] = Seen(session: session, until: now.adding(Span(ms: Self.rememberMs)))
        }
        return session
    }

    /// Ends one session.
    package func close(_ token: String) async throws {
        let hash = Self.hash(token)
        try await database.write { try $0.run(Self.delete, [.bytes(hash.bytes)]) }
        seen.withLock { $0[hash] = nil }
    }

    /// The sessions of a member that stand, newest first, at most `listedMax`; the one of that token is marked.
    package func all(of member: MemberID, current token: String) async throws -> [OpenSession] {
        let own = Self.hash(token)
        let values: [SQLValue] = [.text(member.rawValue), .integer(clock.now().ms), .integer(Int64(Self.listedMax))]
        return try await database.read { connection in
            try connection.rows(Self.selectOpen, values) { row in
                OpenSession(
                    since: Timestamp(ms: try row.int64(1)), until: Timestamp(ms: try row.int64(2)),
                    client: try row.textOrNil(3), isCurrent: try row.bytes(0) == own.bytes)
            }
        }
    }

    /// The most sessions that are listed.
    package static let listedMax = 50
    /// How much of a program's name is kept, in characters.
    package static let clientCharactersMax = 200

    /// Ends all sessions of a member but the one of that token.
    package func closeOthers(of member: MemberID, but token: String) async throws {
        let own = Self.hash(token)
        try await database.write { try $0.run(Self.deleteOthers, [.text(member.rawValue), .bytes(own.bytes)]) }
        seen.withLock { $0 = $0.filter { $0.key == own || $0.value.session.member != member } }
    }

    /// Forgets what was looked up of a member, whose name or roles have changed.
    func forget(_ member: MemberID) {
        seen.withLock { $0 = $0.filter { $0.value.session.member != member } }
    }

    /// Ends all sessions of a member.
    package func closeAll(of member: MemberID) async throws {
        try await database.write { try $0.run(Self.deleteAll, [.text(member.rawValue)]) }
        seen.withLock { $0 = $0.filter { $0.value.session.member != member } }
    }

    private static func hash(_ token: String) -> Hash { Hash.sha256(Array(token.utf8)) }
}

/// One session of a member, for the member's own list.
package struct OpenSession: Sendable, Hashable {
    /// When it was opened.
    package let since: Timestamp
    /// When it ends by itself.
    package let until: Timestamp
    /// What the program called itself; nil where it said nothing.
    package let client: String?
    /// Whether it is the one that asks.
    package let isCurrent: Bool
}

/// Somebody who is signed in.
package struct Session: Sendable, Hashable {
    package let member: MemberID
    package let displayName: String
    package let handle: String
    /// What the member is on the platform's side.
    package let roles: Set<StaffRole>
}
