/// The operator's rules for paying out. An order keeps what it was judged by.
///
/// Source: RULES.md, money: every limit has its reason and its amount.
package struct PayoutPolicy: Hashable, Sendable {
    /// The least that is paid out at a time, in minor units.
    package var amountMinorMin: Int64
    /// The most that one member can order within 24 hours, in minor units.
    package var dayMinorMax: Int64
    /// Above that, two of the staff must approve a payout, in minor units.
    package var reviewAboveMinor: Int64
    /// How long no payout goes to a new account, in hours.
    package var coolDownHours: Int
    /// Whether the platform lays out of its own earnings what a seller gives back and does not have.
    package var advances: Bool

    package init(
        amountMinorMin: Int64, dayMinorMax: Int64, reviewAboveMinor: Int64, coolDownHours: Int, advances: Bool
    ) {
        self.amountMinorMin = amountMinorMin
        self.dayMinorMax = dayMinorMax
        self.reviewAboveMinor = reviewAboveMinor
        self.coolDownHours = coolDownHours
        self.advances = advances
    }

    /// ¥10 at least, ¥200,000 a day, review above ¥50,000, three days of cool-down, no advances.
    package static let standard = PayoutPolicy(
        amountMinorMin: 1_000, dayMinorMax: 20_000_000, reviewAboveMinor: 5_000_000, coolDownHours: 72, advances: false)
}
