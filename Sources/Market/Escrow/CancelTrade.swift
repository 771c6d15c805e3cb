/// A party steps back, with a reason, while nothing is delivered. Before payment the agreement falls, whoever says so. After payment
/// all of the hold goes back: the seller may say so at any time, which counts against the seller's credit; the buyer once the
/// promised time is over. Both together can end a trade by a refund of everything (`ProposeRefund`).
///
/// Source: RULES.md, clocks; 民法典 563: the debtor is late and the other side may withdraw.
package struct CancelTrade: TradeCommand {
    package static let step = TradeStep.cancelTrade
    package typealias Refused = CancelTradeRefusal

    /// Why; 1 to 500 characters.
    package let reason: String

    /// The part that it concerns; nil for the first one that it can.
    package let part: Int?

    package init(reason: String, part: Int? = nil) {
        self.reason = reason
        self.part = part
    }

    package func part(in trade: Trade) -> Int? { part ?? trade.undelivered }

    /// The longest reason, in characters.
    package static let reasonCharactersMax = 500

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(CancelTradeRefusal) -> [TradeEvent] {
        guard let side = role.side else { throw .step(.notYourStep(Self.step)) }
        guard reason.isReason(charactersMax: Self.reasonCharactersMax) else { throw .reasonLength }
        let part = part(in: trade) ?? 1
        let isPaid = trade.part(part)?.hold != nil
        if isPaid, side == .buyer {
            guard let promised = trade.deliverBy(of: part) else { throw .step(.notYourStep(Self.step)) }
            guard time >= promised else { throw .sellerNotLate(until: promised) }
        }
        let cancelled = TradeEvent.tradeCancelled(
            TradeCancelled(by: side, isPaid: isPaid, reason: Sealed(reason), part: part.written))
        let warning = OffPlatformGuard.warning(to: side, about: .reason, [reason])
        let refund = trade.refund(trade.part(part)?.heldMinor ?? 0, of: part, .cancelled)
        // Where something was done before, that stays done: only what was never paid falls.
        return [cancelled] + warning + refund
            + (isPaid ? trade.lapseRest(.undelivered) : trade.paidParts > 0 ? trade.lapseRest(.unpaid) : [])
    }
}

/// Why a trade is not cancelled.
package enum CancelTradeRefusal: TradeRefusal {
    case step(StepRefusal)
    /// The seller still has time to deliver.
    case sellerNotLate(until: Timestamp)
    /// The reason is empty or too long.
    case reasonLength

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .sellerNotLate: "sellerNotLate"
        case .reasonLength: "reasonLength"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .sellerNotLate: []
        case .reasonLength: [String(CancelTrade.reasonCharactersMax)]
        }
    }
}

/// A party stepped back.
package struct TradeCancelled: PartFacts {
    /// Who stepped back.
    package let by: Side
    /// Whether the buyer had paid.
    package let isPaid: Bool
    /// Why.
    package let reason: Sealed<String>
    /// The part that it concerns; nil for the first.
    package var part: Int? = nil

    static let kind = "tradeCancelled"

    var stageAfter: TradePhase? { isPaid ? .refunded : .enquiry }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.cancelledBy = by
        if !isPaid, trade.paidParts == 0 { trade.dropAgreement() }
    }
}

extension Trade {
    /// By when the seller promised to deliver, with what the buyer granted; nil where nothing is paid or all is delivered.
    package var deliverBy: Timestamp? { undelivered.flatMap(deliverBy) }

    /// The same of that part.
    package func deliverBy(of number: Int) -> Timestamp? {
        guard deadline(.delivery, of: number) != nil, let part = part(number), let paidAt = part.begun[.delivery],
            let terms = agreement?.terms
        else { return nil }
        return terms.part(number).deliverBy(paidAt: paidAt).adding(.hours(part.deliveryGrantedHours))
    }
}

extension String {
    /// Whether it says something, in so many characters at most.
    func isReason(charactersMax: Int) -> Bool {
        !allSatisfy(\.isWhitespace) && unicodeScalars.count <= charactersMax
    }
}
