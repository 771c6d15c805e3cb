import Ledger

/// A refund that one party has put to the other, until it is accepted, declined, withdrawn or lapses.
package struct RefundTalk: Equatable, Sendable {
    /// From 1 within the trade.
    package let number: Int
    /// The part of the trade whose hold it divides.
    package let part: Int
    /// Who put it forward.
    package let by: Side
    /// What goes back to the buyer; the rest of the hold goes to the seller.
    package let amount: Money
    /// Until when it can be accepted.
    package let openUntil: Timestamp
    /// Whether the time to examine stands still while it is open.
    package let stopsClock: Bool
    /// What was left of the time to examine when it stopped; nil where it had not begun or does not stop.
    package var left: Span?

    /// Until when silence counts as acceptance, if the time to examine goes on from that moment: with what was left of it, and
    /// never less than a day, so that the buyer hears of it. Nil where the talk stopped no clock.
    func resumed(at time: Timestamp) -> Timestamp? { left.map { time.adding(max($0, .days(1))) } }
}

extension Trade {
    /// The first division of a hold that is on the table; nil where none is.
    package var openRefund: RefundTalk? { parts.lazy.compactMap(\.openRefund).first }

    /// The first question for more time to deliver that is open; nil where none is.
    package var openAsk: DeliveryAsk? { parts.lazy.compactMap(\.openAsk).first }

    /// The part whose talk has that number; the one that the trade stands at where none has.
    func part(ofTalk number: Int) -> Int? { parts.first { $0.openRefund?.number == number }?.number ?? current?.number }

    /// The part that the seller has not delivered yet, where nobody says which; the one that the trade stands at where there is none.
    var undelivered: Int? { parts.first { $0.phase == .funded }?.number ?? current?.number }

    /// The talk begins; where it is one that stops the time to examine, that stands still.
    mutating func open(_ talk: RefundTalk, at time: Timestamp) {
        var talk = talk
        if talk.stopsClock, let acceptUntil = deadline(.acceptance, of: talk.part) {
            talk.left = Span(ms: max(0, acceptUntil.ms - time.ms))
            stop(.acceptance, of: talk.part)
        }
        refundTalks = talk.number
        change(part: talk.part) {
            $0.openRefund = talk
            if talk.stopsClock { $0.hasStoppedClock = true }
        }
        start(.refundTalk, of: talk.part, at: talk.openUntil)
    }

    /// The talk is over without a refund; the time to examine goes on, where it stood still.
    mutating func closeTalk(of part: Int, acceptUntil: Timestamp?) {
        change(part: part) { $0.openRefund = nil }
        stop(.refundTalk, of: part)
        if let acceptUntil { start(.acceptance, of: part, at: acceptUntil) }
    }

    /// So much of that part's hold goes back to the buyer; nothing where nothing is held.
    func refund(_ minor: Int64, of part: Int, _ reason: RefundOrdered.Reason) -> [TradeEvent] {
        guard let hold = self.part(part)?.hold, minor > 0 else { return [] }
        return [
            .refundOrdered(
                RefundOrdered(
                    refund: nextRefund(of: hold.payment), payment: hold.payment, gateway: hold.gateway,
                    transaction: hold.transaction, amount: Money(minor: minor, currency: hold.amount.currency),
                    reason: reason, part: part.written))
        ]
    }
}
