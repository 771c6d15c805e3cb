import Ledger

/// The seller gives money back on its own word: nobody has to consent to that. What is not given back stays held as it was; to have
/// it released needs the buyer.
///
/// Source: RULES.md, money: full and partial refund.
package struct GiveRefund: TradeCommand {
    package static let step = TradeStep.giveRefund
    package typealias Refused = GiveRefundRefusal

    /// What goes back, in minor units of the price's currency: 1 to all that is held.
    package let amountMinor: Int64
    /// Why; at most 500 characters, may be empty.
    package let reason: String

    /// The part that it concerns; nil for the first one that it can.
    package let part: Int?

    package init(amountMinor: Int64, reason: String, part: Int? = nil) {
        self.amountMinor = amountMinor
        self.reason = reason
        self.part = part
    }

    package func part(in trade: Trade) -> Int? { part ?? trade.current?.number }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(GiveRefundRefusal) -> [TradeEvent] {
        guard let part = trade.part(part(in: trade) ?? 1), let hold = part.hold else { throw .step(.notYourStep(Self.step)) }
        guard amountMinor > 0, amountMinor <= part.heldMinor else { throw .amountOutOfRange(heldMinor: part.heldMinor) }
        // A division that is on the table was reckoned with what is held now.
        guard part.openRefund == nil || amountMinor == part.heldMinor else { throw .talkOpen }
        guard part.refundsGiven < Self.refundsMax || amountMinor == part.heldMinor else { throw .tooManyRefunds }
        guard reason.unicodeScalars.count <= ProposeRefund.reasonCharactersMax else { throw .reasonTooLong }
        let isDisputed = trade.openDispute != nil
        // All that a dispute is about can be given, which settles it; for any part of it there are offers.
        guard !isDisputed || amountMinor == trade.disputedMinor else { throw .step(.disputeOpen(Self.step)) }
        let currency = hold.amount.currency
        return [
            .refundGiven(
                RefundGiven(
                    amount: Money(minor: amountMinor, currency: currency),
                    stillHeld: Money(minor: part.heldMinor - amountMinor, currency: currency), reason: Sealed(reason),
                    part: part.number.written))
        ] + OffPlatformGuard.warning(to: .seller, about: .reason, [reason])
            + (isDisputed
                ? trade.carryOut(DisputeOutcome(refundMinor: amountMinor), on: .given, from: .none, at: time)
                : trade.refund(amountMinor, of: part.number, .given))
    }

    /// The most partial refunds of one payment. Source: the manuals of the gateways: 50 refunds of one payment.
    package static let refundsMax = 40
}

/// Why no refund is given.
package enum GiveRefundRefusal: TradeRefusal {
    case step(StepRefusal)
    /// Not between one minor unit and all that is held.
    case amountOutOfRange(heldMinor: Int64)
    /// A division of the hold is on the table.
    case talkOpen
    /// Only all that is held can still be given back.
    case tooManyRefunds
    /// The reason is too long.
    case reasonTooLong

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .amountOutOfRange: "refundOutOfRange"
        case .talkOpen: "refundTalkOpen"
        case .tooManyRefunds: "tooManyRefunds"
        case .reasonTooLong: "reasonTooLong"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .amountOutOfRange(let heldMinor): [String(heldMinor)]
        case .talkOpen: []
        case .tooManyRefunds: [String(GiveRefund.refundsMax)]
        case .reasonTooLong: [String(ProposeRefund.reasonCharactersMax)]
        }
    }
}

/// The seller gave money back.
package struct RefundGiven: PartFacts {
    /// What goes back to the buyer.
    package let amount: Money
    /// What stays held; may be nothing.
    package let stillHeld: Money
    /// Why; may be empty.
    package let reason: Sealed<String>
    /// The part that it concerns; nil for the first.
    package var part: Int? = nil

    static let kind = "refundGiven"

    var stageAfter: TradePhase? { stillHeld.minor == 0 ? .refunded : nil }

    func apply(to trade: inout Trade, at time: Timestamp) { trade.change(part: part ?? 1) { $0.refundsGiven += 1 } }
}
