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

    package func part(in trade: Trade) -> Int? {
        trade.parts.first { $0.openAsk?.number == number }?.number ?? trade.undelivered
    }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(DeliveryTimeRefusal) -> [TradeEvent] {
        guard let part = trade.part(part(in: trade) ?? 1), let ask = part.openAsk, ask.number == number else { throw .noSuchAsk }
        if isGranted { try trade.demandRoom(ask.hours, in: part, at: time) }
        let until = isGranted ? trade.deadline(.delivery, of: part.number)?.adding(.hours(ask.hours)) : nil
        return [
            .deliveryTimeAnswered(
                DeliveryTimeAnswered(number: number, hours: ask.hours, deliverUntil: until, part: part.number.written))
        ]
    }
}

/// The buyer's answer to a question for more time.
package struct DeliveryTimeAnswered: PartFacts {
    /// The question, from 1 within the trade.
    package let number: Int
    /// How many hours were asked for.
    package let hours: Int
    /// When an undelivered trade is refunded now; nil where nothing was granted.
    package let deliverUntil: Timestamp?
    /// The part that it concerns; nil for the first.
    package var part: Int? = nil

    static let kind = "deliveryTimeAnswered"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.change(part: part ?? 1) {
            $0.openAsk = nil
            if deliverUntil != nil { $0.deliveryGrantedHours += hours }
        }
        trade.move(.delivery, of: part ?? 1, to: deliverUntil)
    }
}
