/// The names under which the search index keeps sets of offers.
///
/// A term's first letter says what kind it is, so that a word can never be mistaken for a filter.
package enum SearchTerm {
    /// Every offer.
    package static let all = "*"
    /// The seller declares that no defect is known.
    package static let noKnownDefects = "d:none"
    /// A file is deposited.
    package static let deposited = "d:file"

    /// Offers of a category.
    package static func category(_ id: String) -> String { "c:\(id)" }

    /// Offers whose licence goes that far.
    package static func scope(_ scope: String) -> String { "l:\(scope)" }

    /// Offers that answer a field of a category in that way.
    package static func answer(_ category: String, _ field: String, _ value: String) -> String {
        "a:\(category).\(field)=\(value)"
    }

    /// Offers with a word in their title.
    package static func inTitle(_ word: String) -> String { "t:\(word)" }

    /// Offers with a word in one of their short answers, and not in their title.
    package static func inAnswers(_ word: String) -> String { "f:\(word)" }

    /// Offers with a word only in their longer texts.
    package static func inText(_ word: String) -> String { "b:\(word)" }

    /// Offers in whose title two words of different runs stand side by side.
    package static func pair(_ first: String, _ second: String) -> String { "n:\(first) \(second)" }

    /// Offers in whose title a Latin word begins like this.
    package static func prefix(_ letters: String) -> String { "x:\(letters)" }

    /// Offers in whose title two or three neighbouring characters sound with these first letters.
    package static func initials(_ letters: String) -> String { "i:\(letters)" }

    /// Offers whose price, in minor units, agrees with this one but for its lowest `level` · 4 bits.
    package static func price(_ priceMinor: Int64, level: Int) -> String { "p\(level):\(priceMinor >> (level * 4))" }

    /// Offers of sellers with so many points at least; one of `creditSteps`.
    package static func credit(atLeast points: Int64) -> String { "k:\(points)" }

    /// The points that a search may ask of sellers.
    package static let creditSteps: [Int64] = [1, 5, 10, 20, 50, 100, 200, 500, 1_000]

    /// The levels of prices that are kept: enough for 2^40 minor units.
    static let priceLevels = 10

    /// The terms that together cover exactly the prices of a range, in minor units; at most 30 for each level.
    package static func prices(_ range: ClosedRange<Int64>) -> [String] {
        var terms: [String] = []
        var low = max(0, range.lowerBound)
        var high = min(range.upperBound, (1 << (4 * priceLevels)) - 1)
        guard low <= high else { return [] }
        for level in 0..<priceLevels {
            if level == priceLevels - 1 {
                terms += (low...high).map { "p\(level):\($0)" }
                break
            }
            while low <= high, low & 15 != 0 {
                terms.append("p\(level):\(low)")
                low += 1
            }
            while high >= low, high & 15 != 15 {
                terms.append("p\(level):\(high)")
                high -= 1
            }
            guard low <= high else { break }
            low >>= 4
            high >>= 4
        }
        return terms
    }
}
