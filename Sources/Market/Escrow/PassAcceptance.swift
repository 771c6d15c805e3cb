/// The acceptance period has passed and the buyer was silent: what was delivered counts as accepted.
///
/// Source: 民法典 621: no notice within the agreed period means conforming.
package struct PassAcceptance: TradeCommand {
    package static let step = TradeStep.passAcceptance
    package typealias Refused = ClockRefusal

    /// The part whose time is over; nil for the one whose time is over first.
    package let part: Int?

    package init(part: Int? = nil) { self.part = part }

    package func part(in trade: Trade) -> Int? { part ?? trade.firstDue(.acceptance) }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ClockRefusal) -> [TradeEvent] {
        let part = part(in: trade) ?? 1
        try trade.demandDue(.acceptance, of: part, at: time)
        return [.acceptancePassed(AcceptancePassed(part: part.written))] + trade.release(part)
    }
}

/// Accepted by silence.
package struct AcceptancePassed: PartFacts {
    /// The part that is accepted; nil for the first.
    package let part: Int?

    package init(part: Int? = nil) { self.part = part }

    static let kind = "acceptancePassed"
    var stageAfter: TradePhase? { .completed }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.end(part: part ?? 1, as: .completed, at: time)
    }
}
