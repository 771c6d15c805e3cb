/// The buyer grants the seller more time to deliver, or does not.
///
/// Source: RULES.md, clocks; 民法典 543: by agreement of both.
package struct AnswerDeliveryTime: TradeCommand {
    package static let step = TradeStep.answerDeliveryTime
    package typealias Refused = DeliveryTimeRefusal

    /// Which question, from 1 within the trade.
    package let number: Int
    /// Whether it is granted.
    package let isGranted: Bool

    package init(number: Int, isGranted: Bool) {
        self.number = number
        self.isGranted = isGranted
    }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(DeliveryTimeRefusal) -> [TradeEvent] {
        guard let ask = trade.openAsk, ask.number == number else { throw .noSuchAsk }
        if isGranted { try trade.demandRoom(ask.hours, at: time) }
        let until = isGranted ? trade.deadline(.delivery)?.adding(.hours(ask.hours)) : nil
        return [.deliveryTimeAnswered(DeliveryTimeAnswered(number: number, hours: ask.hours, deliverUntil: until))]
    }
}

/// The buyer's answer to a question for more time.
package struct DeliveryTimeAnswered: TradeFacts {
    /// The question, from 1 within the trade.
    package let number: Int
    /// How many hours were asked for.
    package let hours: Int
    /// When an undelivered trade is refunded now; nil where nothing was granted.
    package let deliverUntil: Timestamp?

    static let kind = "deliveryTimeAnswered"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.openAsk = nil
        guard let deliverUntil else { return }
        trade.deliveryGrantedHours += hours
        trade.move(.delivery, to: deliverUntil)
    }
}
