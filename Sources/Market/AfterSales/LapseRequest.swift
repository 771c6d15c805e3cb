/// A clock of an after-sales request has run out. No money moves by it. A return that was promised without a reason becomes due
/// though the seller was silent or said no; any other request that the seller left unanswered is marked so.
///
/// Source: RULES.md, after-sales: what was promised is done; silence executes nothing else.
package struct LapseRequest: TradeCommand {
    package static let step = TradeStep.lapseRequest
    package typealias Refused = ClockRefusal

    /// The clock.
    package let clock: DeadlineKind

    /// Runs out that clock.
    package init(_ clock: DeadlineKind) { self.clock = clock }

    package func part(in trade: Trade) -> Int? { trade.requestDue(clock)?.part ?? trade.deliveredPart }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ClockRefusal) -> [TradeEvent] {
        try trade.demandDue(clock, at: time)
        guard let request = trade.requestDue(clock), let policy = trade.opening?.policy else { throw .notDue }
        func lapsed(_ result: RequestLapsed.Result, signUntil: Timestamp? = nil, acceptUntil: Timestamp? = nil) -> [TradeEvent] {
            [
                .requestLapsed(
                    RequestLapsed(request: request.number, result: result, signUntil: signUntil, acceptUntil: acceptUntil))
            ]
        }
        switch clock {
        case .requestAnswer, .supportReply: return lapsed(.silent, acceptUntil: request.leftToBuyer(at: time))
        case .promisedReturn:
            guard trade.holdsReturnCondition else {
                return lapsed(.conditionFailed, acceptUntil: request.resumed(at: time))
            }
            return lapsed(.returnDue, signUntil: time.adding(.hours(policy.deletionHours)))
        case .remedyAnswer: return lapsed(.proposalLapsed, acceptUntil: request.resumedUndecided(at: time))
        case .deletion: return lapsed(.notReturned, acceptUntil: request.resumed(at: time))
        case .remedyDue: return lapsed(.overdue, acceptUntil: request.leftToBuyer(at: time))
        case .proposal, .payment, .delivery, .acceptance, .change, .ratings, .refundTalk, .holdAlarm, .holdExpiry, .milestone,
            .disputeAnswer, .negotiation, .settlement, .evidence, .mediation, .mediationAnswer, .ruling, .appeal, .suspension:
            throw .notDue
        }
    }
}

extension Trade {
    /// The request whose clock of that kind runs out first.
    func requestDue(_ clock: DeadlineKind) -> AfterSalesRequest? {
        requests.flatMap { request in request.clocks.filter { $0.kind == clock }.map { (request, $0.at) } }
            .min { $0.1 < $1.1 }?.0
    }
}

extension AfterSalesRequest {
    /// How long the buyer has at the least to turn to a mediator where the seller is silent or late, in days. Then silence counts as
    /// acceptance again: no trade stands still for ever.
    static let turnDaysMin = 3

    /// Until when silence counts as acceptance, where the seller is silent or late. Nil where it stopped no clock.
    func leftToBuyer(at time: Timestamp) -> Timestamp? { left.map { time.adding(max($0, .days(Self.turnDaysMin))) } }
}

/// A clock of a request has run out.
package struct RequestLapsed: RequestFacts {
    /// The request, from 1 within the trade.
    package let request: Int
    /// What that comes to.
    package let result: Result
    /// Until when the buyer can sign for the return that is due.
    package let signUntil: Timestamp?
    /// Until when silence counts as acceptance now; nil where that clock does not go on.
    package let acceptUntil: Timestamp?

    /// What it comes to.
    package enum Result: String, CaseIterable, Sendable, Codable {
        /// The seller has not answered.
        case silent
        /// It was promised to be taken back, whatever the seller says.
        case returnDue
        /// What that depended on had ceased to hold.
        case conditionFailed
        /// The remedy on the table was not accepted.
        case proposalLapsed
        /// The buyer did not sign; nothing is returned.
        case notReturned
        /// The seller has not done what was agreed.
        case overdue
    }

    static let kind = "requestLapsed"

    func apply(to trade: inout Trade, at time: Timestamp) {
        switch result {
        case .silent:
            trade.change(request: request) {
                $0.phase = .silent
                $0.answerUntil = nil
            }
            trade.resume(request: request, until: acceptUntil)
        case .returnDue: trade.change(request: request) { if let signUntil { $0.agreeReturn(signUntil: signUntil) } }
        case .conditionFailed: trade.close(request: request, as: .conditionFailed, acceptUntil: acceptUntil, at: time)
        case .proposalLapsed:
            trade.change(request: request) { $0.endProposal(as: .lapsed) }
            trade.resume(request: request, until: acceptUntil)
        case .notReturned: trade.close(request: request, as: .notReturned, acceptUntil: acceptUntil, at: time)
        case .overdue:
            trade.change(request: request) {
                $0.phase = .overdue
                $0.owedUntil = nil
            }
            trade.resume(request: request, until: acceptUntil)
        }
    }

    func noticed(in trade: Trade) -> [Side] { Side.allCases }
}
