/// Who bears the platform's fee.
///
/// The price is what the seller asks. What the buyer bears is paid on top of it into the hold; what the seller bears comes off
/// the release.
package enum FeeBearer: String, CaseIterable, Sendable, Codable {
    /// All of it comes off what the seller gets.
    case seller
    /// All of it is paid on top of the price.
    case buyer
    /// Each bears one half; where the fee is odd, the seller bears the odd minor unit.
    case half
}

extension Fee {
    /// What the buyer pays on top of the price, in the price's currency. Rounded down.
    package func surcharge(on price: Money, borneBy bearer: FeeBearer) -> Money {
        let fee = split(price).fee
        return switch bearer {
        case .seller: price.zero
        case .buyer: fee
        case .half: Money(minor: fee.minor / 2, currency: fee.currency)
        }
    }

    /// What the buyer pays for `price`, the surcharge included. Throws: `overflow`.
    package func due(for price: Money, borneBy bearer: FeeBearer) throws(LedgerError) -> Money {
        try price.adding(surcharge(on: price, borneBy: bearer))
    }

    /// Splits what is released out of a payment of `paid` for `price`. The fee is that of the part of the price which `gross`
    /// stands for, rounded down; what goes back to the buyer bears none. Both parts together are `gross` to the last minor unit.
    package func split(_ gross: Money, of paid: Money, for price: Money) -> (fee: Money, net: Money) {
        precondition(0...paid.minor ~= gross.minor && 1...paid.minor ~= price.minor, "no more is released than was paid")
        let product = gross.minor.multipliedFullWidth(by: price.minor)
        let share = Money(minor: paid.minor.dividingFullWidth(product).quotient, currency: gross.currency)
        let feeMinor = split(share).fee.minor
        return (
            Money(minor: feeMinor, currency: gross.currency), Money(minor: gross.minor - feeMinor, currency: gross.currency)
        )
    }
}
