import Market
import Store

/// Closed disputes like one that goes on, and how they ended.
package struct SimilarCases: Sendable {
    /// The most alike first, at most ``casesMax``.
    package let cases: [DisputeRow]
    /// How many closed disputes of the category were compared.
    package let comparedCount: Int

    /// The most cases that are shown.
    package static let casesMax = 8
    /// The most closed disputes of a category that are compared, the newest first.
    package static let comparedMax = 500
    /// A price is near where it is no more than so many times the other.
    package static let priceFactorMax: Int64 = 4

    /// The share that went to the buyer in the middle one of them, in hundredths of a percent; nil where there are none.
    package var medianBasisPoints: Int? {
        let shares = cases.compactMap(\.refundBasisPoints).sorted()
        return shares.isEmpty ? nil : shares[shares.count / 2]
    }

    /// Those of the same category that share a claim and whose price is near; the most common claims first, then the nearest price,
    /// then the newest.
    init(to one: DisputeRow, among closed: [DisputeRow]) {
        comparedCount = closed.count
        let claims = Set(one.claims)
        cases = Array(
            closed.filter { !claims.isDisjoint(with: $0.claims) && Self.isNear($0.priceMinor, one.priceMinor) }
                .map { row in
                    (row: row, common: claims.intersection(row.claims).count, apart: abs(row.priceMinor - one.priceMinor))
                }
                .sorted { ($1.common, $0.apart, $1.row.closedAt?.ms ?? 0) < ($0.common, $1.apart, $0.row.closedAt?.ms ?? 0) }
                .map(\.row).prefix(Self.casesMax))
    }

    private static func isNear(_ one: Int64, _ other: Int64) -> Bool {
        max(one, other) / priceFactorMax <= min(one, other)
    }
}

extension Marketplace {
    private static let selectClosed: SQL =
        """
        SELECT trade, number, phase, opened_by, buyer, seller, claims, category, price_minor, disputed_minor, mediator, suspended,
            deadline_ms, due_ms, opened_ms, closed_ms, ground, refund_minor
        FROM v_disputes WHERE category = $1 AND closed_ms IS NOT NULL AND ground IS NOT NULL AND NOT (trade = $2 AND number = $3)
        ORDER BY closed_ms DESC LIMIT $4
        """

    /// The closed disputes that are most like that one. Throws: `NotFound`, `StoreFailure`.
    package func similarCases(to number: Int, in trade: TradeID) async throws -> SimilarCases {
        guard let one = try await disputes(of: trade).first(where: { $0.number == number }) else { throw NotFound() }
        let closed = try await database.read { connection in
            try connection.rows(
                Self.selectClosed,
                [
                    .text(one.category), .text(trade.rawValue), .integer(Int64(number)), .integer(Int64(SimilarCases.comparedMax)),
                ]
            ) { try DisputeRow($0) }
        }
        return SimilarCases(to: one, among: closed)
    }
}
