import Market
import Store

/// A ruling as anybody may read it: without names, numbers or entries, in words that the mediator wrote for this.
package struct PublishedRuling: Sendable {
    /// The name of the page. It leads back to no trade.
    package let id: String
    /// The category of what was sold; empty where that is not known.
    package let category: String
    /// What was found of each claim.
    package let findings: [(claim: DisputeClaim, isFounded: Bool)]
    /// The outcome; the share stands in `refundBasisPoints`, and nobody is told the amount.
    package let outcome: DisputeOutcome
    /// What share of what it was about went to the buyer, in hundredths of a percent; nil where it is not known.
    package let refundBasisPoints: Int?
    /// Whether it was decided on an appeal.
    package let isOnAppeal: Bool
    /// When it was carried out.
    package let closedAt: Timestamp
    /// The mediator's words; nil once erased.
    package let text: String?
}

extension Marketplace {
    private static let rulings =
        """
        SELECT r.public_id, r.trade, r.dispute, r.number, d.category, d.closed_ms, d.ground, d.disputed_minor, d.refund_minor
        FROM v_rulings r JOIN v_disputes d ON d.trade = r.trade AND d.number = r.dispute
        WHERE r.public_id IS NOT NULL AND d.closed_ms IS NOT NULL AND (d.ground = 'ruling' OR d.ground = 'appeal')
            AND r.number = (SELECT max(x.number) FROM v_rulings x WHERE x.trade = r.trade AND x.dispute = r.dispute)
        """
    private static let selectPublished = SQL(
        "\(rulings) AND (d.closed_ms < $1 OR (d.closed_ms = $1 AND r.public_id < $2)) ORDER BY d.closed_ms DESC, r.public_id DESC LIMIT $3"
    )
    private static let selectOne = SQL("\(rulings) AND r.public_id = $1")

    /// The rulings that were carried out and published, newest first, before that one. `limit`: 1 to 101. Throws: `StoreFailure`.
    package func publishedRulings(before place: (at: Timestamp, id: String)? = nil, limit: Int) async throws -> [PublishedRuling] {
        let values: [SQLValue] = [
            .integer(place?.at.ms ?? .max), .text(place?.id ?? "~"), .integer(Int64(min(max(1, limit), 101))),
        ]
        let rows = try await database.read { try $0.rows(Self.selectPublished, values) { try Found($0) } }
        var rulings: [PublishedRuling] = []
        for row in rows {
            if let ruling = try await published(row) { rulings.append(ruling) }
        }
        return rulings
    }

    /// One published ruling. Throws: `NotFound`, `StoreFailure`.
    package func publishedRuling(_ id: String) async throws -> PublishedRuling {
        let row = try await database.read { try $0.row(Self.selectOne, [.text(id)]) { try Found($0) } }
        guard let row, let ruling = try await published(row) else { throw NotFound() }
        return ruling
    }

    private func published(_ row: Found) async throws -> PublishedRuling? {
        let state = try await commands.state(Trade.self, of: .trade(row.trade))
        guard let rulings = state.dispute(row.dispute)?.rulings, rulings.indices.contains(row.number - 1) else { return nil }
        let ruling = rulings[row.number - 1]
        return PublishedRuling(
            id: row.id, category: row.category, findings: ruling.findings.map { ($0.claim, $0.isFounded) },
            outcome: ruling.outcome, refundBasisPoints: row.refundBasisPoints, isOnAppeal: row.isOnAppeal, closedAt: row.closedAt,
            text: ruling.publication.value)
    }
}

/// The columns of a published ruling.
private struct Found: Sendable {
    let id: String
    let trade: TradeID
    let dispute: Int
    let number: Int
    let category: String
    let closedAt: Timestamp
    let isOnAppeal: Bool
    let refundBasisPoints: Int?

    init(_ row: Row) throws {
        id = try row.text(0)
        trade = try TradeID.stored(row.text(1))
        dispute = Int(try row.int64(2))
        number = Int(try row.int64(3))
        category = try row.text(4)
        closedAt = Timestamp(ms: try row.int64(5))
        isOnAppeal = try row.text(6) == OutcomeExecuted.Ground.appeal.rawValue
        let (disputed, refund) = (try row.int64(7), try row.int64OrNil(8))
        refundBasisPoints = refund.flatMap { disputed > 0 ? Int(clamping: $0 * 10_000 / disputed) : nil }
    }
}
