import Market
import Store

extension Marketplace {
    private static let selectOffered: SQL =
        "SELECT seller, from_ms, until_ms, promises FROM v_offered_services ORDER BY from_ms, listing, number"
    private static let selectTests: SQL =
        """
        SELECT promise, at_ms, CASE WHEN kept_ms <= due_ms THEN 1 ELSE 0 END FROM v_promise_tests
        WHERE kept_ms IS NOT NULL OR due_ms < $1 ORDER BY at_ms
        """

    /// What sellers promise about service and what share was kept, month by month, oldest first; at most 24 months.
    package func serviceMonths() async throws -> [ServiceMonth] {
        let now = clock.now()
        return try await database.read { connection in
            let offers = try connection.rows(Self.selectOffered, []) { row in
                OfferedService(
                    seller: try MemberID.stored(row.text(0)), from: Timestamp(ms: try row.int64(1)),
                    until: try row.int64OrNil(2).map(Timestamp.init(ms:)),
                    promises: Set(try row.text(3).split(separator: ",").map { try stored(String($0)) }))
            }
            var kept: [CalendarMonth: [ServicePromise: SellerFigures.Share]] = [:]
            try connection.forEachRow(Self.selectTests, [.integer(now.ms)]) { row in
                let promise: ServicePromise = try stored(row.text(0))
                let month = CalendarMonth(of: Timestamp(ms: try row.int64(1)))
                let old = kept[month]?[promise] ?? SellerFigures.Share(0, of: 0)
                kept[month, default: [:]][promise] = SellerFigures.Share(old.part + Int(try row.int64(2)), of: old.of + 1)
            }
            return ServiceMonth.months(offers, kept: kept, upTo: now)
        }
    }
}
