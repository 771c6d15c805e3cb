import Evidence
import Ledger
import Market
import Store

/// A complaint in a list.
package struct ComplaintRow: Sendable, Hashable {
    /// Which complaint.
    package let id: ComplaintID
    /// Who complains.
    package let complainant: MemberID
    /// What others see of that one; empty once erased.
    package let complainantName: String
    /// Whom it accuses; nil where it is about what the platform did.
    package let accused: MemberID?
    /// What others see of that one.
    package let accusedName: String?
    /// Who of the staff cannot handle it.
    package let barred: [MemberID]
    /// What it is about.
    package let subject: ComplaintSubject
    /// What is wrong.
    package let category: ComplaintCategory
    /// How it stands now.
    package let standing: Complaint.Standing
    /// When it was filed.
    package let filedAt: Timestamp
    /// Until when the accused is waited for.
    package let answerBy: Timestamp
    /// By when the staff decides what is next.
    package let due: Timestamp
    /// Whether the accused has answered.
    package let isAnswered: Bool
    /// Who handles it; nil while nobody does.
    package let handler: MemberID?
    /// What others see of that one.
    package let handlerName: String?
    /// What it came to; nil before.
    package let outcome: ComplaintOutcome?
    /// What is done about it.
    package let measure: ComplaintMeasure?

    /// Whether that one of the staff is kept from handling it.
    package func bars(_ staff: MemberID) -> Bool { complainant == staff || accused == staff || barred.contains(staff) }
}

/// Which complaints to list.
package enum ComplaintScope: Sendable, Equatable {
    /// Those that a member filed.
    case by(MemberID)
    /// Those that accuse a member.
    case against(MemberID)
    /// Those that the staff has to decide.
    case queue
}

extension Marketplace {
    private static let columns =
        """
        SELECT c.id, c.complainant, p.display_name, c.accused, a.display_name, c.barred, c.subject, c.category, c.stage, c.filed_ms,
            c.answer_ms, c.due_ms, c.answered, c.handler, h.display_name, c.outcome, c.measure, c.appeal_ms
        FROM v_complaints c LEFT JOIN v_members p ON p.id = c.complainant LEFT JOIN v_members a ON a.id = c.accused
            LEFT JOIN v_members h ON h.id = c.handler
        """
    private static let selectBy = SQL("\(columns) WHERE c.complainant = $1 AND c.id < $2 ORDER BY c.id DESC LIMIT $3")
    private static let selectAgainst = SQL("\(columns) WHERE c.accused = $1 AND c.id < $2 ORDER BY c.id DESC LIMIT $3")
    private static let selectQueue = SQL(
        """
        \(columns) WHERE c.stage IN ('open', 'appealed') AND (c.due_ms > $1 OR (c.due_ms = $1 AND c.id > $2))
        ORDER BY c.due_ms, c.id LIMIT $3
        """)
    private static let selectOne = SQL("\(columns) WHERE c.id = $1")
    private static let countQueue: SQL =
        """
        SELECT count(*), CAST(coalesce(sum(CASE WHEN due_ms <= $1 THEN 1 ELSE 0 END), 0) AS {BIGINT})
        FROM v_complaints WHERE stage IN ('open', 'appealed')
        """
    private static let countToAnswer: SQL =
        "SELECT count(*) FROM v_complaints WHERE accused = $1 AND stage = 'open' AND NOT answered AND answer_ms > $2"
    private static let countUnfounded: SQL =
        """
        SELECT count(*) FROM v_complaints WHERE complainant = $1 AND outcome = 'unfounded' AND stage IN ('decided', 'final')
            AND changed_ms > $2
        """
    private static let countWarnings: SQL =
        """
        SELECT count(*) FROM v_complaints WHERE accused = $1 AND outcome = 'measured' AND stage IN ('decided', 'final')
        """

