import Market
import Store

/// A dispute as lists show it.
package struct DisputeRow: Sendable, Hashable {
    /// Which trade.
    package let trade: TradeID
    /// From 1 within the trade.
    package let number: Int
    /// Where it stands.
    package let phase: DisputePhase
    /// Who opened it.
    package let openedBy: Side
    /// Who buys.
    package let buyer: MemberID
    /// Who sells.
    package let seller: MemberID
    /// What is claimed.
    package let claims: [DisputeClaim]
    /// The category of what was sold; empty where that is not known.
    package let category: String
    /// What was agreed as the price, in minor units.
    package let priceMinor: Int64
    /// What it was about when it was opened, in minor units.
    package let disputedMinor: Int64
    /// Who mediates; nil while nobody does.
    package let mediator: MemberID?
    /// Whether it rests for joint talks.
    package let isSuspended: Bool
    /// When its phase ends; nil once it is over.
    package let deadline: Timestamp?
    /// When something has to be done at the latest: the end of the phase, or of the gateway's hold where that comes first; nil once
    /// it is over.
    package let due: Timestamp?
    /// When it was opened.
    package let openedAt: Timestamp
    /// When it ended; nil while it is open.
    package let closedAt: Timestamp?
    /// How its outcome came about; nil without one.
    package let ground: OutcomeExecuted.Ground?
    /// What the buyer got, in minor units; nil without an outcome.
    package let refundMinor: Int64?

    /// What share of what it was about went to the buyer, in hundredths of a percent, rounded down; nil without an outcome.
    package var refundBasisPoints: Int? {
        guard let refundMinor, disputedMinor > 0 else { return nil }
        let (high, low) = refundMinor.multipliedFullWidth(by: 10_000)
        guard (0..<disputedMinor).contains(high) else { return nil }
        return Int(disputedMinor.dividingFullWidth((high, low)).quotient)
    }
}

extension Marketplace {
    private static let selectOpen: SQL =
        """
        SELECT trade, number, phase, opened_by, buyer, seller, claims, category, price_minor, disputed_minor, mediator, suspended,
            deadline_ms, due_ms, opened_ms, closed_ms, ground, refund_minor
        FROM v_disputes WHERE closed_ms IS NULL AND (due_ms, trade) > ($1, $2) ORDER BY due_ms, trade LIMIT $3
        """
    private static let selectOfTrade: SQL =
        """
        SELECT trade, number, phase, opened_by, buyer, seller, claims, category, price_minor, disputed_minor, mediator, suspended,
            deadline_ms, due_ms, opened_ms, closed_ms, ground, refund_minor
        FROM v_disputes WHERE trade = $1 ORDER BY number
        """

    /// The disputes that go on, the most pressing first. `limit`: 1 to 201. Throws: `StoreFailure`.
    package func openDisputes(
        after place: (due: Timestamp, trade: String)? = nil, limit: Int
    ) async throws -> [DisputeRow] {
        let values: [SQLValue] = [
            .integer(place?.due.ms ?? .min), .text(place?.trade ?? ""), .integer(Int64(min(max(1, limit), 201))),
        ]
        return try await database.read { try $0.rows(Self.selectOpen, values) { try DisputeRow($0) } }
    }

    /// All disputes of a trade, oldest first. Throws: `StoreFailure`.
    package func disputes(of trade: TradeID) async throws -> [DisputeRow] {
        try await database.read { try $0.rows(Self.selectOfTrade, [.text(trade.rawValue)]) { try DisputeRow($0) } }
    }
}

extension DisputeRow {
    /// The columns in the order of the table.
    init(_ row: Row) throws {
        trade = try TradeID.stored(row.text(0))
        number = Int(try row.int64(1))
        phase = try stored(row.text(2))
        openedBy = try stored(row.text(3))
        buyer = try MemberID.stored(row.text(4))
        seller = try MemberID.stored(row.text(5))
        claims = try row.text(6).split(separator: ",").map { try stored(String($0)) }
        category = try row.text(7)
        priceMinor = try row.int64(8)
        disputedMinor = try row.int64(9)
        mediator = try row.textOrNil(10).map { try MemberID.stored($0) }
        isSuspended = try row.bool(11)
        deadline = try row.int64OrNil(12).map { Timestamp(ms: $0) }
        due = try row.int64OrNil(13).map { Timestamp(ms: $0) }
        openedAt = Timestamp(ms: try row.int64(14))
        closedAt = try row.int64OrNil(15).map { Timestamp(ms: $0) }
        ground = try row.textOrNil(16).map { try stored($0) }
        refundMinor = try row.int64OrNil(17)
    }
}
