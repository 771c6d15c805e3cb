import Store

/// How well an offer fits the words of a search, as a whole number.
///
/// Each word gives its rarity (24 for a word of one offer, one less with every doubling, 4 at least) times 8 where it stands in the
/// title, 3 in a short answer, 1 in a longer text. A word that was meant for the typed one gives a third less with every slip. If
/// all words stand in the title, 40 more; if they stand there side by side as they were typed, another 60.
struct Relevance {
    /// One typed word with the offers that have it.
    struct Word {
        var inTitle = OfferSet()
        var inAnswers = OfferSet()
        var inText = OfferSet()
        /// Slips between the typed word and what stands in the offers, 0 to 2.
        var slips = 0

        /// All offers that have the word.
        var offers: OfferSet {
            var offers = inTitle
            offers.formUnion(inAnswers)
            offers.formUnion(inText)
            return offers
        }
    }

    private struct Weighted {
        let word: Word
        let rarity: Int64
    }

    private let words: [Weighted]
    /// The offers in whose title each pair of neighbouring runs stands side by side.
    private let pairs: [OfferSet]

    /// - Parameter pairs: for each two neighbouring runs of the search, the offers in whose title they stand side by side.
    init(_ words: [Word], pairs: [OfferSet]) {
        self.words = words.map { Weighted(word: $0, rarity: Self.rarity(of: $0.offers.count)) }
        self.pairs = pairs
    }

    /// What an offer gets; more is better.
    func score(_ position: Int64) -> Int64 {
        var score: Int64 = 0
        var isAllInTitle = true
        for weighted in words {
            let word = weighted.word
            let place: Int64
            if word.inTitle.contains(position) {
                place = 8
            } else {
                isAllInTitle = false
                place = word.inAnswers.contains(position) ? 3 : 1
            }
            score += place * weighted.rarity * Int64(3 - word.slips) / 3
        }
        guard isAllInTitle else { return score }
        score += 40
        if pairs.allSatisfy({ $0.contains(position) }) { score += 60 }
        return score
    }

    /// 24 less one for every doubling of the offers, at least 4.
    static func rarity(of count: Int) -> Int64 {
        let doublings = count < 1 ? 0 : Int64(Int.bitWidth - 1 - count.leadingZeroBitCount)
        return max(4, 24 - doublings)
    }
}
