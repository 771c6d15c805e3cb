import Ledger

/// How far an amendment goes: from where on it is a new version of the agreement, confirmed like the first.
///
/// Source: RULES.md, money: more than 10 % change of scope or price is a new version.
package enum AmendmentScale: String, Sendable, Codable {
    /// Both confirm it as it is.
    case amendment
    /// Both confirm it with everything that was ticked at first.
    case newVersion

    /// The share from which on a change of price or scope makes a new version, in percent.
    package static let percentMax = 10

    /// How far a version goes beyond the one in force; nil if it changes nothing.
    ///
    /// Where the words in force were erased, nobody can say how far it goes, and it is a new version.
    ///
    /// Source: 民法典 544: an amendment that leaves open what is changed counts as none.
    package init?(from was: TermsVersion, to now: TermsVersion) {
        guard let words = now.wording, let earlier = was.wording else {
            self = .newVersion
            return
        }
        guard was.terms != now.terms || !words.saysTheSame(as: earlier) else { return nil }
        let isLarge =
            Self.isLarge(from: was.terms.price.minor, to: now.terms.price.minor)
            || Self.isLarge(from: was.terms.licence, to: now.terms.licence)
            || Self.isLarge(from: earlier.contents, to: words.contents)
            || Self.isLarge(from: earlier.criteria, to: words.criteria)
            || Self.isLarge(from: earlier.items(.milestones), to: words.items(.milestones))
        self = isLarge ? .newVersion : .amendment
    }

    private static func isLarge(from was: Int64, to now: Int64) -> Bool {
        let (change, isTooFar) = now.subtractingReportingOverflow(was)
        guard !isTooFar else { return true }
        let (hundredfold, overflows) = change.magnitude.multipliedReportingOverflow(by: 100)
        let (limit, isBoundless) = was.magnitude.multipliedReportingOverflow(by: UInt64(percentMax))
        return overflows || (!isBoundless && hundredfold > limit)
    }

    /// What has no size changes the scope whenever it changes; from a number to no limit is always more than a tenth.
    private static func isLarge(from was: Licence, to now: Licence) -> Bool {
        was.scope != now.scope || was.includesSource != now.includesSource || was.mayResell != now.mayResell
            || was.exclusivity != now.exclusivity || was.territory != now.territory
            || isLarge(limit: was.seats, to: now.seats) || isLarge(limit: was.termMonths, to: now.termMonths)
    }

    private static func isLarge(limit was: Int, to now: Int) -> Bool {
        was != now && (was == 0 || now == 0 || isLarge(from: Int64(was), to: Int64(now)))
    }

    /// Items taken out or put in; one put otherwise is one of each and counts once.
    private static func isLarge(from was: [String], to now: [String]) -> Bool {
        var left = was
        var addedCount = 0
        for item in now {
            if let place = left.firstIndex(of: item) { left.remove(at: place) } else { addedCount += 1 }
        }
        let changedCount = max(left.count, addedCount)
        return changedCount * 100 > was.count * percentMax
    }
}
