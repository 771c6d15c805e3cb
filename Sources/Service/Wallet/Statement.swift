import Ledger
import Market
import Store

/// A month as books in China have it: by the day in Beijing.
package struct StatementMonth: Sendable, Hashable, Comparable {
    /// The year, 2000 to 9999.
    package let year: Int
    /// 1 to 12.
    package let month: Int

    /// Reads `2026-11`; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }), let year = Int(parts[0]),
            let month = Int(parts[1]), (2000...9999).contains(year), (1...12).contains(month)
        else { return nil }
        self.init(year: year, month: month)
    }

    /// The month in which that moment is in Beijing.
    package init(of time: Timestamp) {
        let days = Self.floorDivide(time.ms + Self.beijingMs, Self.dayMs)
        // Days since 1970-01-01 to a civil date, by the 400-year cycle of the calendar, years beginning in March.
        let shifted = days + 719_468
        let cycle = Self.floorDivide(shifted, 146_097)
        let day = shifted - cycle * 146_097
        let yearOfCycle = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
        let dayOfYear = day - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(year: Int(yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0)), month: Int(month))
    }

    private init(year: Int, month: Int) {
        self.year = year
        self.month = month
    }

    /// `2026-11`.
    package var text: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }

    /// The first moment of the month in Beijing.
    package var start: Timestamp {
        let (shiftedYear, shiftedMonth) = (Int64(month <= 2 ? year - 1 : year), Int64(month > 2 ? month - 3 : month + 9))
        let cycle = Self.floorDivide(shiftedYear, 400)
        let yearOfCycle = shiftedYear - cycle * 400
        let dayOfYear = (153 * shiftedMonth + 2) / 5
        let day = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
        return Timestamp(ms: (cycle * 146_097 + day - 719_468) * Self.dayMs - Self.beijingMs)
    }

    /// The month after.
    package var next: StatementMonth { month == 12 ? .init(year: year + 1, month: 1) : .init(year: year, month: month + 1) }
    /// The month before.
    package var previous: StatementMonth { month == 1 ? .init(year: year - 1, month: 12) : .init(year: year, month: month - 1) }

    /// Whether the left month is earlier.
    package static func < (left: StatementMonth, right: StatementMonth) -> Bool {
        (left.year, left.month) < (right.year, right.month)
    }

    private static let dayMs: Int64 = 86_400_000
    /// Beijing is eight hours ahead, all year.
    private static let beijingMs: Int64 = 8 * 3_600_000

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        value >= 0 ? value / divisor : (value - divisor + 1) / divisor
    }
}

/// A member's balance over one month: what it was, every posting, and what it then was.
package struct Statement: Sendable {
    /// Which month.
    package let month: StatementMonth
    /// The balance when it began.
    package let opening: Money
    /// The balance when it ended, or now: the opening balance and all postings.
    package let closing: Money
    /// Every posting in order, with the balance after it.
    package let lines: [Line]

    /// One posting.
    package struct Line: Sendable {
        /// The posting with its entry and its counterpart.
        package let posting: Posting
        /// The balance after it.
        package let balance: Money
    }

    /// The most postings of one statement.
    package static let linesMax = 50_000
}

/// Why there is no statement.
package enum StatementRefusal: String, Refusal {
    /// A member has more postings in one month than a statement holds.
    case statementTooLong

    package var code: String { rawValue }
}

extension Marketplace {
    private static let selectSum: SQL =
        """
        SELECT CAST(coalesce(sum(amount_minor), 0) AS BIGINT) FROM v_postings
        WHERE account = $1 AND currency = $2 AND at_ms < $3
        """
    private static let selectMonth: SQL =
        """
        SELECT p.position, p.ordinal, p.account, p.counterpart, p.currency, p.amount_minor, s.stream, e.sequence, p.at_ms
        FROM v_postings p JOIN entries e ON e.position = p.position JOIN streams s ON s.number = e.stream_number
        WHERE p.account = $1 AND p.currency = $2 AND p.at_ms >= $3 AND p.at_ms < $4 ORDER BY p.position, p.ordinal LIMIT $5
        """

    /// A member's statement of one month. Throws: `StatementRefusal`, `JournalFault` where the ledger contradicts itself.
    package func statement(of member: MemberID, for month: StatementMonth) async throws -> Statement {
        let currency = Currency.cny
        let account: [SQLValue] = [.text(Account.member(member.rawValue).name), .text(currency.code)]
        let (start, end) = (SQLValue.integer(month.start.ms), SQLValue.integer(month.next.start.ms))
        let (opening, closing, postings) = try await database.readLong { connection in
            (
                try connection.row(Self.selectSum, account + [start]) { try $0.int64(0) } ?? 0,
                try connection.row(Self.selectSum, account + [end]) { try $0.int64(0) } ?? 0,
                try connection.rows(
                    Self.selectMonth, account + [start, end, .integer(Int64(Statement.linesMax + 1))], posting)
            )
        }
        guard postings.count <= Statement.linesMax else { throw StatementRefusal.statementTooLong }
        var balance = Money(minor: opening, currency: currency)
        let lines = try postings.map { posting in
            balance = try balance.adding(posting.amount)
            return Statement.Line(posting: posting, balance: balance)
        }
        guard balance.minor == closing else { throw JournalFault.damaged("a statement does not add up") }
        return Statement(month: month, opening: Money(minor: opening, currency: currency), closing: balance, lines: lines)
    }

    private static let selectFirst: SQL = "SELECT at_ms FROM v_postings WHERE account = $1 ORDER BY at_ms LIMIT 1"

    /// The months from now back to the member's first posting, newest first, at most `limit`; this month in any case.
    package func statementMonths(of member: MemberID, limit: Int = 36) async throws -> [StatementMonth] {
        let account = SQLValue.text(Account.member(member.rawValue).name)
        let first = try await database.read { try $0.row(Self.selectFirst, [account]) { try $0.int64(0) } }
        var months = [StatementMonth(of: clock.now())]
        guard let first else { return months }
        let oldest = StatementMonth(of: Timestamp(ms: first))
        while let last = months.last, last > oldest, months.count < limit { months.append(last.previous) }
        return months
    }
}
