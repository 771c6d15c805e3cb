import Ledger
import Market
import Store

/// Something that keeps a member from something, or a listing off sale, as the member and the staff see it.
package struct RestraintRow: Sendable, Hashable {
    /// Its name.
    package let id: RestraintID
    /// Whom it touches.
    package let member: MemberID
    /// What others see of that one; empty once erased.
    package let memberName: String
    /// The listing; nil where it is about none.
    package let listing: ListingID?
    /// What the listing is called; nil where it is about none, or where that is erased.
    package let title: String?
    /// What it keeps from the member.
    package let scope: RestraintScope
    /// How much of the balance stays, in minor units; nil for all of it, and where it is not about money.
    package let amountMinor: Int64?
    /// By which rule.
    package let rule: ModerationRule
    /// When it lapses by itself; nil where somebody has to lift it.
    package let until: Timestamp?
    /// The complaint it belongs to; nil for a deed of its own.
    package let complaint: ComplaintID?
    /// Why; nil once erased.
    package let reason: String?
    /// Since when.
    package let at: Timestamp
    /// When it was lifted; nil while it was not.
    package let liftedAt: Timestamp?
    /// Why it was lifted.
    package let liftReason: String?

    /// Whether it holds at a moment.
    package func stands(at time: Timestamp) -> Bool { liftedAt == nil && until.map { time < $0 } ?? true }

    /// Whether its time ran out; false while it holds, and where somebody ended it before.
    package func hasLapsed(at time: Timestamp) -> Bool { until.map { $0 <= liftedAt ?? time } ?? false }
}

extension Marketplace {
    /// The member, if nothing keeps that one from doing something new just now. Throws: `RestraintRefusal`.
    @discardableResult
    func demand(_ act: MemberAct, of member: MemberID) async throws -> Member {
        let state = try await commands.state(Member.self, of: .member(member))
        try state.demand(act, at: clock.now())
        return state
    }

    /// That nothing keeps the member from doing something new when the command is written: a freeze that comes before that moment
    /// refuses it. The refusal is a `RestraintRefusal`.
    func free(_ member: MemberID, for act: MemberAct) -> CommandHandler.Condition {
        CommandHandler.Condition(Member.self, of: .member(member)) { state, now in try state.demand(act, at: now) }
    }

    /// The same for both sides of a new trade. The refusal is a `RestraintRefusal`.
    func freeToTrade(_ buyer: MemberID, with seller: MemberID) -> [CommandHandler.Condition] {
        [
            free(buyer, for: .trade),
            CommandHandler.Condition(Member.self, of: .member(seller)) { other, now in
                do throws(RestraintRefusal) {
                    try other.demand(.trade, at: now)
                } catch {
                    throw RestraintRefusal.otherSideRestrained
                }
            },
        ]
    }

    private static let columns =
        """
        SELECT r.id, r.member, m.display_name, r.listing, l.title, r.scope, r.amount_minor, r.rule, r.until_ms, r.complaint,
            r.reason, r.at_ms, r.lifted_ms, r.lift_reason
        FROM v_restraints r LEFT JOIN v_members m ON m.id = r.member LEFT JOIN v_listings l ON l.id = r.listing
        """
    private static let selectOfMember = SQL("\(columns) WHERE r.member = $1 ORDER BY r.at_ms DESC, r.id DESC LIMIT 200")
    private static let selectStanding = SQL(
        """
        \(columns) WHERE r.lifted_ms IS NULL AND (r.until_ms IS NULL OR r.until_ms > $1) ORDER BY r.at_ms DESC, r.id DESC LIMIT 200
        """)

    /// What keeps, or has kept, a member or the member's listings, newest first; at most 200.
    package func restraints(of member: MemberID) async throws -> [RestraintRow] {
        try await database.read { try $0.rows(Self.selectOfMember, [.text(member.rawValue)], RestraintRow.init(row:)) }
    }

    /// What keeps anybody now, newest first; at most 200.
    package func standingRestraints() async throws -> [RestraintRow] {
        let now = clock.now()
        return try await database.read { try $0.rows(Self.selectStanding, [.integer(now.ms)], RestraintRow.init(row:)) }
    }

    private static let selectClosed: SQL = "SELECT closed_ms FROM v_members WHERE id = $1"

    /// When the member's account was closed; nil while it stands.
    package func closedAt(_ member: MemberID) async throws -> Timestamp? {
        try await database.read { connection in
            try connection.row(Self.selectClosed, [.text(member.rawValue)]) { try $0.int64OrNil(0).map(Timestamp.init(ms:)) } ?? nil
        }
    }
}

extension RestraintRow {
    fileprivate init(row: Row) throws {
        id = try RestraintID.stored(row.text(0))
        member = try MemberID.stored(row.text(1))
        memberName = try row.textOrNil(2) ?? ""
        listing = try row.textOrNil(3).map { try ListingID.stored($0) }
        title = try row.textOrNil(4)
        scope = try stored(row.text(5))
        amountMinor = try row.int64OrNil(6)
        rule = try stored(row.text(7))
        until = try row.int64OrNil(8).map(Timestamp.init(ms:))
        complaint = try row.textOrNil(9).map { try ComplaintID.stored($0) }
        reason = try row.textOrNil(10)
        at = Timestamp(ms: try row.int64(11))
        liftedAt = try row.int64OrNil(12).map(Timestamp.init(ms:))
        liftReason = try row.textOrNil(13)
    }
}
