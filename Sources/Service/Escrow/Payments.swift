import Ledger
import Logging
import Market
import Payments
import Store

/// The gateways that buyers can pay through.
package struct Gateways: Sendable {
    private let byName: [String: any Gateway]
    /// The one that new payments go through.
    package let standard: any Gateway
    /// The address under which the gateways reach this server, and buyers come back to it.
    package let publicAddress: WebAddress

    /// Of two gateways of one name the standard one stays. Where the standard one moves real money none with play money is
    /// taken, and the other way round.
    package init(standard: any Gateway, others: [any Gateway] = [], publicAddress: WebAddress) {
        self.standard = standard
        self.publicAddress = publicAddress
        let isPlayMoney = standard.capabilities.isPlayMoney
        let fit = others.filter { $0.capabilities.isPlayMoney == isPlayMoney }
        byName = Dictionary((fit + [standard]).map { ($0.name, $0) }) { _, last in last }
    }

    /// All of them, by name.
    package var all: [any Gateway] { byName.values.sorted { $0.name < $1.name } }

    /// The gateway of that name; nil if there is none.
    package subscript(name: String) -> (any Gateway)? { byName[name] }

    /// Who pays members out, the best first: gateways that can, the standard one before the others, and last the operator's hands.
    package var payoutProviders: [any PayoutProvider] {
        let others = byName.values.filter { $0.name != standard.name }.sorted { $0.name < $1.name }
        return ([standard] + others).compactMap { $0 as? any PayoutProvider } + [PayoutByHand(gateway: standard.name)]
    }
}

/// Why a notification is answered in the negative although the gateway sent it.
package enum NotificationFault: Error, Sendable {
    case unknownGateway
    /// What it says cannot be matched with a payment that was started here.
    case unknownPayment
    /// The gateway's own query says otherwise.
    case notConfirmed
}

extension Marketplace {
    /// The buyer sets out to pay: the payment is entered, and then the buyer is sent to the gateway.
    ///
    /// Throws: `StartPaymentRefusal`, `GatewayFailure`, `NotFound`.
    package func startPayment(
        in trade: TradeID, part: Int? = nil, by buyer: MemberID, language: PayPageLanguage, key: IdempotencyKey? = nil
    ) async throws -> (outcome: Outcome, start: PaymentStart) {
        let gateway = gateways.standard
        let command = StartPayment(
            payment: chance.identifier(at: clock.now()), gateway: gateway.name,
            holdDays: gateway.capabilities.holdDays, part: part)
        let outcome = try await commands.handle(command, on: .trade(trade), by: .member(buyer), key: key)
        guard let entry = outcome.entries.last, case .paymentStarted(let facts) = try entry.event(as: TradeEvent.self)
        else { throw NotFound() }
        let reading = try await state(of: trade, for: buyer)
        let order = try await order(for: facts.payment, at: gateway, in: reading, language: language)
        return (outcome, try await gateway.start(order))
    }

    /// A payment that was started, as the gateway is told of it: the same bytes each time, from its entry. Throws: `NotFound`.
    func order(
        for payment: PaymentID, at gateway: any Gateway, in reading: TradeReading, language: PayPageLanguage
    ) async throws -> PaymentOrder {
        let entries = try await database.read { try Journal($0).entries(of: .trade(reading.id)) }
        let started = try entries.lazy.compactMap { entry -> PaymentStarted? in
            guard case .paymentStarted(let facts) = try entry.event(as: TradeEvent.self) else { return nil }
            return facts.payment == payment ? facts : nil
        }.first
        guard let facts = started else { throw NotFound() }
        let trade = reading.id
        let revision = try await revision(reading.opening.revision.number, of: reading.opening.revision.listing)
        let title = revision.facts.content.value?.title ?? ""
        guard let notify = WebAddress("\(gateways.publicAddress)/gateways/\(gateway.name)/notifications"),
            let back = WebAddress("\(gateways.publicAddress)/trades/\(trade)/payments/\(facts.payment)"),
            let order = PaymentOrder(
                payment: facts.payment, amount: facts.amount, subject: PaymentOrder.subject(from: title) ?? trade.rawValue,
                notifyURL: notify, returnURL: back, expires: facts.until, language: language)
        else { throw NotFound() }
        return order
    }

    private static let selectPayment: SQL = "SELECT trade FROM v_payments WHERE id = $1 AND gateway = $2"

    /// A gateway's notification, on its raw bytes. What it says is believed only where a query confirms it; repeated and late
    /// ones change nothing more.
    ///
    /// Throws: `NotificationRefusal`, `NotificationFault`, `GatewayFailure`, `StoreFailure`: all mean "not acknowledged".
    package func receive(_ notification: RawNotification, from name: String) async throws -> NotificationAnswer {
        guard let gateway = gateways[name] else { throw NotificationFault.unknownGateway }
        try await gateway.prepare(notification)
        let notice = try gateway.read(notification)
        switch notice.state {
        case .paid, .chargedback: try await confirmPayment(notice.payment, at: gateway)
        case .waiting, .closed: break
        }
        return gateway.acknowledgement
    }

    /// Asks the gateway about a payment and enters what it says, with all that it has taken back since. True if the gateway had got
    /// the money.
    ///
    /// Throws: `NotificationFault`, `GatewayFailure`, `StoreFailure`, `RecordPaymentRefusal`, `RecordChargebackRefusal`.
    @discardableResult
    package func confirmPayment(
        _ payment: PaymentID, at gateway: any Gateway, found: PaymentReceived.Found? = nil
    ) async throws -> Bool {
        let trade = try await database.read { connection in
            try connection.row(Self.selectPayment, [.text(payment.rawValue), .text(gateway.name)]) { row in
                try TradeID.stored(row.text(0))
            }
        }
        guard let trade else { throw NotificationFault.unknownPayment }
        guard case .paid(let paid) = try await gateway.query(payment) else { return false }
        let command = RecordPayment(
            payment: payment, gateway: gateway.name, transaction: paid.transaction.text, amount: paid.amount,
            found: found)
        _ = try await commands.handle(command, on: .trade(trade), by: .gateway(gateway.name))
        for chargeback in paid.chargebacks {
            let taken = Chargeback(
                payment: payment, gateway: gateway.name, transaction: paid.transaction.text, number: chargeback.number.text,
                amount: chargeback.amount)
            try await recordChargeback(taken, in: trade)
        }
        return true
    }
}
