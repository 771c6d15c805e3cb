/// The gateway lets go of the money soon, and the parties have not settled: the two-sided silence decides. Nothing delivered: refund.
/// Delivered and the buyer silent: accepted. Where the buyer objects, no timer moves money; what the provider does at its own expiry
/// is recorded when it has come.
///
/// Source: RULES.md, clocks: silence is two-sided; money: the gateway's hard expiry.
package struct EndHold: TradeCommand {
    package static let step = TradeStep.endHold
    package typealias Refused = ClockRefusal

    /// The part that it concerns; nil for the first one that it can.
    package let part: Int?

    package init(part: Int? = nil) { self.part = part }

    package func part(in trade: Trade) -> Int? { part ?? trade.firstDue(.holdExpiry) }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ClockRefusal) -> [TradeEvent] {
        let number = part(in: trade) ?? 1
        try trade.demandDue(.holdExpiry, of: number, at: time)
        guard let part = trade.part(number), let until = part.hold?.holdUntil else { throw .notDue }
        func ended(_ outcome: HoldEnded.Outcome) -> TradeEvent {
            .holdEnded(HoldEnded(outcome: outcome, until: until, part: number.written))
        }
        // An open dispute is an objection, whoever opened it: no timer moves money.
        let isDisputed = trade.openDispute != nil
        if part.phase == .funded, !isDisputed {
            return [ended(.refunded)] + trade.refund(part.heldMinor, of: number, .holdExpired) + trade.lapseRest(.undelivered)
        }
        if part.openChange == nil, part.openRefund == nil, !isDisputed, trade.openRequest == nil {
            return [ended(.accepted)] + trade.release(number)
        }
        return time < until ? [ended(.unsettled)] : [ended(.lapsed)] + trade.release(number)
    }
}

/// The end of a hold that the parties did not settle in time.
package struct HoldEnded: PartFacts {
    /// What became of it.
    package let outcome: Outcome
    /// When the gateway lets, or let, the money go by itself.
    package let until: Timestamp

    /// What became of it.
    package enum Outcome: String, CaseIterable, Sendable, Codable {
        /// Nothing was delivered: the buyer is refunded.
        case refunded
        /// Delivered, and the buyer did not object: accepted.
        case accepted
        /// The buyer objects: no money moves. It must be settled before the gateway lets go.
        case unsettled
        /// The gateway's own expiry passed unsettled. Every gateway here pays the seller then, and the books follow.
        ///
        /// Source: the manuals of Alipay's direct payment and of WeChat Pay's profit sharing: what is still frozen at the end of
        /// its term is settled to the merchant that sold.
        case lapsed
    }
    /// The part that it concerns; nil for the first.
    package var part: Int? = nil

    static let kind = "holdEnded"

    var stageAfter: TradePhase? {
        switch outcome {
        case .refunded: .refunded
        case .accepted, .lapsed: .completed
        case .unsettled: nil
        }
    }

    func apply(to trade: inout Trade, at time: Timestamp) {
        let number = part ?? 1
        trade.stop(.holdExpiry, of: number)
        switch outcome {
        case .refunded: break
        case .accepted, .lapsed: trade.end(part: number, as: .completed, at: time)
        case .unsettled: trade.start(.holdExpiry, of: number, at: until)
        }
    }
}
