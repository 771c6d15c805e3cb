import Ledger

/// A refund that one party has put to the other, until it is accepted, declined, withdrawn or lapses.
package struct RefundTalk: Equatable, Sendable {
    /// From 1 within the trade.
    package let number: Int
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
    /// The talk begins; where it is one that stops the time to examine, that stands still.
    mutating func open(_ talk: RefundTalk, at time: Timestamp) {
        var talk = talk
        if talk.stopsClock, let acceptUntil = deadline(.acceptance) {
            talk.left = Span(ms: max(0, acceptUntil.ms - time.ms))
            stop(.acceptance)
        }
        openRefund = talk
        refundTalks = talk.number
        if talk.stopsClock { hasStoppedClock = true }
        start(.refundTalk, at: talk.openUntil)
    }

    /// The talk is over without a refund; the time to examine goes on, where it stood still.
    mutating func closeTalk(acceptUntil: Timestamp?) {
        openRefund = nil
        stop(.refundTalk)
        if let acceptUntil { start(.acceptance, at: acceptUntil) }
    }

    /// So much of the hold goes back to the buyer; nothing where nothing is held.
    func refund(_ minor: Int64, _ reason: RefundOrdered.Reason) -> [TradeEvent] {
        guard let hold, minor > 0 else { return [] }
        return [
            .refundOrdered(
                RefundOrdered(
                    refund: nextRefund(of: hold.payment), payment: hold.payment, gateway: hold.gateway,
                    transaction: hold.transaction, amount: Money(minor: minor, currency: hold.amount.currency),
                    reason: reason))
        ]
    }

    /// The whole hold is divided: so much goes back, the rest is released, less the fee of what is released.
    func divide(refunding minor: Int64) -> [TradeEvent] { refund(minor, .agreed) + release(heldMinor - minor) }
}

extension Trade {
    /// Where nothing is held any more, nothing about the hold is open.
    mutating func endTalks() {
        openRefund = nil
        openAsk = nil
        for kind in [DeadlineKind.refundTalk, .holdAlarm, .holdExpiry] { stop(kind) }
    }
}
