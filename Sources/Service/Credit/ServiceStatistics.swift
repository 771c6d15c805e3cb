import Market
import Store

extension Marketplace {
    private static let selectOffered: SQL =
        "SELECT seller, from_ms, until_ms, promises FROM v_offered_services ORDER BY from_ms, listing, number"
    private static let selectTests: SQL =
        "SELECT promise, seller, at_ms, due_ms, kept_ms, broken_ms FROM v_promise_tests ORDER BY at_ms, trade, request, sequence"
    /// Complaints against sellers that promised the channel in a listing on offer just then. Nobody was put to the test by one that
    /// was taken back unanswered in time, nor a buyer by the seller's.
    private static let selectComplaints: SQL =
        """
        SELECT c.accused, c.filed_ms, c.answer_ms, c.answered_ms FROM v_complaints c
        WHERE c.accused IS NOT NULL
            AND NOT (c.stage = 'withdrawn' AND c.answered_ms IS NULL AND c.changed_ms < c.answer_ms)
            AND EXISTS (SELECT 1 FROM v_offered_services o WHERE o.seller = c.accused AND o.from_ms <= c.filed_ms
                AND (o.until_ms IS NULL OR o.until_ms > c.filed_ms) AND o.promises LIKE '%complaintChannel%')
            AND NOT EXISTS (SELECT 1 FROM v_trades t WHERE t.buyer = c.accused
                AND (c.subject = 'trade/' || t.id OR c.subject LIKE 'message/' || t.id || '/%'))
        ORDER BY c.filed_ms, c.id
        """

    /// What sellers promise about service and what share kept it, month by month, oldest first; at most 24 months.
    package func serviceMonths() async throws -> [ServiceMonth] {
        let now = clock.now()
        return try await database.readLong { connection in
            let offers = try connection.rows(Self.selectOffered, []) { row in
                OfferedService(
                    seller: try MemberID.stored(row.text(0)), from: Timestamp(ms: try row.int64(1)),
                    until: try row.int64OrNil(2).map(Timestamp.init(ms:)),
                    promises: Set(try row.text(3).split(separator: ",").map { try stored(String($0)) }))
            }
            let requests = try connection.rows(Self.selectTests, []) { row in
                PromiseTest(
                    try stored(row.text(0)), by: try MemberID.stored(row.text(1)), at: Timestamp(ms: try row.int64(2)),
                    due: try row.int64OrNil(3).map(Timestamp.init(ms:)), keptAt: try row.int64OrNil(4).map(Timestamp.init(ms:)),
                    brokenAt: try row.int64OrNil(5).map(Timestamp.init(ms:)))
            }
            let complaints = try connection.rows(Self.selectComplaints, []) { row in
                PromiseTest(
                    .complaintChannel, by: try MemberID.stored(row.text(0)), at: Timestamp(ms: try row.int64(1)),
                    due: Timestamp(ms: try row.int64(2)), keptAt: try row.int64OrNil(3).map(Timestamp.init(ms:)))
            }
            return ServiceMonth.months(offers, tests: requests + complaints, upTo: now)
        }
    }
}
