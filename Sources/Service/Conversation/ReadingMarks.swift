import Market
import Store

extension Marketplace {
    /// The server has handed these entries to the member's page or program. Enters it where it passes something new, and costs a
    /// look into memory where it does not.
    ///
    /// Throws: `NotFound`, `MarkRefusal`, `StoreFailure`.
    package func markReceived(from: Int64, upTo: Int64, in trade: TradeID, by member: MemberID) async throws {
        let reading = try await state(of: trade, for: member)
        guard let side = reading.role.side, from <= upTo,
            reading.trade.reading(of: side).undelivered.first.map({ (from...upTo).contains($0) }) == true
        else { return }
        _ = try await commands.handle(MarkReceived(from: from, upTo: upTo), on: .trade(trade), by: .member(member))
    }

    /// The member's page has shown these entries. Says how much of the other's is unread now.
    ///
    /// Throws: `NotFound`, `MarkRefusal`, `StoreFailure`.
    @discardableResult
    package func markRead(from: Int64, upTo: Int64, in trade: TradeID, by member: MemberID) async throws -> Int {
        let reading = try await state(of: trade, for: member)
        guard let side = reading.role.side else { throw NotFound() }
        let unread = reading.trade.reading(of: side).unread
        guard from <= upTo, unread.first.map({ (from...upTo).contains($0) }) == true else { return unread.count }
        _ = try await commands.handle(MarkRead(from: from, upTo: upTo), on: .trade(trade), by: .member(member))
        return unread.count { $0 > upTo }
    }

    private static let countUnread: SQL = "SELECT CAST(coalesce(sum(count), 0) AS {BIGINT}) FROM v_unread WHERE member = $1"

    /// How much others have said to the member in all trades that the member's pages have not shown yet.
    package func unread(of member: MemberID) async throws -> Int {
        try await database.read { connection in
            Int(try connection.row(Self.countUnread, [.text(member.rawValue)]) { try $0.int64(0) } ?? 0)
        }
    }
}
