import Ledger
import Market

/// What each day has changed at each place where money is: sums of postings, the same in whatever order they come.
package struct DayView {
    private let connection: any Connection

    /// The view as one transaction sees it.
    package init(_ connection: any Connection) { self.connection = connection }

    private static let add: SQL =
        """
        INSERT INTO v_day_changes (day, place, currency, in_minor, out_minor) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (day, place, currency) DO UPDATE SET in_minor = v_day_changes.in_minor + excluded.in_minor,
            out_minor = v_day_changes.out_minor + excluded.out_minor
        """
    private static let select: SQL =
        "SELECT day, place, in_minor, out_minor FROM v_day_changes WHERE currency = $1 ORDER BY day, place"

    /// What a day has changed at a place.
    package struct Change: Sendable, Hashable {
        /// Which day.
        package let day: BeijingDay
        /// Where.
        package let place: MoneyPlace
        /// What came, in minor units.
        package let inMinor: Int64
        /// What went, in minor units, as a number above zero.
        package let outMinor: Int64
    }

    func add(_ transfer: Transfer, on day: BeijingDay) throws {
        let (code, minor) = (SQLValue.text(transfer.amount.currency.code), SQLValue.integer(transfer.amount.minor))
        for (account, coming, going) in [(transfer.from, .integer(0), minor), (transfer.to, minor, .integer(0))]
            as [(Account, SQLValue, SQLValue)]
        {
            try connection.run(
                Self.add, [.integer(day.number), .text(MoneyPlace(of: account).name), code, coming, going])
        }
    }

    /// All changes in one currency, by day and place. Throws: `JournalFault.damaged`.
    package func changes(in currency: Currency) throws -> [Change] {
        try connection.rows(Self.select, [.text(currency.code)]) { row in
            let name = try row.text(1)
            guard let place = MoneyPlace(name: name) else { throw JournalFault.damaged("no place is called \(name)") }
            return Change(
                day: BeijingDay(number: try row.int64(0)), place: place, inMinor: try row.int64(2),
                outMinor: try row.int64(3))
        }
    }
}
