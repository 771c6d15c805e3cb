import Ledger
import Market
import Store

extension Marketplace {
    /// How often the seller's balance is looked up anew where something else moved it in between.
    private static let triesMax = 3

    /// Gives a command that may carry an outcome out: what the seller gives back of what was released comes from the seller's
    /// balance, and the rest is the seller's debt, in one transaction.
    ///
    /// - Parameters:
    ///   - outcome: what would be carried out as the trade stands; nil where nothing would be.
    ///   - command: the command, with what the seller has.
    func carryOut<Given: TradeCommand>(
        in trade: TradeID, by actor: Actor, key: IdempotencyKey?, outcome: (Trade) -> DisputeOutcome?,
        command: (SellerFunds) -> Given
    ) async throws -> Outcome {
        var tries = 0
        while true {
            tries += 1
            let state = try await commands.state(Trade.self, of: .trade(trade))
            // Whoever has no part in it has nothing looked up; the table refuses.
            let isOutsider = state.role(of: actor) == .outsider
            let money = isOutsider ? nil : outcome(state)?.money(in: state)
            guard let money, money.fromSeller.minor > 0, let seller = state.seller else {
                return try await commands.handle(
                    command(SellerFunds(freeMinor: 0, advanceMinor: 0, expectedMinor: 0)), on: .trade(trade), by: actor, key: key)
            }
            let split = try await split(money.fromSeller, of: seller, in: state)
            let given = command(
                SellerFunds(
                    freeMinor: split.fromBalance.minor, advanceMinor: split.advanced.minor, feeMinor: split.feeReturned.minor,
                    expectedMinor: money.fromSeller.minor))
            do {
                guard !split.debts.isEmpty else { return try await commands.handle(given, on: .trade(trade), by: actor, key: key) }
                let debt = IncurDebt(refund: "\(trade)-b\(state.returnsCount + 1)", trade: trade, parts: split.debts)
                return try await commands.handle(given, on: .trade(trade), and: debt, on: .wallet(seller), by: actor, key: key)
                    .first
            } catch LedgerError.insufficient where tries < Self.triesMax {
                // Something else took the money since the balance was read: nothing was done.
                continue
            }
        }
    }

    /// Nobody appealed in time: the ruling is carried out. Throws: `ClockRefusal`.
    func executeRuling(in trade: TradeID) async throws {
        _ = try await carryOut(in: trade, by: .clock, key: nil) { state in
            state.openDispute?.rulings.last?.outcome
        } command: {
            ExecuteRuling(funds: $0)
        }
    }
}
