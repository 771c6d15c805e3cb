import Evidence
import Ledger
import Market

/// What moved at the gateways, entry by entry, with the numbers by which their bills know it.
package struct MovementView {
    private let connection: any Connection

    /// The view as one transaction sees it.
    package init(_ connection: any Connection) { self.connection = connection }

    private static let insert: SQL =
        """
        INSERT INTO v_movements (position, gateway, kind, payment, movement, transaction_id, currency, amount_minor, at_ms,
            stream, sequence) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """
    private static let select: SQL =
        """
        SELECT position, kind, payment, movement, transaction_id, currency, amount_minor, at_ms, stream, sequence
        FROM v_movements WHERE gateway = $1 AND at_ms >= $2 AND at_ms < $3 AND position < $4 ORDER BY position
        """
    private static let selectFirst: SQL =
        "SELECT at_ms FROM v_movements WHERE gateway = $1 ORDER BY at_ms LIMIT 1"

    /// The entry moved money at that gateway. One entry moves at most once.
    package func put(
        _ kind: GatewayMovement, at gateway: String, payment: String, movement: String?, transaction: String?, _ amount: Money,
        by entry: Entry
    ) throws {
        try connection.run(
            Self.insert,
            [
                .integer(entry.position), .text(gateway), .text(kind.rawValue), .text(payment), .text(orNull: movement),
                .text(orNull: transaction), .text(amount.currency.code), .integer(amount.minor), .integer(entry.time.ms),
                .text(entry.header.stream), .integer(entry.header.sequence),
            ])
    }

    /// What moved at the gateway from the beginning of the day before `day` to the end of the day after, by entries before
    /// that position, in order.
    package func around(_ day: BeijingDay, at gateway: String, before position: Int64 = .max) throws -> [LedgerMovement] {
        let values: [SQLValue] = [
            .text(gateway), .integer(day.adding(days: -1).start.ms), .integer(day.adding(days: 1).end.ms),
            .integer(position),
        ]
        return try connection.rows(Self.select, values) { row in
            guard let currency = Currency(code: try row.text(5)) else {
                throw JournalFault.damaged("a movement is in no currency")
            }
            return LedgerMovement(
                position: try row.int64(0), kind: try movement(row.text(1)), payment: try row.text(2),
                movement: try row.textOrNil(3), transaction: try row.textOrNil(4),
                amount: Money(minor: try row.int64(6), currency: currency), at: Timestamp(ms: try row.int64(7)),
                entry: EntryPlace(stream: try row.text(8), sequence: try row.int64(9)))
        }
    }

    /// When money first moved at the gateway; nil if it never did.
    package func first(at gateway: String) throws -> Timestamp? {
        try connection.row(Self.selectFirst, [.text(gateway)]) { Timestamp(ms: try $0.int64(0)) }
    }

    private func movement(_ text: String) throws -> GatewayMovement {
        guard let kind = GatewayMovement(rawValue: text) else {
            throw JournalFault.damaged("no movement is called \(text)")
        }
        return kind
    }
}

extension Wallet {
    /// What people transferred at a bank stands in no gateway's bill: two persons have read it there instead.
    static func projectMovements(_ change: Change<Wallet>, to connection: any Connection) throws {
        guard case .payoutMade(let facts) = change.event, change.before.payouts[facts.payout]?.order.isByHand == false else {
            return
        }
        try MovementView(connection).put(
            .payout, at: facts.gateway, payment: "", movement: facts.payout.rawValue, transaction: nil, facts.amount,
            by: change.entry)
    }
}

extension Trade {
    static func projectMovements(_ change: Change<Trade>, to connection: any Connection) throws {
        if case .paymentReceived(let facts) = change.event {
            try MovementView(connection).put(
                .payment, at: facts.gateway, payment: facts.payment.rawValue, movement: nil, transaction: facts.transaction,
                facts.amount, by: change.entry)
        } else if case .refundMade(let facts) = change.event {
            let ordered = change.before.openRefunds.first { $0.refund == facts.refund }
            try MovementView(connection).put(
                .refund, at: facts.gateway, payment: ordered?.payment.rawValue ?? "", movement: facts.refund,
                transaction: ordered?.transaction, facts.amount, by: change.entry)
        } else if case .chargebackRecorded(let facts) = change.event {
            try MovementView(connection).put(
                .chargeback, at: facts.gateway, payment: facts.payment.rawValue, movement: facts.number,
                transaction: facts.transaction, facts.amount, by: change.entry)
        }
    }
}
