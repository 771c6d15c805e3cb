import Ledger
import Market
import Store

/// One posting on an account.
package struct Posting: Sendable, Hashable {
    /// The entry that means it, among all entries.
    package let position: Int64
    /// Its place among the postings of its entry, from 0.
    package let ordinal: Int64
    /// Whose balance it changed.
    package let account: Account
    /// The account on the other side.
    package let counterpart: Account
    /// Positive where money came, negative where it went.
    package let amount: Money
    /// The stream of that entry, the entry's place in it, its kind and its time.
    package let stream: StreamName
    /// The entry's place in its stream.
    package let sequence: Int64
    /// The entry's time.
    package let at: Timestamp
}

extension Marketplace {
    private static let selectBalance: SQL =
        "SELECT balance_minor FROM v_balances WHERE account = $1 AND currency = $2"
    private static let selectHeld: SQL =
        """
        SELECT CAST(coalesce(sum(b.balance_minor), 0) AS BIGINT) FROM v_trades t
        JOIN v_balances b ON b.account = 'hold:' || t.id AND b.currency = $2 WHERE t.seller = $1
        """
    private static let selectPaid: SQL =
        """
        SELECT CAST(coalesce(sum(b.balance_minor), 0) AS BIGINT) FROM v_trades t
        JOIN v_balances b ON b.account = 'hold:' || t.id AND b.currency = $2 WHERE t.buyer = $1
        """
    private static let selectRefunding: SQL =
        """
        SELECT CAST(coalesce(sum(b.balance_minor), 0) AS BIGINT) FROM v_trades t
        JOIN v_balances b ON b.account = 'refunding:' || t.id AND b.currency = $2 WHERE t.buyer = $1
        """
    private static let selectOwed: SQL =
        """
        SELECT CAST(coalesce(sum(left_minor), 0) AS BIGINT) FROM v_debts WHERE member = $1 AND currency = $2 AND left_minor > 0
        """
    private static let selectPostings: SQL =
        """
        SELECT p.position, p.ordinal, p.account, p.counterpart, p.currency, p.amount_minor, s.stream, e.sequence, p.at_ms
        FROM v_postings p JOIN entries e ON e.position = p.position JOIN streams s ON s.number = e.stream_number
        WHERE p.account = $1 AND p.position < $2 ORDER BY p.position DESC, p.ordinal DESC LIMIT $3
        """
    private static let selectTradePostings: SQL =
        """
        SELECT p.position, p.ordinal, p.account, p.counterpart, p.currency, p.amount_minor, s.stream, e.sequence, p.at_ms
        FROM entries e JOIN streams s ON s.number = e.stream_number JOIN v_postings p ON p.position = e.position
        WHERE s.stream = $1 ORDER BY p.position, p.ordinal
        """

    /// A member's balance, holds, what is on its way, what is owed, and the newest postings before that position. `limit` is 1 to 200.
    package func wallet(of member: MemberID, before: Int64 = .max, limit: Int = 50) async throws -> WalletReading {
        let currency = Currency.cny
        let account = SQLValue.text(Account.member(member.rawValue).name)
        return try await database.read { connection in
            func money(_ sql: SQL, _ name: SQLValue) throws -> Money {
                let minor = try connection.row(sql, [name, .text(currency.code)]) { try $0.int64(0) }
                return Money(minor: minor ?? 0, currency: currency)
            }
            return WalletReading(
                balance: try money(Self.selectBalance, account),
                heldForSeller: try money(Self.selectHeld, .text(member.rawValue)),
                heldForBuyer: try money(Self.selectPaid, .text(member.rawValue)),
                payingOut: try money(Self.selectBalance, .text(Account.payout(member: member.rawValue).name)),
                refunding: try money(Self.selectRefunding, .text(member.rawValue)),
                owed: try money(Self.selectOwed, .text(member.rawValue)),
                postings: try connection.rows(
                    Self.selectPostings,
                    [account, .integer(before), .integer(Int64(min(max(1, limit), 200)))], posting))
        }
    }

    /// Every posting that a trade's entries mean, in order. Throws: `NotFound`.
    package func postings(of trade: TradeID, for member: MemberID) async throws -> [Posting] {
        _ = try await state(of: trade, for: member)
        return try await database.read { connection in
            try connection.rows(Self.selectTradePostings, [.text(StreamName.trade(trade).text)], posting)
        }
    }
}

func posting(_ row: Row) throws -> Posting {
    guard let account = Account(name: try row.text(2)), let counterpart = Account(name: try row.text(3)),
        let currency = Currency(code: try row.text(4))
    else { throw JournalFault.damaged("a posting names no account") }
    return Posting(
        position: try row.int64(0), ordinal: try row.int64(1), account: account, counterpart: counterpart,
        amount: Money(minor: try row.int64(5), currency: currency), stream: StreamName(text: try row.text(6)),
        sequence: try row.int64(7), at: Timestamp(ms: try row.int64(8)))
}
