import Market
import Store

/// A member who is staff.
package struct StaffMember: Sendable, Hashable {
    /// Who.
    package let member: MemberID
    /// What others see; empty once erased.
    package let displayName: String
    /// What the member signs in with; empty once erased.
    package let handle: String
    /// In which role.
    package let role: StaffRole
    /// Since when.
    package let since: Timestamp
}

extension Marketplace {
    private static let countRole: SQL = "SELECT count(*) FROM v_staff WHERE role = $1"
    private static let selectStaff: SQL =
        """
        SELECT s.member, m.display_name, m.handle, s.role, s.granted_ms FROM v_staff s JOIN v_members m ON m.id = s.member
        ORDER BY s.role DESC, s.granted_ms, s.member
        """
    private static let selectHandle: SQL = "SELECT member FROM credentials WHERE handle = $1"

    /// Everybody who is staff.
    package func staff() async throws -> [StaffMember] {
        try await database.read { connection in
            try connection.rows(Self.selectStaff, []) { row in
                StaffMember(
                    member: try MemberID.stored(row.text(0)), displayName: try row.textOrNil(1) ?? "",
                    handle: try row.textOrNil(2) ?? "", role: try stored(row.text(3)), since: Timestamp(ms: try row.int64(4)))
            }
        }
    }

    /// The roles that a member has now, by its entries.
    package func roles(of member: MemberID) async throws -> Set<StaffRole> {
        try await commands.state(Member.self, of: .member(member)).roles
    }

    /// The member who signs in with that name; nil if there is none.
    package func member(handle: String) async throws -> MemberID? {
        try await database.read { connection in
            try connection.row(Self.selectHandle, [.text(handle)]) { try MemberID.stored($0.text(0)) }
        }
    }

    /// Makes a member staff by the word of whoever runs the program. Throws: `DeskRefusal`, `NotFound`.
    @discardableResult
    package func grantAsHost(_ role: StaffRole, to handle: String, reason: String) async throws -> Outcome {
        guard let member = try await member(handle: handle) else { throw NotFound() }
        let command = GrantRole(role: role, reason: reason, deed: nil, operatorsCount: try await operatorsCount())
        let outcome = try await commands.handle(command, on: .member(member), by: GrantRole.host)
        sessions.forget(member)
        return outcome
    }

    /// How many operators there are.
    func operatorsCount() async throws -> Int {
        try await database.read { connection in
            Int(try connection.row(Self.countRole, [.text(StaffRole.operator.rawValue)]) { try $0.int64(0) } ?? 0)
        }
    }
}
