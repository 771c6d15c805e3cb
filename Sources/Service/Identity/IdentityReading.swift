import Evidence
import Market
import Store

/// A request to check an identity, as the staff and the member see it.
package struct IdentityRow: Sendable, Hashable {
    /// Whose it is.
    package let member: MemberID
    /// What others see of that one; empty once erased.
    package let memberName: String
    /// The request's number.
    package let number: Int
    /// What kind of paper it is.
    package let paper: IdentityPaper
    /// Who checks, by the name of the way.
    package let method: String
    /// When it was handed in.
    package let submittedAt: Timestamp
    /// Whether it was found proved; nil while it waits.
    package let isVerified: Bool?
    /// When that was decided.
    package let decidedAt: Timestamp?
    /// When the documents go.
    package let eraseAt: Timestamp?
    /// When they went.
    package let erasedAt: Timestamp?
}

/// An entry of a member's identity checks.
package struct IdentityAct: Sendable {
    /// When.
    package let at: Timestamp
    /// Who, as the entry names the actor.
    package let actor: String
    /// What others see of that one; empty for what is no member.
    package let actorName: String
    /// What.
    package let event: IdentityEvent
}

extension Marketplace {
    private static let columns =
        """
        SELECT i.member, m.display_name, i.number, i.paper, i.method, i.submitted_ms, i.verified, i.decided_ms, i.erase_ms,
            i.erased_ms
        FROM v_identities i LEFT JOIN v_members m ON m.id = i.member
        """
    private static let selectWaiting = SQL("\(columns) WHERE i.decided_ms IS NULL ORDER BY i.submitted_ms, i.member LIMIT 100")
    private static let selectVerified = SQL(
        "\(columns) WHERE i.member = $1 AND i.verified = TRUE ORDER BY i.number DESC LIMIT 1")
    private static let countWaiting: SQL = "SELECT count(*) FROM v_identities WHERE decided_ms IS NULL"

    /// The requests that wait for a decision, oldest first; at most 100.
    package func identitiesWaiting() async throws -> [IdentityRow] {
        try await database.read { try $0.rows(Self.selectWaiting, [], IdentityRow.init(row:)) }
    }

    /// How many requests wait for a decision.
    package func identitiesWaitingCount() async throws -> Int {
        try await database.read { Int(try $0.row(Self.countWaiting, []) { try $0.int64(0) } ?? 0) }
    }

    /// What was verified last of a member; nil where nothing was.
    package func verifiedIdentity(of member: MemberID) async throws -> IdentityRow? {
        try await database.read { try $0.row(Self.selectVerified, [.text(member.rawValue)], IdentityRow.init(row:)) }
    }

    /// Everything about a member's identity, oldest first. It is the member's own, and the staff's who check.
    package func identity(of member: MemberID) async throws -> (identity: Identity, acts: [IdentityAct]) {
        let stream = StreamName.identity(member)
        let entries = try await database.read { try Journal($0).entries(of: stream) }
        var (identity, acts): (Identity, [IdentityAct]) = (Identity(), [])
        for entry in entries {
            let event = try entry.event(as: IdentityEvent.self)
            identity.apply(event, at: entry.time)
            let actor = entry.header.actor
            acts.append(IdentityAct(at: entry.time, actor: actor, actorName: try await name(ofActor: actor), event: event))
        }
        return (identity, acts)
    }

    private static let selectName: SQL = "SELECT display_name FROM v_members WHERE id = $1"

    /// What others see of a member; empty where there is none, or once it is erased.
    package func displayName(of member: MemberID) async throws -> String {
        try await database.read { connection in
            try connection.row(Self.selectName, [.text(member.rawValue)]) { try $0.textOrNil(0) ?? "" } ?? ""
        }
    }

    /// What others see of whoever an entry names; empty for the clock and gateways.
    func name(ofActor actor: String) async throws -> String {
        switch Actor(name: actor) {
        case .member(let member)?, .staff(let member)?: try await displayName(of: member)
        case .clock?, .gateway?, nil: ""
        }
    }
}

extension IdentityRow {
    fileprivate init(row: Row) throws {
        member = try MemberID.stored(row.text(0))
        memberName = try row.textOrNil(1) ?? ""
        number = Int(try row.int64(2))
        paper = try stored(row.text(3))
        method = try row.text(4)
        submittedAt = Timestamp(ms: try row.int64(5))
        decidedAt = try row.int64OrNil(7).map(Timestamp.init(ms:))
        isVerified = decidedAt == nil ? nil : try row.bool(6)
        eraseAt = try row.int64OrNil(8).map(Timestamp.init(ms:))
        erasedAt = try row.int64OrNil(9).map(Timestamp.init(ms:))
    }
}
