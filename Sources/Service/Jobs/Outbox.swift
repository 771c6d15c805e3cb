import Evidence
import Ledger
import Market
import Store

/// A call to the outside that a committed entry owes. It is made by a job, after the commit, and repeated until it is answered.
package struct OwedCall: Sendable, Hashable {
    /// The same in every attempt: the gateway recognises a repetition by it.
    package let id: String
    /// The case whose entry owes it.
    package let stream: StreamName
    /// What is to be refunded.
    package let order: RefundOrdered

    package init(id: String, stream: StreamName, order: RefundOrdered) {
        self.id = id
        self.stream = stream
        self.order = order
    }

    /// Whether both are the same call, by its number.
    package static func == (left: OwedCall, right: OwedCall) -> Bool { left.id == right.id }
    /// By its number.
    package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// Which calls an event owes.
func callsOwed(for event: any CaseEvent) -> [RefundOrdered] {
    if let event = event as? TradeEvent, case .refundOrdered(let order) = event { [order] } else { [] }
}

/// The calls that are still to be made, beside the entries that owe them.
package struct Outbox {
    private let connection: any Connection

    /// Reads and writes through that connection.
    package init(_ connection: any Connection) { self.connection = connection }

    private static let insert: SQL =
        """
        INSERT INTO outbox (id, kind, stream, body, attempts, next_ms) VALUES ($1, 'refund', $2, $3, 0, $4)
        ON CONFLICT (id) DO NOTHING
        """
    private static let selectDue: SQL =
        """
        SELECT id, stream, body, attempts FROM outbox WHERE kind = 'refund' AND done_ms IS NULL AND next_ms <= $1
            AND (held_until_ms IS NULL OR held_until_ms <= {NOW_MS})
        ORDER BY next_ms LIMIT $2
        """
    private static let finish: SQL = "UPDATE outbox SET done_ms = $2, last_error = NULL, held_until_ms = NULL WHERE id = $1"
    private static let postpone: SQL =
        """
        UPDATE outbox SET attempts = attempts + 1, next_ms = $2, last_error = $3, held_until_ms = NULL
        WHERE id = $1 AND done_ms IS NULL
        """
    private static let hold: SQL =
        """
        UPDATE outbox SET held_until_ms = {NOW_MS} + $2 WHERE id = $1 AND done_ms IS NULL
            AND (held_until_ms IS NULL OR held_until_ms <= {NOW_MS})
        RETURNING id
        """

    func put(_ orders: [RefundOrdered], by entry: Entry) throws {
        for order in orders {
            let body = String(decoding: try StoredJSON.bytes(order), as: UTF8.self)
            try connection.run(
                Self.insert,
                [.text(order.refund), .text(entry.header.stream), .text(body), .integer(entry.header.timeMs)])
        }
    }

    /// The calls whose time has come, the oldest first, with how often each was tried.
    package func due(at time: Timestamp, limit: Int) throws -> [(call: OwedCall, attempts: Int)] {
        try connection.rows(Self.selectDue, [.integer(time.ms), .integer(Int64(limit))]) { row in
            let order = try StoredJSON.value(RefundOrdered.self, from: Array(row.text(2).utf8))
            let call = OwedCall(id: try row.text(0), stream: StreamName(text: try row.text(1)), order: order)
            return (call, Int(try row.int64(3)))
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
}