    /// Complaints of that scope: a member's newest first, the queue by its deadlines. `limit` is 1 to 200; those after that place.
    package func complaints(
        _ scope: ComplaintScope, after: (key: Int64, id: String)? = nil, limit: Int = 50
    ) async throws -> [ComplaintRow] {
        let now = clock.now()
        let count = SQLValue.integer(Int64(min(max(1, limit), 200)))
        let (sql, values): (SQL, [SQLValue]) =
            switch scope {
            case .by(let member): (Self.selectBy, [.text(member.rawValue), .text(after?.id ?? "~"), count])
            case .against(let member): (Self.selectAgainst, [.text(member.rawValue), .text(after?.id ?? "~"), count])
            case .queue: (Self.selectQueue, [.integer(after?.key ?? .min), .text(after?.id ?? ""), count])
            }
        return try await database.read { connection in try connection.rows(sql, values) { try ComplaintRow($0, now) } }
    }

    /// One complaint's row. Throws: `NotFound`.
    package func complaintRow(_ id: ComplaintID) async throws -> ComplaintRow {
        let now = clock.now()
        let row = try await database.read { connection in
            try connection.row(Self.selectOne, [.text(id.rawValue)]) { try ComplaintRow($0, now) }
        }
        guard let row else { throw NotFound() }
        return row
    }

    /// How many complaints the staff has to decide, and how many of them are late.
    package func complaintsCount() async throws -> (all: Int, late: Int) {
        let now = clock.now()
        return try await database.read { connection in
            try connection.row(Self.countQueue, [.integer(now.ms)]) { (Int(try $0.int64(0)), Int(try $0.int64(1))) } ?? (0, 0)
        }
    }

    /// How many complaints against a member wait for the member's answer.
    package func complaintsToAnswer(by member: MemberID) async throws -> Int {
        try await count(Self.countToAnswer, [.text(member.rawValue), .integer(clock.now().ms)])
    }

    /// How many complaints of a member were found unfounded in the days that the rules look back.
    package func unfoundedComplaints(of member: MemberID) async throws -> Int {
        let since = clock.now().adding(.days(-settings.complaints.repeatedDays))
        return try await count(Self.countUnfounded, [.text(member.rawValue), .integer(since.ms)])
    }

    /// How many complaints against a member ended with a measure.
    package func measuresAgainst(_ member: MemberID) async throws -> Int {
        try await count(Self.countWarnings, [.text(member.rawValue)])
    }

    private func count(_ sql: SQL, _ values: [SQLValue]) async throws -> Int {
        try await database.read { Int(try $0.row(sql, values) { try $0.int64(0) } ?? 0) }
    }
}

extension ComplaintRow {
    fileprivate init(_ row: Row, _ now: Timestamp) throws {
        id = try ComplaintID.stored(row.text(0))
        complainant = try MemberID.stored(row.text(1))
        complainantName = try row.textOrNil(2) ?? ""
        accused = try row.textOrNil(3).map { try MemberID.stored($0) }
        accusedName = try row.textOrNil(4)
        barred = try row.text(5).split(separator: " ").map { try MemberID.stored(String($0)) }
        guard let subject = ComplaintSubject(text: try row.text(6)) else {
            throw JournalFault.damaged("a complaint is about nothing")
        }
        self.subject = subject
        category = try stored(row.text(7))
        filedAt = Timestamp(ms: try row.int64(9))
        answerBy = Timestamp(ms: try row.int64(10))
        due = Timestamp(ms: try row.int64(11))
        isAnswered = try row.bool(12)
        handler = try row.textOrNil(13).map { try MemberID.stored($0) }
        handlerName = try row.textOrNil(14)
        outcome = try row.textOrNil(15).map { try stored($0) }
        measure = try row.textOrNil(16).map { try stored($0) }
        let appealBy = try row.int64OrNil(17).map(Timestamp.init(ms:))
        standing =
            switch try row.text(8) {
            case "withdrawn": .withdrawn
            case "final": .final
            case "appealed": .appealed
            case "decided": appealBy.map { now < $0 } ?? false ? .decided : .final
            default: isAnswered || accused == nil || now >= answerBy ? .ready : .waiting
            }
    }
}
