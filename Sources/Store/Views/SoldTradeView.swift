import Evidence
import Market

/// What a seller's figures are counted from: one row for each trade.
struct SoldTradeView {
    private let connection: any Connection

    init(_ connection: any Connection) { self.connection = connection }

    private static let insert: SQL =
        """
        INSERT INTO v_sold_trades (trade, seller, opened_ms, asked_ms, replied_ms, paid_ms, due_ms, delivered_ms, ended_ms,
            refunded, broken)
        VALUES ($1, $2, $3, NULL, NULL, NULL, NULL, NULL, NULL, FALSE, FALSE)
        """
    private static let ask: SQL = "UPDATE v_sold_trades SET asked_ms = $2 WHERE trade = $1 AND asked_ms IS NULL"
    private static let reply: SQL =
        "UPDATE v_sold_trades SET replied_ms = $2 WHERE trade = $1 AND replied_ms IS NULL AND asked_ms IS NOT NULL"
    private static let pay: SQL = "UPDATE v_sold_trades SET paid_ms = $2 WHERE trade = $1 AND paid_ms IS NULL"
    private static let setDue: SQL = "UPDATE v_sold_trades SET due_ms = paid_ms + $2 WHERE trade = $1"
    private static let deliver: SQL = "UPDATE v_sold_trades SET delivered_ms = $2 WHERE trade = $1 AND delivered_ms IS NULL"
    private static let end: SQL = "UPDATE v_sold_trades SET ended_ms = $2, refunded = $3 WHERE trade = $1"
    private static let cancel: SQL = "UPDATE v_sold_trades SET cancelled_by = $2 WHERE trade = $1"
    private static let breakPromise: SQL = "UPDATE v_sold_trades SET broken = TRUE WHERE trade = $1"

    /// Writes what one entry changes.
    func project(_ change: Change<Trade>) throws {
        let (before, after) = (change.before, change.after)
        let (id, now) = (SQLValue.text(change.identifier), SQLValue.integer(change.entry.time.ms))
        switch change.event {
        case .enquiryOpened(let facts): try connection.run(Self.insert, [id, .text(facts.seller.rawValue), now])
        case .messagePosted(let facts):
            switch facts.by {
            case .buyer: try connection.run(Self.ask, [id, now])
            case .seller: try connection.run(Self.reply, [id, now])
            }
        case .changeLapsed: try connection.run(Self.breakPromise, [id])
        case .tradeCancelled(let facts) where facts.isPaid: try connection.run(Self.cancel, [id, .text(facts.by.rawValue)])
        default: break
        }
        if before.hold == nil, after.hold != nil { try connection.run(Self.pay, [id, now]) }
        if after.hold != nil, before.hold == nil || before.agreement != after.agreement, let terms = after.agreement?.terms {
            try connection.run(Self.setDue, [id, .integer(Span.hours(terms.deliveryHours).ms)])
        }
        if before.phase != after.phase {
            if after.phase == .delivered { try connection.run(Self.deliver, [id, now]) }
            if after.phase == .completed || after.phase == .refunded {
                try connection.run(Self.end, [id, now, .bool(after.phase == .refunded)])
            }
        }
    }
}
