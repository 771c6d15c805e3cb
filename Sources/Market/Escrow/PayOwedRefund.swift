import Ledger

/// Money has come into the wallet of a seller who owes the buyer of this trade: it goes to the buyer who waits longest.
///
/// That the debt is paid is an entry of the seller's wallet, written in the same transaction.
/// Source: RULES.md, money: what goes back after a release is never made from nothing.
package struct PayOwedRefund: TradeCommand {
    package static let step = TradeStep.payOwedRefund
    package typealias Refused = PayOwedRefundRefusal

    /// How much is paid.
    package let amount: Money

    package init(amount: Money) { self.amount = amount }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(PayOwedRefundRefusal) -> [TradeEvent] {
        let owedMinor = trade.owedBack.reduce(0) { $0 + $1.leftMinor }
        guard let seller = trade.seller, owedMinor > 0 else { throw .nothingOwedBack }
        guard (1...owedMinor).contains(amount.minor) else { throw .moreThanOwedBack }
        var (rest, events): (Int64, [TradeEvent]) = (amount.minor, [])
        var refunds = trade.openRefunds.count + trade.madeRefunds.count
        for owed in trade.owedBack where rest > 0 {
            let part = Money(minor: min(rest, owed.leftMinor), currency: amount.currency)
            rest -= part.minor
            refunds += 1
            events.append(
                .releaseReturned(
                    ReleaseReturned(
                        number: trade.returnsCount, seller: seller, payment: owed.payment.payment, promised: amount.zero,
                        fromBalance: part, advanced: amount.zero, owed: amount.zero)))
            events.append(.refundOrdered(owed.payment.givenBack(part, number: refunds)))
        }
        return events
    }
}

/// Why nothing is paid to the buyer who waits.
package enum PayOwedRefundRefusal: TradeRefusal {
    case step(StepRefusal)
    /// The buyer waits for nothing.
    case nothingOwedBack
    case moreThanOwedBack

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .nothingOwedBack: "nothingOwedBack"
        case .moreThanOwedBack: "moreThanOwedBack"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .nothingOwedBack, .moreThanOwedBack: []
        }
    }
}
