import Ledger
import Market
import Store

/// A deed of the staff as it stands.
package struct DeedRow: Sendable {
    /// Which deed.
    package let id: DeedID
    /// What is done.
    package let deed: StaffDeed
    /// Who proposed it.
    package let proposedBy: MemberID
    /// What others see of that one; empty once erased.
    package let proposedByName: String
    /// Why; nil once erased.
    package let reason: String?
    /// When it was proposed.
    package let at: Timestamp
    /// Until when another can consent; nil where none is needed.
    package let lapsesAt: Timestamp?
    /// How it stands now.
    package let standing: StaffProposal.Standing
    /// Who decided; nil while nobody has.
    package let decidedBy: MemberID?
    /// What others see of that one.
    package let decidedByName: String?
    /// When; nil while nobody has.
    package let decidedAt: Timestamp?
    /// Why it was declined.
    package let decisionReason: String?
    /// What others see of whom it touches; nil where it touches nobody.
    package let memberName: String?
}

/// Which deeds to list.
package enum DeedScope: Sendable, Equatable {
    case all
    /// Those that wait for a second person.
    case open
    /// Those that touch a member.
    case touching(MemberID)
    /// Those of one kind about one thing, such as a difference or a payout.
    case about(StaffDeed.Kind, String)
}

extension Marketplace {
    private static let columns =
        """
        SELECT d.id, d.kind, d.subject, d.member, d.trade, d.role, d.amount_minor, d.reference, d.proposed_by, p.display_name,
            d.reason, d.proposed_ms, d.lapses_ms, d.decision, d.decided_by, c.display_name, d.decided_ms, d.decision_reason,
            t.display_name, d.rule
        FROM v_deeds d LEFT JOIN v_members p ON p.id = d.proposed_by LEFT JOIN v_members c ON c.id = d.decided_by
            LEFT JOIN v_members t ON t.id = d.member
        """
    private static let newest = "ORDER BY d.proposed_ms DESC, d.id DESC LIMIT"
    private static let selectAll = SQL(
        "\(columns) WHERE (d.proposed_ms < $1 OR (d.proposed_ms = $1 AND d.id < $2)) \(newest) $3")
    private static let selectOpen = SQL(
        "\(columns) WHERE d.decision IS NULL AND d.lapses_ms > $4 AND (d.proposed_ms < $1 OR (d.proposed_ms = $1 AND d.id < $2)) \(newest) $3"
    )
    private static let selectTouching = SQL(
        "\(columns) WHERE d.member = $4 AND (d.proposed_ms < $1 OR (d.proposed_ms = $1 AND d.id < $2)) \(newest) $3")
    private static let selectAbout = SQL(
        "\(columns) WHERE d.kind = $4 AND d.subject = $5 AND (d.proposed_ms < $1 OR (d.proposed_ms = $1 AND d.id < $2)) \(newest) $3"
    )
    private static let selectOne = SQL("\(columns) WHERE d.id = $1")
    private static let countOpen: SQL = "SELECT count(*) FROM v_deeds WHERE decision IS NULL AND lapses_ms > $1"

    /// Deeds of that scope, newest first; `limit` is 1 to 200. Those before that moment and name.
    package func deeds(
        _ scope: DeedScope, before: (at: Timestamp, id: String)? = nil, limit: Int = 50
    ) async throws -> [DeedRow] {
        let now = clock.now()
        let place: [SQLValue] = [
            .integer(before?.at.ms ?? .max), .text(before?.id ?? ""), .integer(Int64(min(max(1, limit), 200))),
        ]
        let (sql, values): (SQL, [SQLValue]) =
            switch scope {
            case .all: (Self.selectAll, place)
            case .open: (Self.selectOpen, place + [.integer(now.ms)])
            case .touching(let member): (Self.selectTouching, place + [.text(member.rawValue)])
            case .about(let kind, let subject): (Self.selectAbout, place + [.text(kind.rawValue), .text(subject)])
            }
        return try await database.read { connection in try connection.rows(sql, values) { try DeedRow($0, now) } }
    }

    /// One deed. Throws: `NotFound`.
    package func deed(_ id: DeedID) async throws -> DeedRow {
        let now = clock.now()
        let row = try await database.read { connection in
            try connection.row(Self.selectOne, [.text(id.rawValue)]) { try DeedRow($0, now) }
        }
        guard let row else { throw NotFound() }
        return row
    }

    /// How many deeds wait for a second person.
    package func openDeedsCount() async throws -> Int {
        let now = clock.now()
        return try await database.read { connection in
            Int(try connection.row(Self.countOpen, [.integer(now.ms)]) { try $0.int64(0) } ?? 0)
        }
    }
}

extension DeedRow {
    fileprivate init(_ row: Row, _ now: Timestamp) throws {
        id = try DeedID.stored(row.text(0))
        deed = StaffDeed(
            try stored(row.text(1)), of: try row.text(2), member: try row.textOrNil(3).map { try MemberID.stored($0) },
            trade: try row.textOrNil(4).map { try TradeID.stored($0) }, role: try row.textOrNil(5).map { try stored($0) },
            amount: try row.int64OrNil(6).map { Money(minor: $0, currency: .cny) }, reference: try row.textOrNil(7),
            rule: try row.textOrNil(19).map { try stored($0) })
        proposedBy = try MemberID.stored(row.text(8))
        proposedByName = try row.textOrNil(9) ?? ""
        reason = try row.textOrNil(10)
        at = Timestamp(ms: try row.int64(11))
        lapsesAt = try row.int64OrNil(12).map(Timestamp.init(ms:))
        let decision: StaffProposal.Decision? = try row.textOrNil(13).map { try stored($0) }
        standing =
            switch decision {
            case .done: .done
            case .declined: .declined
            case nil: lapsesAt.map { now < $0 } ?? true ? .open : .lapsed
            }
        decidedBy = try row.textOrNil(14).map { try MemberID.stored($0) }
        decidedByName = try row.textOrNil(15)
        decidedAt = try row.int64OrNil(16).map(Timestamp.init(ms:))
        decisionReason = try row.textOrNil(17)
        memberName = try row.textOrNil(18)
    }
}
