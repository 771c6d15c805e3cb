import Evidence
import Market

/// What buyers asked for after the delivery: one row for each request, from which lists and statistics are read.
enum AfterSalesView {
    private static let upsert: SQL =
        """
        INSERT INTO v_after_sales (trade, number, seller, buyer, kind, reason, phase, awaited, due_ms, opened_ms, first_reply_ms,
            closed_ms, outcome)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (trade, number) DO UPDATE SET phase = excluded.phase, awaited = excluded.awaited, due_ms = excluded.due_ms,
            first_reply_ms = excluded.first_reply_ms, closed_ms = excluded.closed_ms, outcome = excluded.outcome
        """

    static func project(_ change: Change<Trade>, to connection: any Connection) throws {
        let (before, after) = (change.before.requests, change.after.requests)
        guard before != after, let opening = change.after.opening else { return }
        for (place, request) in after.enumerated() where place >= before.count || before[place] != request {
            try connection.run(
                upsert,
                [
                    .text(change.identifier), .integer(Int64(request.number)), .text(opening.seller.rawValue),
                    .text(opening.buyer.rawValue), .text(request.kind.rawValue), .text(orNull: request.reason?.rawValue),
                    .text(request.phase.rawValue), .text(orNull: request.awaited?.rawValue),
                    .integer(orNull: request.dueAt?.ms), .integer(request.openedAt.ms),
                    .integer(orNull: request.firstReplyAt?.ms), .integer(orNull: request.closedAt?.ms),
                    .text(orNull: request.outcome?.rawValue),
                ])
        }
    }
}
