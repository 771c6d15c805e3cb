import Evidence
import Ledger
import Logging
import Market
import Payments
import Store

extension Marketplace {
    /// Asks a gateway about what only its bills know, and lets the ledger take in what the gateway confirms: a payment whose
    /// notification was lost becomes a hold, or goes back where it came too late; a refund or payout that was made is no longer on
    /// its way.
    ///
    /// What the gateway does not answer stays open until it is asked again. Throws: `StoreFailure`.
    package func clearDifferences(at name: String) async throws {
        guard let gateway = gateways[name] else { return }
        let state = try await commands.state(Reconciliation.self, of: .reconciliation(name))
        guard state.openCount > 0 else { return }
        for difference in state.differences
        where difference.resolution == nil && difference.found.difference.how == .onlyInBill {
            do {
                guard let entry = try await taken(difference.found.difference, at: gateway) else { continue }
                let command = ClearDifference(number: difference.found.number, entry: entry)
                _ = try await commands.handle(command, on: .reconciliation(name), by: .gateway(name))
            } catch let failure as GatewayFailure {
                logger.notice("A difference could not be asked about", metadata: ["failure": "\(failure.code)"])
            } catch let refusal as any Refusal {
                logger.notice("A difference stays open", metadata: ["refusal": "\(refusal.code)"])
            } catch is NotificationFault {
                // Not a payment of this market: somebody must look at it.
                continue
            }
        }
    }

    private static let selectPayment: SQL = "SELECT trade FROM v_payments WHERE id = $1 AND gateway = $2"

    /// The trade that a payment at a gateway is for; nil if it is none of ours.
    func trade(ofPayment payment: String, at gateway: String) async throws -> TradeID? {
        try await database.read { connection in
            try connection.row(Self.selectPayment, [.text(payment), .text(gateway)]) { try TradeID.stored($0.text(0)) }
        }
    }

    /// The entry by which the ledger has taken in what the bill told of; nil if it has not.
    private func taken(_ difference: BillDifference, at gateway: any Gateway) async throws -> EntryPlace? {
        if difference.kind == .payout { return try await takenPayout(difference, at: gateway.name) }
        guard let payment = PaymentID(rawValue: difference.payment),
            let trade = try await trade(ofPayment: payment.rawValue, at: gateway.name)
        else { return nil }
        switch difference.kind {
        case .payment:
            guard try await confirmPayment(payment, at: gateway, found: .inBill) else { return nil }
        case .refund:
            let state = try await commands.state(Trade.self, of: .trade(trade))
            guard let text = difference.movement, let number = MovementNumber(text),
                let ordered = state.openRefunds.first(where: { $0.refund == text }),
                try await gateway.queryRefund(number, of: payment) == .done(ordered.amount)
            else { break }
            _ = try await commands.handle(RecordRefund(refund: text), on: .trade(trade), by: .gateway(gateway.name))
        case .chargeback:
            guard try await confirmPayment(payment, at: gateway) else { return nil }
        case .payout, .settlement, .fee, .feeReturned: return nil
        }
        return try await entry(of: difference, in: trade)
    }

    /// The entry by which a wallet knows that a payout was made; nil if it does not.
    private func takenPayout(_ difference: BillDifference, at gateway: String) async throws -> EntryPlace? {
        guard let text = difference.movement, let payout = PayoutID(rawValue: text), let number = MovementNumber(text),
            let row = try await self.payout(payout)
        else { return nil }
        let stream = StreamName.wallet(row.member)
        let wallet = try await commands.state(Market.Wallet.self, of: stream)
        guard let known = wallet.payouts[payout], known.order.gateway == gateway, !known.order.isByHand,
            let kind = wallet.accounts[known.order.account]?.kind,
            let provider = gateways.payoutProviders.first(where: { $0.name == known.order.provider })
        else { return nil }
        if known.stage == .underway, try await provider.query(number, kind: kind) == .done(known.order.amount) {
            let command = RecordPayout(payout: payout, answer: .made(known.order.amount))
            _ = try await commands.handle(command, on: stream, by: .gateway(provider.name))
        }
        let entries = try await database.read { try Journal($0).entries(of: stream) }
        let made = try entries.last { entry in
            guard case .payoutMade(let facts) = try entry.event(as: WalletEvent.self) else { return false }
            return facts.payout == payout && facts.amount == difference.billAmount
        }
        return made.map { EntryPlace(stream: stream.text, sequence: $0.header.sequence) }
    }

    private func entry(of difference: BillDifference, in trade: TradeID) async throws -> EntryPlace? {
        let stream = StreamName.trade(trade)
        let entries = try await database.read { try Journal($0).entries(of: stream) }
        let found = try entries.last { entry in
            let event = try entry.event(as: TradeEvent.self)
            if case .paymentReceived(let facts) = event {
                return difference.kind == .payment && facts.payment.rawValue == difference.payment
                    && facts.transaction == difference.transaction
            }
            if case .chargebackRecorded(let facts) = event {
                return difference.kind == .chargeback && facts.number == difference.movement
                    && facts.amount == difference.billAmount
            }
            guard case .refundMade(let facts) = event else { return false }
            return difference.kind == .refund && facts.refund == difference.movement
        }
        return found.map { EntryPlace(stream: stream.text, sequence: $0.header.sequence) }
    }
}
