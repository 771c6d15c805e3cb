import Ledger
import Market
import Store

/// A call of the outbox that is not answered yet, as the staff sees it.
package struct CallRow: Sendable {
    /// Our number of it.
    package let id: String
    /// What is to be done; nil for what other runners send, such as payouts and mail.
    package let order: CallOrder?
    /// The money that it is about; nil where it is about none.
    package let amount: Money?
    /// The gateway or provider that is to do it; nil where there is none.
    package let gateway: String?
    /// The outbox's word for it.
    package let kind: String
    /// The case whose entry owes it.
    package let stream: StreamName
    /// How often it was tried.
    package let attempts: Int
    /// When it is tried next.
    package let next: Timestamp
    /// What went wrong last; nil while nothing did.
    package let lastError: String?
    /// The proposal to resolve it that waits for a second person; nil where none does.
    package let proposal: DeedID?

    /// The trade that owes it; nil where none does.
    package var trade: TradeID? {
        stream.kind == Trade.streamKind[...] ? TradeID(rawValue: String(stream.identifier)) : nil
    }

    /// Whether staff can enter that it was done: only what moves money or frees it.
    package var canBeResolved: Bool {
        switch order?.kind {
        case .refund, .settle: trade != nil
        case .close, nil: false
        }
    }
}

extension Marketplace {
    private static let callColumns =
        """
        SELECT o.id, o.kind, o.stream, o.body, o.attempts, o.next_ms, o.last_error,
            (SELECT min(d.id) FROM v_deeds d WHERE d.kind = 'resolveCall' AND d.subject = o.id AND d.decision IS NULL
                AND d.lapses_ms > $1), p.amount_minor, p.currency, p.provider
        FROM outbox o LEFT JOIN v_payouts p ON p.id = o.id WHERE o.done_ms IS NULL
        """
    private static let selectOpenCalls = SQL(
        "\(callColumns) AND (o.attempts < $2 OR (o.attempts = $2 AND o.id > $3)) ORDER BY o.attempts DESC, o.id LIMIT $4")
    private static let selectCall = SQL("\(callColumns) AND o.id = $2")
    private static let countCalls: SQL =
        """
        SELECT count(*), CAST(coalesce(sum(CASE WHEN attempts >= $1 THEN 1 ELSE 0 END), 0) AS BIGINT)
        FROM outbox WHERE done_ms IS NULL
        """

    /// From how many failed attempts on a call is something to look at.
    package static var callAttemptsWorrying: Int { 3 }

    /// The calls that are not answered yet, those tried most often first; `limit` is 1 to 200. Those after that place.
    package func openCalls(after: (attempts: Int, id: String)? = nil, limit: Int = 50) async throws -> [CallRow] {
        let values: [SQLValue] = [
            .integer(clock.now().ms), .integer(after.map { Int64($0.attempts) } ?? .max), .text(after?.id ?? ""),
            .integer(Int64(min(max(1, limit), 200))),
        ]
        return try await database.read { connection in try connection.rows(Self.selectOpenCalls, values) { try CallRow($0) } }
    }

    /// How many calls are not answered yet, and how many of them were tried often.
    package func openCallsCount() async throws -> (all: Int, worrying: Int) {
        try await database.read { connection in
            let count = try connection.row(Self.countCalls, [.integer(Int64(Self.callAttemptsWorrying))]) { row in
                (all: Int(try row.int64(0)), worrying: Int(try row.int64(1)))
            }
            return count ?? (0, 0)
        }
    }

    /// Has a call made again at once. Throws: `DeskRefusal`, `NotFound` for one that is answered.
    package func retryCall(
        _ id: String, reason: String, by staff: MemberID, key: IdempotencyKey? = nil
    ) async throws -> (id: DeedID, outcome: Outcome) {
        let call = try await call(id)
        return try await propose(
            StaffDeed(.retryCall, of: id, trade: call.trade, amount: call.amount), reason: reason, by: staff, key: key)
    }

    /// Enters that a refund or settlement was made, by the provider's reference; above the limit a second person consents.
    ///
    /// Throws: `DeskRefusal`, `ResolveCallRefusal`, `NotFound` for a call that is answered or moves no money.
    package func resolveCall(
        _ id: String, reference: String, reason: String, by staff: MemberID, key: IdempotencyKey? = nil
    ) async throws -> (id: DeedID, outcome: Outcome) {
        let call = try await call(id)
        guard call.canBeResolved, let trade = call.trade, let amount = call.amount else { throw NotFound() }
        guard ResolveCall.isReference(reference) else { throw ResolveCallRefusal.referenceMalformed }
        guard call.proposal == nil else { throw ResolveCallRefusal.proposed }
        let deed = StaffDeed(.resolveCall, of: id, trade: trade, amount: amount, reference: reference)
        return try await propose(deed, reason: reason, by: staff, key: key)
    }

    private func call(_ id: String) async throws -> CallRow {
        let now = clock.now()
        let call = try await database.read { connection in
            try connection.row(Self.selectCall, [.integer(now.ms), .text(id)]) { try CallRow($0) }
        }
        guard let call else { throw NotFound() }
        return call
    }
}

extension CallRow {
    fileprivate init(_ row: Row) throws {
        id = try row.text(0)
        kind = try row.text(1)
        stream = StreamName(text: try row.text(2))
        let body = Array(try row.text(3).utf8)
        order = try CallOrder.Kind(rawValue: kind).map { try CallOrder($0, body: body) }
        let currency = try row.textOrNil(9).flatMap { Currency(code: $0) } ?? .cny
        amount = try order?.amount ?? row.int64OrNil(8).map { Money(minor: $0, currency: currency) }
        gateway = try order?.gateway ?? row.textOrNil(10)
        attempts = Int(try row.int64(4))
        next = Timestamp(ms: try row.int64(5))
        lastError = try row.textOrNil(6)
        proposal = try row.textOrNil(7).map { try DeedID.stored($0) }
    }
}
