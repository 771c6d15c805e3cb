/// The buyer did not pay in time: the agreement falls, and the parties can talk on.
///
/// Source: RULES.md, clocks: 30 minutes after a direct purchase, 24 hours after a negotiated agreement.
package struct LapsePayment: TradeCommand {
    package static let step = TradeStep.lapsePayment
    package typealias Refused = ClockRefusal

    package init() {}

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ClockRefusal) -> [TradeEvent] {
        try trade.demandDue(.payment, at: time)
        return [.paymentLapsed(PaymentLapsed(agreement: trade.agreement?.number ?? trade.proposals.count))]
    }
}

/// The agreement fell unpaid.
package struct PaymentLapsed: TradeFacts {
    /// The number of the proposal that had been agreed.
    package let agreement: Int

    static let kind = "paymentLapsed"
    var stageAfter: TradePhase? { .enquiry }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.dropAgreement()
    }
}

extension Trade {
    /// The agreement falls unpaid, and the parties can talk on.
    mutating func dropAgreement() {
        mark(agreement, .lapsed)
        agreement = nil
        parts = []
        phase = .enquiry
        stop(.payment)
    }
}
