/// A step of credit: four kinds of marks, one to five of each.
///
/// Source: RULES.md, credit: 4, 11, 41, 91, 151, 251, 501, 1001, 2001, 5001, 10001 …; the steps after these go on as they began.
package struct CreditLevel: Hashable, Sendable {
    /// From 1 to 20.
    package let number: Int

    /// The level of so many points; nil below the first step.
    package init?(points: Int) {
        guard let step = Self.steps.lastIndex(where: { $0 <= points }) else { return nil }
        number = step + 1
    }

    /// Kinds of marks from the lowest: seedlings, lamps, bridges, peaks.
    package enum Kind: String, CaseIterable, Sendable {
        case sprout, lamp, bridge, peak
    }

    /// How many marks each kind has.
    package static let marksMax = 5

    /// The least points of each level.
    package static let steps = [
        4, 11, 41, 91, 151, 251, 501, 1_001, 2_001, 5_001, 10_001, 20_001, 50_001, 100_001, 200_001, 500_001, 1_000_001,
        2_000_001, 5_000_001, 10_000_001,
    ]

    /// Which mark it has.
    package var kind: Kind { Kind.allCases[(number - 1) / Self.marksMax] }
    /// How many of them, 1 to 5.
    package var marks: Int { (number - 1) % Self.marksMax + 1 }
    /// The points from which the next level begins; nil on the last.
    package var nextPoints: Int? { number < Self.steps.count ? Self.steps[number] : nil }
}
