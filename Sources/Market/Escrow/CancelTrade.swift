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

    package init(reason: String) { self.reason = reason }

    /// The longest reason, in characters.
    package static let reasonCharactersMax = 500

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(CancelTradeRefusal) -> [TradeEvent] {
        guard let side = role.side else { throw .step(.notYourStep(Self.step)) }
        guard reason.isReason(charactersMax: Self.reasonCharactersMax) else { throw .reasonLength }
        let isPaid = trade.hold != nil
        if isPaid, side == .buyer {
            guard let promised = trade.deliverBy else { throw .step(.notYourStep(Self.step)) }
            guard time >= promised else { throw .sellerNotLate(until: promised) }
        }
        let cancelled = TradeEvent.tradeCancelled(TradeCancelled(by: side, isPaid: isPaid, reason: Sealed(reason)))
        let warning = OffPlatformGuard.warning(to: side, about: .reason, [reason])
        return [cancelled] + warning + (isPaid ? trade.refund(trade.heldMinor, .cancelled) : [])
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
package struct TradeCancelled: TradeFacts {
    /// Who stepped back.
    package let by: Side
    /// Whether the buyer had paid.
    package let isPaid: Bool
    /// Why.
    package let reason: Sealed<String>

    static let kind = "tradeCancelled"

    var stageAfter: TradePhase? { isPaid ? .refunded : .enquiry }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.cancelledBy = by
        if !isPaid { trade.dropAgreement() }
    }
}

extension Trade {
    /// By when the seller promised to deliver, with what the buyer granted; nil where nothing is paid or all is delivered.
    package var deliverBy: Timestamp? {
        guard deadline(.delivery) != nil, let paidAt = begun[.delivery], let terms = agreement?.terms else { return nil }
        return terms.deliverBy(paidAt: paidAt).adding(.hours(deliveryGrantedHours))
    }
}

extension String {
    /// Whether it says something, in so many characters at most.
    func isReason(charactersMax: Int) -> Bool {
        !allSatisfy(\.isWhitespace) && unicodeScalars.count <= charactersMax
    }
}
