import Market
import Store

/// How much a mediator has to do.
package struct MediatorWork: Sendable, Hashable {
    /// Who.
    package let member: MemberID
    /// What others see; empty once erased.
    package let displayName: String
    /// How many disputes the mediator has now.
    package let open: Int
    /// On how many the mediator has ruled.
    package let rulings: Int
}

extension Marketplace {
    private static let selectWork: SQL =
        """
        SELECT s.member, m.display_name,
            (SELECT count(*) FROM v_disputes d WHERE d.mediator = s.member AND d.closed_ms IS NULL),
            (SELECT count(*) FROM v_rulings r WHERE r.mediator = s.member)
        FROM v_staff s LEFT JOIN v_members m ON m.id = s.member WHERE s.role = $1 ORDER BY 3, 4, s.member
        """

    /// Everybody who mediates, the least busy first. Throws: `StoreFailure`.
    package func mediatorWork() async throws -> [MediatorWork] {
        try await database.read { connection in
            try connection.rows(Self.selectWork, [.text(StaffRole.mediator.rawValue)]) { row in
                MediatorWork(
                    member: try MemberID.stored(row.text(0)), displayName: try row.textOrNil(1) ?? "",
                    open: Int(try row.int64(2)), rulings: Int(try row.int64(3)))
            }
        }
    }

    private static let countWaiting: SQL =
        "SELECT count(*) FROM v_disputes WHERE closed_ms IS NULL AND (mediator = $1 OR (mediator IS NULL AND (phase = 'evidence' OR phase = 'mediating' OR phase = 'considering' OR phase = 'ruling' OR phase = 'appealed')))"

    /// How many disputes wait for that mediator, or for any. Throws: `StoreFailure`.
    package func disputesWaiting(for mediator: MemberID) async throws -> Int {
        try await database.read { connection in
            Int(try connection.row(Self.countWaiting, [.text(mediator.rawValue)]) { try $0.int64(0) } ?? 0)
        }
    }
}
