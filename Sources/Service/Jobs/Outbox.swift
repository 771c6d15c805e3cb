import Evidence
import Ledger
import Market
import Store

/// The calls that are still to be made, beside the entries that owe them.
package struct Outbox {
    private let connection: any Connection

    /// Reads and writes through that connection.
    package init(_ connection: any Connection) { self.connection = connection }

    private static let insert: SQL =
        """
        INSERT INTO outbox (id, kind, stream, body, attempts, next_ms) VALUES ($1, $2, $3, $4, 0, $5)
        ON CONFLICT (id) DO NOTHING
        """
    private static let selectDue: SQL =
        """
        SELECT id, kind, stream, body, attempts FROM outbox
        WHERE kind IN ('refund', 'settle', 'close') AND done_ms IS NULL AND next_ms <= $1
            AND (held_until_ms IS NULL OR held_until_ms <= {NOW_MS})
        ORDER BY next_ms LIMIT $2
        """
    private static let finish: SQL =
        "UPDATE outbox SET done_ms = $2, last_error = NULL, held_until_ms = NULL WHERE id = $1 AND done_ms IS NULL"
    private static let postpone: SQL =
        """
        UPDATE outbox SET attempts = attempts + 1, next_ms = $2, last_error = $3, held_until_ms = NULL
        WHERE id = $1 AND done_ms IS NULL
        """
    private static let wait: SQL =
        "UPDATE outbox SET next_ms = $2, last_error = $3, held_until_ms = NULL WHERE id = $1 AND done_ms IS NULL"
    private static let hasten: SQL = "UPDATE outbox SET next_ms = $2 WHERE id = $1 AND done_ms IS NULL"
    private static let hold: SQL =
        """
        UPDATE outbox SET held_until_ms = {NOW_MS} + $2 WHERE id = $1 AND done_ms IS NULL
            AND (held_until_ms IS NULL OR held_until_ms <= {NOW_MS})
        RETURNING id
        """

    func put(_ orders: [CallOrder], by entry: Entry) throws {
        for order in orders {
            let body = String(decoding: try StoredJSON.bytes(order.body), as: UTF8.self)
            try connection.run(
                Self.insert,
                [
                    .text(order.number), .text(order.kind.rawValue), .text(entry.header.stream), .text(body),
                    .integer(entry.header.timeMs),
                ])
        }
    }

    /// The calls whose time has come, the oldest first, with how often each was tried.
    package func due(at time: Timestamp, limit: Int) throws -> [(call: OwedCall, attempts: Int)] {
        try connection.rows(Self.selectDue, [.integer(time.ms), .integer(Int64(limit))]) { row in
            let order = try CallOrder(try stored(row.text(1)), body: Array(row.text(3).utf8))
            return (OwedCall(id: try row.text(0), stream: StreamName(text: try row.text(2)), order: order), Int(try row.int64(4)))
        }
    }

    /// Takes a call for whoever asks first, so that two nodes do not make it at the same moment; false where another has it. It
    /// is free again when it is answered or postponed, or after `forMs` milliseconds if the node died.
    package func hold(_ id: String, forMs: Int64) throws -> Bool {
        try connection.row(Self.hold, [.text(id), .integer(forMs)]) { try $0.text(0) } != nil
    }

    /// The call has been answered for good.
    package func finish(_ id: String, at time: Timestamp) throws {
        try connection.run(Self.finish, [.text(id), .integer(time.ms)])
    }

    /// The call failed and is tried again later. `error` says why, without personal data.
    package func postpone(_ id: String, until time: Timestamp, error: String) throws {
        try connection.run(Self.postpone, [.text(id), .integer(time.ms), .text(error)])
    }

    /// The call waits for another one, and has not been tried.
    func wait(_ id: String, until time: Timestamp, for reason: String) throws {
        try connection.run(Self.wait, [.text(id), .integer(time.ms), .text(reason)])
    }

    /// The call is tried again at once.
    func hasten(_ id: String, at time: Timestamp) throws {
        try connection.run(Self.hasten, [.text(id), .integer(time.ms)])
    }
}
