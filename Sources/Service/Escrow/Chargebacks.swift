import Ledger
import Market
import Payments
import Store

extension Marketplace {
    /// Enters what a gateway took back, by the gateway's own word; once for each of its numbers, however often it is told.
    ///
    /// Throws: `RecordChargebackRefusal`, `GatewayFailure`, `StoreFailure`.
    @discardableResult
    func recordChargeback(_ taken: Chargeback, in trade: TradeID) async throws -> Outcome {
        try await chargingBack(taken, in: trade) { command, debt in
            let actor = Actor.gateway(taken.gateway)
            guard let debt else { return try await commands.handle(command, on: .trade(trade), by: actor) }
            return try await commands.handle(command, on: .trade(trade), and: debt.command, on: debt.wallet, by: actor).first
        }
    }

    /// Staff sets out to enter what it saw at a provider that tells nobody; above the limit a second person consents.
    ///
    /// Throws: `DeskRefusal`, `RecordChargebackRefusal`, `ResolveCallRefusal.referenceMalformed`, `GatewayFailure`.
    package func enterChargeback(
        of payment: PaymentID, number: String, amountMinor: Int64, reason: String, by staff: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> (id: DeedID, outcome: Outcome) {
        guard ResolveCall.isReference(number) else { throw ResolveCallRefusal.referenceMalformed }
        guard let trade = try await trade(ofPayment: payment) else { throw RecordChargebackRefusal.unknownPayment }
        let deed = StaffDeed(
            .recordChargeback, of: payment.rawValue, trade: trade, amount: Money(minor: amountMinor, currency: .cny),
            reference: number)
        // Refused here already where it could not be entered, so that nobody consents to what cannot be.
        let (taken, state) = try await chargeback(in: deed)
        let (plan, command) = try await plan(taken, state, by: chance.identifier(DeedID.self, at: clock.now()))
        _ = try command(plan.debt).decide(by: .staff(staff), at: clock.now(), in: state)
        return try await propose(deed, reason: reason, by: staff, key: key)
    }

    /// What a deed about a chargeback does when it is carried out, in one transaction with the command that decides.
    func carryOutChargeback<Deciding: Command>(
        _ deed: StaffDeed, _ id: DeedID, with deciding: Deciding, by actor: Actor, key: IdempotencyKey?
    ) async throws -> Outcome where Deciding.State: Viewed {
        guard let trade = deed.trade else { throw NotFound() }
        let (taken, _) = try await chargeback(in: deed)
        return try await chargingBack(taken, in: trade, deed: id) { command, debt in
            let owed = debt.map { [CommandHandler.Effect($0.command, on: $0.wallet)] } ?? []
            return try await commands.handle(
                deciding, on: .desk(id), with: [CommandHandler.Effect(command, on: .trade(trade))] + owed, by: actor, key: key)
        }
    }

    /// What the deed says was taken, and the trade as it stands.
    private func chargeback(in deed: StaffDeed) async throws -> (Chargeback, Trade) {
        guard let trade = deed.trade, let amount = deed.amount, let payment = PaymentID(rawValue: deed.subject) else {
            throw NotFound()
        }
        let state = try await commands.state(Trade.self, of: .trade(trade))
        guard let paid = state.payments.first(where: { $0.id == payment }), let transaction = paid.transaction else {
            throw RecordChargebackRefusal.unknownPayment
        }
        let taken = Chargeback(
            payment: payment, gateway: paid.gateway, transaction: transaction, number: deed.reference ?? "", amount: amount)
        return (taken, state)
    }

    /// The debt that goes with a chargeback, and the wallet that it goes to.
    private typealias OwedBy = (command: OweChargeback, wallet: StreamName)

    /// Reckons where the money comes from and gives the commands; again where somebody moved it in between.
    private func chargingBack(
        _ taken: Chargeback, in trade: TradeID, deed: DeedID? = nil, give: (RecordChargeback, OwedBy?) async throws -> Outcome
    ) async throws -> Outcome {
        var tries = 0
        while true {
            tries += 1
            do {
                try await recordMadeRefunds(of: taken, in: trade)
                let state = try await commands.state(Trade.self, of: .trade(trade))
                let (plan, command) = try await plan(taken, state, by: deed)
                var debt: OwedBy?
                if let seller = state.seller, plan.debt != .none {
                    let owe = OweChargeback(
                        chargeback: "\(trade)-k\(state.chargebacks.count + 1)", trade: trade, debt: plan.debt,
                        currency: taken.amount.currency)
                    debt = (owe, .wallet(seller))
                }
                return try await give(command(plan.debt), debt)
            } catch let refusal as RecordChargebackRefusal where refusal == .changedMeanwhile && tries < Self.chargebackTriesMax {
                continue
            } catch LedgerError.insufficient where tries < Self.chargebackTriesMax {
                // Something else took the money since the balance was read.
                continue
            } catch DebtRefusal.moreThanOwed where tries < Self.chargebackTriesMax {
                continue
            }
        }
    }

    private static var chargebackTriesMax: Int { 50 }

    private func plan(
        _ taken: Chargeback, _ state: Trade, by deed: DeedID?
    ) async throws -> (ChargebackPlan, (ChargebackDebt) -> RecordChargeback) {
        var freeMinor: Int64 = 0
        if let seller = state.seller {
            let wallet = try await commands.state(Market.Wallet.self, of: .wallet(seller))
            let balanceMinor = try await balanceMinor(of: seller, in: taken.amount.currency)
            freeMinor = balanceMinor - min(balanceMinor, wallet.owedMinor)
        }
        let plan = ChargebackPlan(taken, freeMinor: freeMinor, in: state)
        return (plan, { RecordChargeback(taken, freeMinor: freeMinor, debt: $0, deed: deed) })
    }

    /// A refund that the gateway has made and nobody has heard of is entered first: it is not settled by what was taken afterwards.
    private func recordMadeRefunds(of taken: Chargeback, in trade: TradeID) async throws {
        guard let gateway = gateways[taken.gateway] else { return }
        let state = try await commands.state(Trade.self, of: .trade(trade))
        guard !state.chargebacks.contains(where: { $0.taken == taken }) else { return }
        for refund in state.openRefunds where refund.gateway == taken.gateway && refund.transaction == taken.transaction {
            guard let number = MovementNumber(refund.refund),
                try await gateway.queryRefund(number, of: refund.payment) == .done(refund.amount)
            else { continue }
            _ = try await commands.handle(
                RecordRefund(refund: refund.refund), on: .trade(trade), by: .gateway(taken.gateway))
        }
    }

    private static let selectTrade: SQL = "SELECT trade FROM v_payments WHERE id = $1"

    private func trade(ofPayment payment: PaymentID) async throws -> TradeID? {
        try await database.read { connection in
            try connection.row(Self.selectTrade, [.text(payment.rawValue)]) { try TradeID.stored($0.text(0)) }
        }
    }
}

/// Money that a gateway took back, as the staff sees it.
package struct ChargebackRow: Sendable {
    /// Its entry's place among all.
    package let position: Int64
    /// The gateway that took it.
    package let gateway: String
    /// The trade that it was paid for.
    package let trade: TradeID?
    /// Our number of the payment.
    package let payment: String
    /// The gateway's own number of what it took.
    package let number: String
    /// How much.
    package let amount: Money
    /// When it was entered.
    package let at: Timestamp
}

extension Marketplace {
    private static let selectChargebacks: SQL =
        """
        SELECT position, gateway, stream, payment, movement, currency, amount_minor, at_ms FROM v_movements
        WHERE kind = 'chargeback' AND position < $1 ORDER BY position DESC LIMIT $2
        """

    /// What gateways took back, the newest first, before that position; `limit` is 1 to 200.
    package func chargebacks(before position: Int64 = .max, limit: Int = 50) async throws -> [ChargebackRow] {
        let values: [SQLValue] = [.integer(position), .integer(Int64(min(max(1, limit), 200)))]
        return try await database.read { connection in
            try connection.rows(Self.selectChargebacks, values) { row in
                guard let currency = Currency(code: try row.text(5)) else {
                    throw JournalFault.damaged("a movement is in no currency")
                }
                return ChargebackRow(
                    position: try row.int64(0), gateway: try row.text(1),
                    trade: TradeID(rawValue: String(StreamName(text: try row.text(2)).identifier)), payment: try row.text(3),
                    number: try row.text(4), amount: Money(minor: try row.int64(6), currency: currency),
                    at: Timestamp(ms: try row.int64(7)))
            }
        }
    }
}
