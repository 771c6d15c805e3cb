import Market
import Store

// What mediators do. Each step needs the right to mediate; that the mediator is the dispute's own is a rule of the trade.

extension Marketplace {
    /// A mediator takes a dispute. Throws: `DeskRefusal`, `DisputeRefusal`.
    package func takeDispute(
        _ number: Int, in trade: TradeID, by mediator: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await demandMediator(mediator)
        let command = TakeDispute(
            dispute: number, mediator: mediator, dealings: try await dealings(of: mediator, withPartiesOf: trade))
        return try await commands.handle(command, on: .trade(trade), by: .staff(mediator), key: key)
    }

    /// The mediator steps back. Throws: `DeskRefusal`, `DisputeRefusal`.
    package func recuseDispute(
        _ number: Int, reason: String, in trade: TradeID, by mediator: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await demandMediator(mediator)
        let command = RecuseDispute(dispute: number, mediator: mediator, reason: reason)
        return try await commands.handle(command, on: .trade(trade), by: .staff(mediator), key: key)
    }

    /// The mediator proposes an outcome. Throws: `DeskRefusal`, `DisputeRefusal`.
    package func proposeMediation(
        _ outcome: DisputeOutcome, reason: String, dispute number: Int, in trade: TradeID, by mediator: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await demandMediator(mediator)
        let command = ProposeMediation(dispute: number, mediator: mediator, outcome: outcome, reason: reason)
        return try await commands.handle(command, on: .trade(trade), by: .staff(mediator), key: key)
    }

    /// The mediator rules. Throws: `DeskRefusal`, `DisputeRefusal`.
    package func ruleDispute(
        _ findings: [DisputeFinding], outcome: DisputeOutcome, reason: String, publication: String? = nil, dispute number: Int,
        in trade: TradeID, by mediator: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await demandMediator(mediator)
        let command = RuleDispute(
            dispute: number, mediator: mediator, findings: findings, outcome: outcome, reason: reason, publication: publication)
        return try await commands.handle(command, on: .trade(trade), by: .staff(mediator), key: key)
    }

    /// Another mediator decides on the appeal, and the outcome is carried out. Throws: `DeskRefusal`, `DisputeRefusal`.
    package func decideAppeal(
        _ findings: [DisputeFinding], outcome: DisputeOutcome, reason: String, publication: String? = nil, dispute number: Int,
        in trade: TradeID, by mediator: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await demandMediator(mediator)
        return try await carryOut(in: trade, by: .staff(mediator), key: key) { _ in
            outcome
        } command: {
            DecideAppeal(
                dispute: number, mediator: mediator, findings: findings, outcome: outcome, reason: reason, publication: publication,
                funds: $0)
        }
    }

    private func demandMediator(_ member: MemberID) async throws {
        guard try await roles(of: member).may(.mediateDisputes) else { throw DeskRefusal.notAllowed }
    }

    private static let selectDealings: SQL =
        """
        SELECT 'bought', id FROM v_trades
            WHERE buyer = $1 AND (seller = $2 OR seller = $3) AND id <> $4
                AND phase <> 'unopened' AND phase <> 'enquiry' AND phase <> 'negotiating'
        UNION ALL
        SELECT 'sold', id FROM v_trades
            WHERE seller = $1 AND (buyer = $2 OR buyer = $3) AND id <> $4
                AND phase <> 'unopened' AND phase <> 'enquiry' AND phase <> 'negotiating'
        UNION ALL
        SELECT 'ruledFor', trade FROM v_rulings WHERE mediator = $1 AND (favours = $2 OR favours = $3) AND trade <> $4
        ORDER BY 2 LIMIT 100
        """

    /// What a member has had to do with the parties of a trade in other trades; at most 100. Throws: `StoreFailure`.
    package func dealings(of member: MemberID, withPartiesOf trade: TradeID) async throws -> [MediatorDealing] {
        let state = try await commands.state(Trade.self, of: .trade(trade))
        guard let buyer = state.buyer, let seller = state.seller else { return [] }
        let values: [SQLValue] = [
            .text(member.rawValue), .text(buyer.rawValue), .text(seller.rawValue), .text(trade.rawValue),
        ]
        return try await database.read { connection in
            try connection.rows(Self.selectDealings, values) { row in
                MediatorDealing(try stored(row.text(0)), in: try TradeID.stored(row.text(1)))
            }
        }
    }
}
