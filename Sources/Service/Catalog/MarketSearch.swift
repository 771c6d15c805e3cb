import Market
import Store

/// What a buyer looks for among the offers.
package struct MarketSearch: Sendable, Hashable {
    /// Free words; empty for all.
    package var words: String
    /// One category's id; nil for all.
    package var category: String?
    /// Answers by field of the category: an offer must have one of the answers to each field. Without a category they are idle.
    package var answers: [String: Set<String>]
    /// The least and the greatest price, in minor units; nil for any.
    package var priceMinor: ClosedRange<Int64>?
    /// Only where the seller declares that no defect is known.
    package var noKnownDefects: Bool
    /// Only where a file is deposited.
    package var deposited: Bool
    /// The least points of the seller, one of ``creditSteps``; nil for any.
    package var creditMin: Int64?
    /// In which order.
    package var sort: Sort
    /// Only what comes after this place; nil from the start.
    package var after: Place?
    /// Offers of one page, 0 to `pageMax`.
    package var limit: Int

    /// The most offers of one page.
    package static let pageMax = 100
    /// The most different words of a search that count.
    package static let wordsMax = 12
    /// The points that a search may ask of sellers.
    package static let creditSteps = SearchTerm.creditSteps

    package init(
        words: String = "", category: String? = nil, answers: [String: Set<String>] = [:],
        priceMinor: ClosedRange<Int64>? = nil, noKnownDefects: Bool = false, deposited: Bool = false,
        creditMin: Int64? = nil, sort: Sort = .relevance, after: Place? = nil, limit: Int = 24
    ) {
        self.words = words
        self.category = category
        self.answers = answers
        self.priceMinor = priceMinor
        self.noKnownDefects = noKnownDefects
        self.deposited = deposited
        self.creditMin = creditMin
        self.sort = sort
        self.after = after
        self.limit = limit
    }

    /// The orders in which offers are listed. Offers that are equal stand by their age: the newer first, but the older first where
    /// prices ascend.
    package enum Sort: String, CaseIterable, Sendable {
        /// By what ``Relevance`` gives for the words; without words, from new to old.
        case relevance
        /// From new to old.
        case newest
        case priceUp, priceDown
        /// From the most points of the seller down.
        case credit
    }

    /// A place in a list, by its last offer. Pages stay right while offers come and go.
    package struct Place: Sendable, Hashable {
        /// What the list is sorted by: relevance, minor units or points; 0 for a list from new to old.
        package let key: Int64
        /// The position of the entry that published the offer.
        package let position: Int64

        package init(key: Int64, position: Int64) {
            self.key = key
            self.position = position
        }
    }
}

/// What a search found.
package struct MarketFinding: Sendable {
    /// The offers of this page, in order.
    package let rows: [ListingRow]
    /// Where the next page goes on; nil on the last.
    package let next: MarketSearch.Place?
    /// How many offers were found on all pages, exactly.
    package let total: Int
    /// Offers by category, as they would be if no category and none of its answers were chosen.
    package let categories: [String: Int]
    /// Offers by field of the chosen category and answer, as they would be if that field's own answers were not chosen.
    package let answers: [String: [String: Int]]
    /// Words that no offer has, and what was looked for instead.
    package let readings: [Reading]
    /// Whether no offer has all the words, and these have a third of them at least.
    package let isLoose: Bool

    /// A word that was taken for another.
    package struct Reading: Sendable, Hashable {
        /// As it was typed.
        package let typed: String
        /// What it was taken for; empty for the first letters of sounds.
        package let words: [String]
    }
}
