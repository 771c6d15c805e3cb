/// Nobody answered an open proposal in time.
///
/// Source: 民法典 478: an offer ends when its period passes unanswered. RULES.md, clocks: 72 hours.
package struct LapseProposal: TradeCommand {
    package static let step = TradeStep.lapseProposal
    package typealias Refused = ClockRefusal

    package init() {}

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ClockRefusal) -> [TradeEvent] {
        try trade.demandDue(.proposal, at: time)
        return [.proposalLapsed(ProposalLapsed(number: trade.proposals.count))]
    }
}

/// The proposal is off the table by time.
package struct ProposalLapsed: TradeFacts {
    /// The proposal, from 1 within the trade.
    package let number: Int

    static let kind = "proposalLapsed"
    var stageAfter: TradePhase? { .enquiry }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.closeProposal(.lapsed)
        if trade.phase == .negotiating { trade.phase = .enquiry }
    }
}
