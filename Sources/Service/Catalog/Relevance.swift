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

    private let words: [(word: Word, rarity: Int64)]
    /// The offers in whose title each pair of neighbouring runs stands side by side.
    private let pairs: [OfferSet]

    /// - Parameter pairs: for each two neighbouring runs of the search, the offers in whose title they stand side by side.
    init(_ words: [Word], pairs: [OfferSet]) {
        self.words = words.map { (word: $0, rarity: Self.rarity(of: $0.offers.count)) }
        self.pairs = pairs
    }

    /// What the offers of one page get. Frequent words have tens of thousands, so what is the same for a page is looked up once.
    struct Sheet {
        /// One typed word: where it stands, and what it gives there.
        fileprivate struct Line {
            let inTitle: [UInt64]
            let inAnswers: [UInt64]
            let inText: [UInt64]
            let title: Int64
            let answers: Int64
            let text: Int64
        }

        fileprivate let lines: [Line]
        fileprivate let pairs: [[UInt64]]

        /// What the offer gets whose bit this is in that word of the page; more is better.
        func score(index: Int, bit: UInt64) -> Int64 {
            var score: Int64 = 0
            var isAllInTitle = true
            for line in lines {
                if line.inTitle[index] & bit != 0 {
                    score += line.title
                } else {
                    isAllInTitle = false
                    if line.inAnswers[index] & bit != 0 {
                        score += line.answers
                    } else if line.inText[index] & bit != 0 {
                        score += line.text
                    }
                }
            }
            guard isAllInTitle else { return score }
            return score + (pairs.allSatisfy { $0[index] & bit != 0 } ? 100 : 40)
        }
    }

    /// The sheet of a page.
    func sheet(_ number: Int64) -> Sheet {
        Sheet(
            lines: words.map { word, rarity in
                func points(_ place: Int64) -> Int64 { place * rarity * Int64(3 - word.slips) / 3 }
                return Sheet.Line(
                    inTitle: word.inTitle.words(onPage: number), inAnswers: word.inAnswers.words(onPage: number),
                    inText: word.inText.words(onPage: number), title: points(8), answers: points(3),
                    text: points(1))
            },
            pairs: pairs.map { $0.words(onPage: number) })
    }

    /// 24 less one for every doubling of the offers, at least 4.
    static func rarity(of count: Int) -> Int64 {
        let doublings = count < 1 ? 0 : Int64(Int.bitWidth - 1 - count.leadingZeroBitCount)
        return max(4, 24 - doublings)
    }
}
