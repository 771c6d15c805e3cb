import Evidence
import Market

/// One row for each time that a trade put a promise about service to the test: a message to the enquiry desk, an after-sales
/// request. `request` is the request's number, and 0 for a message.
struct PromiseTestView {
    private let connection: any Connection

    init(_ connection: any Connection) { self.connection = connection }

    /// Writes what one entry changes.
    func project(_ change: Change<Trade>) throws {
        if case .messagePosted(let facts) = change.event { try projectDesk(facts, change) }
        try projectRequests(change)
    }

    private static let openMessage: SQL =
        "SELECT sequence FROM v_promise_tests WHERE trade = $1 AND promise = $2 AND request = 0 AND kept_ms IS NULL"
    private static let insert: SQL =
        """
        INSERT INTO v_promise_tests (trade, promise, request, sequence, seller, at_ms, due_ms, kept_ms, broken_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, NULL)
        """
    private static let answerMessage: SQL =
        "UPDATE v_promise_tests SET kept_ms = $3 WHERE trade = $1 AND promise = $2 AND request = 0 AND kept_ms IS NULL"

    /// A question after the end of the trade puts the promised hours to the test, and the seller's next word answers it.
    private func projectDesk(_ facts: MessagePosted, _ change: Change<Trade>) throws {
        let trade = change.after
        guard trade.completedAt != nil, let terms = trade.agreement?.terms, let seller = trade.seller else { return }
        let desk = ServicePromise.enquiryDesk
        guard desk.isMade(in: terms) else { return }
        let (id, promise, now) = (SQLValue.text(change.identifier), SQLValue.text(desk.rawValue), change.entry.time)
        switch facts.by {
        case .buyer:
            let isOpen = try connection.row(Self.openMessage, [id, promise]) { try $0.int64(0) } != nil
            guard !isOpen else { return }
            try connection.run(
                Self.insert,
                [
                    id, promise, .integer(0), .integer(change.entry.header.sequence), .text(seller.rawValue), .integer(now.ms),
                    .integer(now.adding(.hours(terms.responseHours)).ms),
                ])
        case .seller: try connection.run(Self.answerMessage, [id, promise, .integer(now.ms)])
        }
    }

    private static let keep: SQL =
        "UPDATE v_promise_tests SET kept_ms = $3 WHERE trade = $1 AND request = $2 AND kept_ms IS NULL AND broken_ms IS NULL"
    private static let breakIt: SQL =
        "UPDATE v_promise_tests SET broken_ms = $3 WHERE trade = $1 AND request = $2 AND kept_ms IS NULL AND broken_ms IS NULL"
    private static let forget: SQL =
        "DELETE FROM v_promise_tests WHERE trade = $1 AND request = $2 AND kept_ms IS NULL AND broken_ms IS NULL"

    private func projectRequests(_ change: Change<Trade>) throws {
        let (before, after) = (change.before, change.after)
        guard before.requests != after.requests || before.disputes != after.disputes,
            let terms = after.agreement?.terms, let seller = after.seller
        else { return }
        let (id, now) = (SQLValue.text(change.identifier), SQLValue.integer(change.entry.time.ms))
        for request in after.requests {
            let number = SQLValue.integer(Int64(request.number))
            let old = before.request(request.number)
            if old == nil, let promise = request.promise(in: terms) {
                try connection.run(
                    Self.insert,
                    [
                        id, .text(promise.rawValue), number, .integer(change.entry.header.sequence), .text(seller.rawValue), now,
                        .null,
                    ])
            }
            let verdict = request.verdict(in: after)
            guard old?.verdict(in: before) != verdict else { continue }
            switch verdict {
            case .open: break
            case .kept: try connection.run(Self.keep, [id, number, now])
            case .broken: try connection.run(Self.breakIt, [id, number, now])
            case .uncounted: try connection.run(Self.forget, [id, number])
            }
        }
    }
}
