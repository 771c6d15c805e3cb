import Ledger
import Market

/// What a gateway can do, as far as the rules and the pages must know it.
package struct GatewayCapabilities: Equatable, Sendable {
    /// The hard expiry of a hold, in days from the payment. An agreement must not outlast it.
    package let holdDays: Int
    /// Whether a part of a payment can be paid back, more than once.
    package let refundsInParts: Bool
    /// Whether a part of what is held can be settled, more than once. Where not, all that was not refunded is settled at once.
    package let settlesInParts: Bool
    /// Whether no real money moves. A market that was switched to real money does not take such a gateway.
    package let isPlayMoney: Bool
    /// Whether the buyer pays by scanning a code that our page shows, rather than on a page of the gateway's.
    package let startsWithCode: Bool
    /// The least and the most that one payment can be, in minor units.
    package let amountMinor: ClosedRange<Int64>
    /// The currencies it takes.
    package let currencies: Set<Currency>
    /// Its name on pages.
    package let title: Bilingual
    /// What a buyer must know before paying with it; nil if there is nothing.
    package let caution: Bilingual?

    package init(
        holdDays: Int, refundsInParts: Bool, isPlayMoney: Bool, amountMinor: ClosedRange<Int64>,
        currencies: Set<Currency>, title: Bilingual, caution: Bilingual?, settlesInParts: Bool = true, startsWithCode: Bool = false
    ) {
        self.holdDays = holdDays
        self.refundsInParts = refundsInParts
        self.settlesInParts = settlesInParts
        self.isPlayMoney = isPlayMoney
        self.startsWithCode = startsWithCode
        self.amountMinor = amountMinor
        self.currencies = currencies
        self.title = title
        self.caution = caution
    }

    /// Whether one payment can be of that amount.
    package func takes(_ amount: Money) -> Bool {
        currencies.contains(amount.currency) && amountMinor.contains(amount.minor)
    }
}
