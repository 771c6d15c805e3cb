import Evidence
import Market

/// What lists and pages need of a conversation besides its entries: how much each party has not read, and when what was received
/// and read.
enum ConversationView {
    private static let upsertUnread: SQL =
        """
        INSERT INTO v_unread (member, trade, count) VALUES ($1, $2, $3)
        ON CONFLICT (member, trade) DO UPDATE SET count = excluded.count
        """
    private static let deleteUnread: SQL = "DELETE FROM v_unread WHERE member = $1 AND trade = $2"
    private static let insertMark: SQL =
        "INSERT INTO v_marks (trade, side, kind, up_to, at_ms) VALUES ($1, $2, $3, $4, $5)"

    static func project(_ change: Change<Trade>, to connection: any Connection) throws {
        for side in Side.allCases {
            let (before, after) = (change.before.reading(of: side), change.after.reading(of: side))
            guard before.unread.count != after.unread.count, let member = change.after.member(on: side) else { continue }
            let key: [SQLValue] = [.text(member.rawValue), .text(change.identifier)]
            if after.unread.isEmpty {
                try connection.run(deleteUnread, key)
            } else {
                try connection.run(upsertUnread, key + [.integer(Int64(after.unread.count))])
            }
        }
        if case .messagesReceived(let facts) = change.event {
            try insert(facts.by, "received", facts.upTo, change, connection)
        } else if case .messagesRead(let facts) = change.event {
            try insert(facts.by, "read", facts.upTo, change, connection)
        }
    }

    private static func insert(
        _ side: Side, _ kind: String, _ upTo: Int64, _ change: Change<Trade>, _ connection: any Connection
    ) throws {
        try connection.run(
            insertMark,
            [
                .text(change.identifier), .text(side.rawValue), .text(kind), .integer(upTo),
                .integer(change.entry.time.ms),
            ])
    }
}
