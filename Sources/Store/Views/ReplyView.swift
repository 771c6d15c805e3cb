import Evidence
import Market

/// The buyers' messages that their sellers have not answered: one row for each trade that has one.
enum ReplyView {
    private static let insert: SQL =
        "INSERT INTO v_replies (trade, seller, since_ms, sequence) VALUES ($1, $2, $3, $4)"
    private static let delete: SQL = "DELETE FROM v_replies WHERE trade = $1"

    static func project(_ change: Change<Trade>, to connection: any Connection) throws {
        let (before, after) = (change.before.lastMessageBy == .buyer, change.after.lastMessageBy == .buyer)
        guard before != after, let seller = change.after.seller else { return }
        guard after else {
            try connection.run(delete, [.text(change.identifier)])
            return
        }
        try connection.run(
            insert,
            [
                .text(change.identifier), .text(seller.rawValue), .integer(change.entry.time.ms),
                .integer(change.entry.header.sequence),
            ])
    }
}
