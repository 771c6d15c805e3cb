import Ledger
import Market
import Payments
import Store

/// Why a call is not done, beside what a gateway says.
enum CallFault: String, Error {
    case unknownGateway, malformedOrder, stillProcessing, gatewayDeclined
    /// The gateway has not seen the payment; the buyer may still come with the link.
    case notSeenYet
    /// A refund of the same payment comes first.
    case refundFirst
    /// The settlement of the same payment comes first.
    case settlementFirst
    /// This gateway settles a payment at once, and some of it is still held.
    case stillHeld

    /// Whether nothing was tried, because something else must come before.
    var isWaiting: Bool {
        switch self {
        case .refundFirst, .settlementFirst, .stillHeld: true
        case .unknownGateway, .malformedOrder, .stillProcessing, .gatewayDeclined, .notSeenYet: false
        }
    }
}

/// One attempt to have a gateway do what an entry owes, and to enter what came of it.
struct GatewayErrand {
    private let marketplace: Marketplace
    private let call: OwedCall

    init(_ marketplace: Marketplace, _ call: OwedCall) {
        self.marketplace = marketplace
        self.call = call
    }

    /// How long a link to a gateway can still be used, in days: longer than any time to pay.
    ///
    /// Source: RULES.md, clocks: to pay, 15 minutes to 5 days.
    static let linkDaysMax = 6

    /// Throws: `CallFault`, `GatewayFailure`, the refusal of what it would enter, `StoreFailure`.
    func run() async throws {
        guard let gateway = marketplace.gateways[call.order.gateway] else { throw CallFault.unknownGateway }
        switch call.order {
        case .refund(let order): try await refund(order, gateway)
        case .settle(let order): try await settle(order, gateway)
        case .close(let order): try await close(order, gateway)
        }
    }

    /// What was released goes back after it is settled, out of the merchant's balance at the gateway: before that it would come out
    /// of what is settled next, and the settlement would be more than is left.
    private func refund(_ ordered: RefundOrdered, _ gateway: any Gateway) async throws {
        guard let order = MovementOrder(ordered) else { throw CallFault.malformedOrder }
        if ordered.reason == .givenBack {
            let trade = try await marketplace.commands.state(Trade.self, of: call.stream)
            let isSettled = trade.settlements.allSatisfy {
                $0.payment != ordered.payment || trade.madeSettlements.contains($0.settlement)
            }
            guard isSettled else { throw CallFault.settlementFirst }
        }
        try demandDone(try await gateway.refund(order))
        _ = try await marketplace.commands.handle(
            RecordRefund(refund: ordered.refund), on: call.stream, by: .gateway(gateway.name))
    }

    /// What goes back out of the hold goes back first: what is settled is no longer held for the trade.
    private func settle(_ owed: SettlementOwed, _ gateway: any Gateway) async throws {
        let trade = try await marketplace.commands.state(Trade.self, of: call.stream)
        guard !trade.openRefunds.contains(where: { $0.payment == owed.payment && $0.reason != .givenBack }) else {
            throw CallFault.refundFirst
        }
        let order = gateway.capabilities.settlesInParts ? MovementOrder(owed) : try await whole(owed, of: trade)
        guard let order else { throw CallFault.malformedOrder }
        try demandDone(try await gateway.settle(order))
        _ = try await marketplace.commands.handle(
            RecordSettlement(settlement: owed.settlement), on: call.stream, by: .gateway(gateway.name))
    }

    /// The one settlement of a payment, for all of its releases: under one number and of one amount, whichever of them asks.
    ///
    /// Source: the manual of `alipay.trade.settle.confirm`: the amount equals what was paid less what was refunded.
    private func whole(_ owed: SettlementOwed, of trade: Trade) async throws -> MovementOrder? {
        guard let payment = trade.payments.first(where: { $0.id == owed.payment }) else { throw CallFault.malformedOrder }
        let stream = call.stream
        let goneMinor = try await marketplace.database.read { connection in
            try Journal(connection).entries(of: stream).reduce(into: Int64(0)) { sum, entry in
                sum += try entry.event(as: TradeEvent.self).leftHoldMinor(of: owed.transaction)
            }
        }
        let releasedMinor = trade.settlements.filter { $0.payment == owed.payment }.reduce(0) { $0 + $1.amount.minor }
        guard payment.amount.minor - goneMinor == releasedMinor else { throw CallFault.stillHeld }
        return MovementOrder(
            SettlementOwed(
                settlement: "\(owed.payment)-s", payment: owed.payment, gateway: owed.gateway, transaction: owed.transaction,
                amount: Money(minor: releasedMinor, currency: owed.amount.currency)))
    }

    /// Paid in the meantime is entered like any money that comes late: it is recorded, and ordered back.
    private func close(_ closing: PaymentClosing, _ gateway: any Gateway) async throws {
        switch try await gateway.close(closing.payment) {
        case .closed: return
        case .paid: try await marketplace.confirmPayment(closing.payment, at: gateway)
        case .waiting: throw CallFault.stillProcessing
        case .unknown:
            guard marketplace.clock.now() >= closing.since.adding(.days(Self.linkDaysMax)) else { throw CallFault.notSeenYet }
        }
    }

    private func demandDone(_ status: MovementStatus) throws {
        switch status {
        case .done: return
        case .processing, .unknown: throw CallFault.stillProcessing
        case .failed: throw CallFault.gatewayDeclined
        }
    }
}

extension TradeEvent {
    /// What of that money left the hold by it, and not to the seller, in minor units.
    fileprivate func leftHoldMinor(of transaction: String) -> Int64 {
        switch self {
        // What was released, or ordered back before, is in the hold no more.
        case .refundOrdered(let order)
        where order.transaction == transaction && ![.givenBack, .restOfRefund].contains(order.reason):
            order.amount.minor
        case .chargebackRecorded(let facts) where facts.transaction == transaction: facts.fromHold.minor
        default: 0
        }
    }
}
