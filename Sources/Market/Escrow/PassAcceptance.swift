/// The acceptance period has passed and the buyer was silent: what was delivered counts as accepted.
///
/// Source: 民法典 621: no notice within the agreed period means conforming.
package struct PassAcceptance: TradeCommand {
    package static let step = TradeStep.passAcceptance
    package typealias Refused = ClockRefusal

    package init() {}

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ClockRefusal) -> [TradeEvent] {
        try trade.demandDue(.acceptance, at: time)
        return [.acceptancePassed(AcceptancePassed())] + trade.release()
    }
}

/// Accepted by silence.
package struct AcceptancePassed: TradeFacts {
    package init() {}

    static let kind = "acceptancePassed"
    var stageAfter: TradePhase? { .completed }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.complete(at: time)
    }
}
