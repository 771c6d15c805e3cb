import Service

/// What people look for: the same mix in every run.
enum SearchQueries {
    /// Kinds of searches.
    enum Kind: String, CaseIterable, Sendable {
        case frontPage = "front page", frequentWord = "one frequent word", twoWords = "two words", latinWord = "a Latin word"
        case together = "three words without spaces", mixed = "both languages", name = "a rare name", singleCharacter =
            "one character", sounds = "first letters of sounds", slip = "a slip of the pen"
        case category = "in a category, with its counts", filtered = "with answers and a price range", sorted = "sorted by price"
        case credit = "sorted by credit"

        /// Whether a bare full-text query can answer it: words alone, as they are.
        var isPlain: Bool {
            switch self {
            case .frequentWord, .twoWords, .latinWord, .mixed, .name: true
            case .frontPage, .together, .singleCharacter, .sounds, .slip, .category, .filtered, .sorted, .credit: false
            }
        }
    }

    /// One search.
    struct Query: Sendable {
        let kind: Kind
        let search: MarketSearch
    }

    /// So many searches of all kinds in turn.
    static func mixed(_ count: Int) -> [Query] {
        var wording = SearchWording(seed: 77)
        return (0..<count).map { number in
            let kind = Kind.allCases[number % Kind.allCases.count]
            return Query(kind: kind, search: search(kind, &wording))
        }
    }

    private static func search(_ kind: Kind, _ wording: inout SearchWording) -> MarketSearch {
        let thing = wording.one(of: SearchWording.things)
        let latin = wording.one(of: SearchWording.latin)
        let category = SearchShop.categoryIDs[wording.below(SearchShop.categoryIDs.count)]
        var search = MarketSearch(limit: 20)
        switch kind {
        case .frontPage: break
        case .frequentWord: search.words = SearchWording.things[wording.below(8)]
        case .twoWords: search.words = thing + " " + wording.one(of: SearchWording.manners)
        case .latinWord: search.words = latin
        case .mixed: search.words = "\(latin) \(thing)"
        case .together: search.words = thing + wording.one(of: SearchWording.manners) + wording.one(of: SearchWording.things)
        case .name: search.words = wording.name()
        case .singleCharacter: search.words = String(thing.prefix(1))
        case .sounds: search.words = ["dcxt", "jxc", "qygw", "hyjf", "zdbf", "xt"][wording.below(6)]
        case .slip: search.words = ["pyhton", "laravle", "elasticsaerch", "postgresq", "typscript", "flusk"][wording.below(6)]
        case .category: (search.words, search.category) = (thing, category)
        case .filtered:
            search.category = category
            search.answers = ["stack": ["php", "java"], "databases": ["mysql"]]
            let low = Int64(wording.below(500)) * 100
            search.priceMinor = low...(low + 50_000)
            search.noKnownDefects = wording.below(2) == 0
        case .sorted: (search.words, search.sort) = (thing, wording.below(2) == 0 ? .priceUp : .priceDown)
        case .credit: (search.words, search.sort) = (thing, .credit)
        }
        return search
    }
}
