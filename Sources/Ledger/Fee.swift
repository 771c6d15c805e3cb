/// What the platform keeps of a release: a share and a fixed part.
package struct Fee: Hashable, Sendable, Codable {
    /// Hundredths of a percent, 0 to 10,000.
    package let basisPoints: Int
    /// Minor units, zero or more, in the currency of the amount that is charged.
    package let fixedMinor: Int64

    /// Nil if a part is out of its bounds.
    package init?(basisPoints: Int, fixedMinor: Int64) {
        guard (0...10_000).contains(basisPoints), fixedMinor >= 0 else { return nil }
        self.basisPoints = basisPoints
        self.fixedMinor = fixedMinor
    }

    /// Splits `gross` into the fee and the rest, which together are `gross` to the last minor unit.
    ///
    /// The share is rounded down, so the remainder of the division goes to the payee; the fee is never more than `gross`.
    package func split(_ gross: Money) -> (fee: Money, net: Money) {
        precondition(gross.minor >= 0, "only an amount that was paid is split")
        let (high, low) = gross.minor.multipliedFullWidth(by: Int64(basisPoints))
        let share = Int64(10_000).dividingFullWidth((high, low)).quotient
        let (sum, overflow) = share.addingReportingOverflow(fixedMinor)
        let feeMinor = overflow ? gross.minor : min(sum, gross.minor)
        return (
            Money(minor: feeMinor, currency: gross.currency),
            Money(minor: gross.minor - feeMinor, currency: gross.currency)
        )
    }
}
