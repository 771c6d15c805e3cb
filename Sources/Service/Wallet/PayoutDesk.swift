import Market
import Store

/// A payout as the staff sees it: with its member, who has said what about it, and what its provider said last.
package struct DeskPayout: Sendable {
    /// The payout itself.
    package let row: PayoutRow
    /// What others see of whose it is; empty once erased.
    package let memberName: String
    /// Who has approved it, in order.
    package let approvals: [Person]
    /// Who was the first to say that it was made by hand; nil while nobody has.
    package let noted: Person?
    /// How often its provider was asked to make it.
    package let attempts: Int
    /// When it is asked next; nil where people make the payout, or must approve it first.
    package let next: Timestamp?
    /// What went wrong last; nil while nothing did.
    package let lastError: String?

    /// One of the staff.
    package struct Person: Sendable, Hashable {
        /// Who.
        package let id: MemberID
        /// What others see of that one; empty once erased.
        package let name: String
    }

    /// Whether the staff has to do something about it.
    package var needsStaff: Bool { row.stage == .review || row.isByHand }
}

extension Marketplace {
    private static let rank = "CAST(CASE WHEN p.stage = 'review' OR p.by_hand THEN 0 ELSE 1 END AS BIGINT)"
    private static let selectDesk = SQL(
        """
        SELECT \(payoutColumns), m.display_name, o.attempts, o.next_ms, o.last_error
        FROM v_payouts p JOIN v_payout_accounts a ON a.id = p.account LEFT JOIN v_members m ON m.id = p.member
            LEFT JOIN outbox o ON o.id = p.id AND o.done_ms IS NULL
        WHERE p.stage IN ('review', 'underway') AND (\(rank) > $1 OR (\(rank) = $1 AND p.id > $2))
        ORDER BY \(rank), p.id LIMIT $3
        """)
    private static let countDesk: SQL =
        "SELECT count(*) FROM v_payouts p WHERE p.stage = 'review' OR (p.stage = 'underway' AND p.by_hand)"
    private static let selectName: SQL = "SELECT display_name FROM v_members WHERE id = $1"

    /// The payouts that are not over: first those that wait for the staff, then those on their way, each oldest first.
    /// `limit` is 1 to 200. Those after that place.
    package func payoutsForStaff(
        after: (needsStaff: Bool, id: String)? = nil, limit: Int = 50
    ) async throws -> [DeskPayout] {
        let values: [SQLValue] = [
            .integer(after.map { $0.needsStaff ? 0 : 1 } ?? -1), .text(after?.id ?? ""),
            .integer(Int64(min(max(1, limit), 200))),
        ]
        let found = try await database.read { connection in
            try connection.rows(Self.selectDesk, values) { row in
                DeskFound(
                    payout: try payoutRow(row), name: try row.textOrNil(14) ?? "", attempts: Int(try row.int64OrNil(15) ?? 0),
                    next: try row.int64OrNil(16).map(Timestamp.init(ms:)), lastError: try row.textOrNil(17))
            }
        }
        var payouts: [DeskPayout] = []
        for found in found {
            let known = try await commands.state(Market.Wallet.self, of: .wallet(found.payout.member)).payouts[found.payout.id]
            let (approvals, noted) = try await database.read { connection in
                func person(_ member: MemberID) throws -> DeskPayout.Person {
                    let name = try connection.row(Self.selectName, [.text(member.rawValue)]) { try $0.textOrNil(0) ?? "" }
                    return DeskPayout.Person(id: member, name: name ?? "")
                }
                return (try known?.approvals.map(person) ?? [], try (known?.note?.by).map(person))
            }
            payouts.append(
                DeskPayout(
                    row: found.payout, memberName: found.name, approvals: approvals, noted: noted, attempts: found.attempts,
                    next: found.next, lastError: found.lastError))
        }
        return payouts
    }

    /// How many payouts wait for the staff.
    package func payoutsForStaffCount() async throws -> Int {
        try await database.read { connection in
            Int(try connection.row(Self.countDesk, []) { try $0.int64(0) } ?? 0)
        }
    }

    /// Where a payout goes that one of the staff is to make by hand. That it was read is an entry before it is given, which the
    /// member can read of.
    ///
    /// Throws: `DeskRefusal`, `ConfirmPayoutByHandRefusal`, `VaultFault`, `NotFound`.
    package func readPayoutAccount(
        of payout: PayoutID, by staff: MemberID, key: IdempotencyKey? = nil
    ) async throws -> (outcome: Outcome, payout: PayoutRow, destination: PayoutDestination) {
        guard let row = try await self.payout(payout) else { throw NotFound() }
        guard row.isByHand else { throw ConfirmPayoutByHandRefusal.unknownPayout }
        let wallet = try await commands.state(Market.Wallet.self, of: .wallet(row.member))
        guard let known = wallet.payouts[payout], let account = wallet.accounts[known.order.account] else { throw NotFound() }
        guard known.stage == .underway else { throw ConfirmPayoutByHandRefusal.payoutOver }
        let deed = StaffDeed(.readPayoutAccount, of: payout.rawValue, member: row.member, amount: row.amount)
        let (_, outcome) = try await propose(deed, reason: "", by: staff, key: key)
        return (outcome, row, try await payoutDestination(account.document))
    }
}

/// What one row says, before the wallet is asked who approved.
private struct DeskFound {
    let payout: PayoutRow
    let name: String
    let attempts: Int
    let next: Timestamp?
    let lastError: String?
}
