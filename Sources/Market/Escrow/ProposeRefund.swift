import Ledger

/// A party proposes how the hold is divided: so much goes back to the buyer, the rest is released to the seller. A refund of
/// everything is a cancellation by both. Silence executes nothing.
///
/// The first proposal of the buyer's stops the time to examine while it is open; later ones run beside it, so that asking again and
/// again delays nothing.
///
/// Source: RULES.md, clocks: any refund request stops the acceptance clock; money: any split that adds up to the hold.
package struct ProposeRefund: TradeCommand {
    package static let step = TradeStep.proposeRefund
    package typealias Refused = ProposeRefundRefusal

    /// What goes back, in minor units of the price's currency: 1 to all that is held.
    package let amountMinor: Int64
    /// Why; 1 to 500 characters.
    package let reason: String

    /// The part that it concerns; nil for the first one that it can.
    package let part: Int?

    package init(amountMinor: Int64, reason: String, part: Int? = nil) {
        self.amountMinor = amountMinor
        self.reason = reason
        self.part = part
    }

    package func part(in trade: Trade) -> Int? { part ?? trade.current?.number }

    /// The longest reason, in characters.
    package static let reasonCharactersMax = 500

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(ProposeRefundRefusal) -> [TradeEvent] {
        guard let side = role.side, let part = trade.part(part(in: trade) ?? 1), let hold = part.hold,
            let policy = trade.opening?.policy
        else {
            throw .step(.notYourStep(Self.step))
        }
        guard part.openRefund == nil else { throw .talkOpen }
        guard amountMinor > 0, amountMinor <= part.heldMinor else { throw .amountOutOfRange(heldMinor: part.heldMinor) }
        guard reason.isReason(charactersMax: Self.reasonCharactersMax) else { throw .reasonLength }
        // Where a deadline has run out, what it brings about is only not entered yet.
        for kind in [DeadlineKind.delivery, .acceptance] {
            if let end = trade.deadline(kind, of: part.number), end <= time { throw .tooLate }
        }
        let amount = Money(minor: amountMinor, currency: hold.amount.currency)
        return [
            .refundProposed(
                RefundProposed(
                    number: trade.refundTalks + 1, by: side, amount: amount,
                    release: Money(minor: part.heldMinor - amountMinor, currency: amount.currency),
                    openUntil: time.adding(.hours(policy.refundTalkHours)),
                    stopsClock: side == .buyer && !part.hasStoppedClock, reason: Sealed(reason), part: part.number.written))
        ] + OffPlatformGuard.warning(to: side, about: .reason, [reason])
    }
}

/// Why no refund is proposed.
package enum ProposeRefundRefusal: TradeRefusal {
    case step(StepRefusal)
    /// Another one is open.
    case talkOpen
    /// Not between one minor unit and all that is held.
    case amountOutOfRange(heldMinor: Int64)
    /// What silence brings about is due, whether or not it has been entered yet.
    case tooLate
    /// The reason is empty or too long.
    case reasonLength

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .talkOpen: "refundTalkOpen"
        case .amountOutOfRange: "refundOutOfRange"
        case .tooLate: "refundTooLate"
        case .reasonLength: "reasonLength"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .talkOpen, .tooLate: []
        case .amountOutOfRange(let heldMinor): [String(heldMinor)]
        case .reasonLength: [String(ProposeRefund.reasonCharactersMax)]
        }
    }
}

/// A division of the hold is on the table.
package struct RefundProposed: PartFacts {
    /// From 1 within the trade.
    package let number: Int
    /// Who put it forward.
    package let by: Side
    /// What would go back to the buyer.
    package let amount: Money
    /// What would be released to the seller, the fee included; may be nothing.
    package let release: Money
    /// Until when it can be accepted.
    package let openUntil: Timestamp
    /// Whether the time to examine stands still meanwhile.
    package let stopsClock: Bool
    /// Why.
    package let reason: Sealed<String>
    /// The part that it concerns; nil for the first.
    package var part: Int? = nil

    static let kind = "refundProposed"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.open(
            RefundTalk(
                number: number, part: part ?? 1, by: by, amount: amount, openUntil: openUntil, stopsClock: stopsClock, left: nil),
            at: time)
    }
}
