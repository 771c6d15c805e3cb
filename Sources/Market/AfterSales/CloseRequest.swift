/// A support ticket is closed: by the buyer at any time, by the seller once it was answered.
///
/// Source: RULES.md, after-sales: support enquiries.
package struct CloseRequest: TradeCommand {
    package static let step = TradeStep.closeRequest
    package typealias Refused = RequestRefusal

    /// Which ticket: the number of its request, from 1 within the trade.
    package let number: Int

    package init(number: Int) { self.number = number }

    package func part(in trade: Trade) -> Int? { trade.part(ofRequest: number) }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(RequestRefusal) -> [TradeEvent] {
        guard let side = role.side else { throw .step(.notYourStep(Self.step)) }
        let request = try trade.demand(number, in: .open)
        let isAnswered = request.firstReplyAt != nil
        guard request.kind == .supportQuestion, side == .buyer || isAnswered else { throw .notInRequestPhase(request.phase) }
        return [.requestClosed(RequestClosed(request: number, by: side, isAnswered: isAnswered))]
    }
}

/// A support ticket is over.
package struct RequestClosed: RequestFacts {
    /// The ticket's request, from 1 within the trade.
    package let request: Int
    /// Who closed it.
    package let by: Side
    /// Whether the seller had answered.
    package let isAnswered: Bool

    static let kind = "requestClosed"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.close(request: request, as: isAnswered ? .answered : .unanswered, at: time)
    }

    func noticed(in trade: Trade) -> [Side] { [by.other] }
}
