import Ledger

/// What the platform's fee of an agreement comes to if all of it is released, and what of that the buyer pays on top of the price.
///
/// Each part is charged by itself, as each has a release of its own.
/// Source: docs/decisions/fees.md.
package struct FeeShare: Hashable, Sendable {
    /// All of the fee.
    package let fee: Money
    /// What the buyer pays on top of the price; nothing where the seller bears the fee.
    package let surcharge: Money
    /// What the buyer pays in all.
    package let due: Money

    /// Nil where it is more than can be counted.
    package init?(of terms: Terms, under policy: Policy) {
        var (fee, surcharge, due) = (terms.price.zero, terms.price.zero, terms.price.zero)
        do {
            for amount in terms.amounts {
                let more = policy.fee.surcharge(on: amount, borneBy: policy.feeBearer)
                fee = try fee.adding(policy.fee.split(amount).fee)
                surcharge = try surcharge.adding(more)
                due = try due.adding(amount.adding(more))
            }
        } catch { return nil }
        (self.fee, self.surcharge, self.due) = (fee, surcharge, due)
    }
}
