import Ledger
import Market
import Store

/// A call to the outside that a committed entry owes. It is made by a job, after the commit, and repeated until it is answered.
package struct OwedCall: Sendable, Hashable {
    /// The same in every attempt: the gateway recognises a repetition by it.
    package let id: String
    /// The case whose entry owes it.
    package let stream: StreamName
    /// What is to be done.
    package let order: CallOrder

    package init(id: String, stream: StreamName, order: CallOrder) {
        self.id = id
        self.stream = stream
        self.order = order
    }

    /// Whether both are the same call, by its number.
    package static func == (left: OwedCall, right: OwedCall) -> Bool { left.id == right.id }
    /// By its number.
    package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// What a gateway is to do.
package enum CallOrder: Sendable, Equatable {
    /// Pay back to the buyer.
    case refund(RefundOrdered)
    /// No longer hold back what was released.
    case settle(SettlementOwed)
    /// Let nobody pay any more what is no longer owed.
    case close(PaymentClosing)

    /// The kinds of calls, as the outbox names them.
    package enum Kind: String, CaseIterable, Sendable {
        case refund, settle, close
    }

    /// What kind of call it is.
    package var kind: Kind {
        switch self {
        case .refund: .refund
        case .settle: .settle
        case .close: .close
        }
    }

    /// Our number of it.
    package var number: String {
        switch self {
        case .refund(let order): order.refund
        case .settle(let order): order.settlement
        case .close(let order): PaymentClosing.number(of: order.payment)
        }
    }

    /// The gateway that is to do it.
    package var gateway: String {
        switch self {
        case .refund(let order): order.gateway
        case .settle(let order): order.gateway
        case .close(let order): order.gateway
        }
    }

    /// The money that it is about.
    package var amount: Money {
        switch self {
        case .refund(let order): order.amount
        case .settle(let order): order.amount
        case .close(let order): order.amount
        }
    }

    /// The order as the outbox keeps it.
    var body: any Encodable {
        switch self {
        case .refund(let order): order
        case .settle(let order): order
        case .close(let order): order
        }
    }

    init(_ kind: Kind, body: [UInt8]) throws {
        self =
            switch kind {
            case .refund: .refund(try StoredJSON.value(RefundOrdered.self, from: body))
            case .settle: .settle(try StoredJSON.value(SettlementOwed.self, from: body))
            case .close: .close(try StoredJSON.value(PaymentClosing.self, from: body))
            }
    }
}

/// A payment that nobody is to make any more.
package struct PaymentClosing: Equatable, Sendable, Codable {
    /// Which payment.
    package let payment: PaymentID
    /// The gateway that the buyer was sent to.
    package let gateway: String
    /// What was to be paid.
    package let amount: Money
    /// Since when it is no longer owed.
    package let since: Timestamp

    /// Our number of the call.
    static func number(of payment: PaymentID) -> String { "\(payment)-c" }
}

/// Which calls an event owes, by what it changed.
func callsOwed<State: CaseState>(
    for event: State.Event, before: State, after: State, at time: Timestamp
) -> [CallOrder] {
    guard let event = event as? TradeEvent, let before = before as? Trade, let after = after as? Trade else { return [] }
    var orders: [CallOrder] = []
    if case .refundOrdered(let order) = event { orders.append(.refund(order)) }
    orders += after.settlements.dropFirst(before.settlements.count).map(CallOrder.settle)
    let known = Set(before.stalePayments.map(\.id))
    for payment in after.stalePayments where !known.contains(payment.id) {
        orders.append(
            .close(
                PaymentClosing(payment: payment.id, gateway: payment.gateway, amount: payment.amount, since: time)))
    }
    return orders
}

/// The numbers of the calls that an event answers, whoever entered it.
func callsAnswered(by event: any CaseEvent) -> [String] {
    guard let event = event as? TradeEvent else { return [] }
    if case .refundMade(let facts) = event { return [facts.refund] }
    if case .settlementMade(let facts) = event { return [facts.settlement] }
    if case .chargebackRecorded(let facts) = event { return facts.refunds.map(\.refund) }
    if case .paymentReceived(let facts) = event { return [PaymentClosing.number(of: facts.payment)] }
    return []
}
