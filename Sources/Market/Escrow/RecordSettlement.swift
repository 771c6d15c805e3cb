import Ledger

/// The gateway has been told that money which was released need no longer be held.
///
/// Source: RULES.md, gateways: `alipay.trade.settle.confirm` after acceptance; WeChat 收付通: mark, share, finish.
package struct RecordSettlement: TradeCommand {
    package static let step = TradeStep.recordSettlement
    package typealias Refused = RecordSettlementRefusal

    /// The number under which the settlement is owed.
    package let settlement: String

    package init(settlement: String) { self.settlement = settlement }

    /// Only the gateway that has the money can settle it.
    package func isGiven(by actor: Actor, in trade: Trade) -> Bool {
        guard let owed = trade.settlements.first(where: { $0.settlement == settlement }) else { return true }
        return actor == .gateway(owed.gateway)
    }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(RecordSettlementRefusal) -> [TradeEvent] {
        if trade.madeSettlements.contains(settlement) { return [] }
        guard let owed = trade.settlements.first(where: { $0.settlement == settlement }) else { throw .unknownSettlement }
        return [.settlementMade(SettlementMade(owed))]
    }
}

extension Trade {
    /// Notes that the gateway must be told of a release. The number is the payment's name and a count within the trade, which
    /// every gateway takes.
    mutating func oweSettlement(of amount: Money, of held: PaymentReceived) {
        settlements.append(
            SettlementOwed(
                settlement: "\(held.payment)-s\(settlements.count + 1)", payment: held.payment, gateway: held.gateway,
                transaction: held.transaction, amount: amount))
    }
}

/// Why a settlement is not recorded.
package enum RecordSettlementRefusal: TradeRefusal {
    case step(StepRefusal)
    /// This trade owes no such settlement.
    case unknownSettlement

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .unknownSettlement: "unknownSettlement"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .unknownSettlement: []
        }
    }
}

/// What a gateway must be told of a release. The call follows from the entry that released it.
package struct SettlementOwed: Hashable, Sendable, Codable {
    /// Our number of the settlement, the same in every attempt.
    package let settlement: String
    /// The attempt that the money came with.
    package let payment: PaymentID
    /// The gateway that has it.
    package let gateway: String
    /// The gateway's own number of the money.
    package let transaction: String
    /// How much need no longer be held.
    package let amount: Money

    package init(settlement: String, payment: PaymentID, gateway: String, transaction: String, amount: Money) {
        self.settlement = settlement
        self.payment = payment
        self.gateway = gateway
        self.transaction = transaction
        self.amount = amount
    }
}

/// The gateway no longer holds the money back. No money moves by it: it is the seller's since the release.
package struct SettlementMade: TradeFacts {
    /// Our number of the settlement.
    package let settlement: String
    /// The attempt that the money came with.
    package let payment: PaymentID
    /// The gateway that settled it.
    package let gateway: String
    /// How much.
    package let amount: Money

    init(_ owed: SettlementOwed) {
        settlement = owed.settlement
        payment = owed.payment
        gateway = owed.gateway
        amount = owed.amount
    }

    static let kind = "settlementMade"

    // Nothing that the parties did.
    var touches: Bool { false }

    func apply(to trade: inout Trade, at time: Timestamp) { trade.madeSettlements.insert(settlement) }
}
