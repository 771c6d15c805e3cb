import Store

/// The words of a search, each with the offers that have it.
struct SearchReading {
    /// One for each different word, in the order typed.
    let words: [Relevance.Word]
    /// The offers that have the two neighbours of each change of run side by side in their title.
    let pairs: [OfferSet]
    /// Words that no offer has, and what they were taken for.
    let readings: [MarketFinding.Reading]
    /// Whether the text has words at all.
    var isEmpty: Bool { words.isEmpty }

    /// The offers that have every word, or where none has, those that have a third of the words and two at least; nil without a word.
    let offers: OfferSet?
    /// Whether the offers have only some of the words.
    let isLoose: Bool

    /// Reads the words of a text.
    ///
    /// A word that no offer has is taken for the first letters of sounds in a title, else for the words that fewest slips of the pen
    /// lead to.
    init(_ text: String, _ index: OfferIndex) throws {
        let runs = SearchWords.runs(text)
        var typed: [String] = []
        for word in runs.flatMap(\.words) where !typed.contains(word) { typed.append(word) }
        typed = Array(typed.prefix(MarketSearch.wordsMax))
        let pairTerms = zip(runs, runs.dropFirst()).compactMap { one, next in
            one.words.last.flatMap { last in next.words.first.map { SearchTerm.pair(last, $0) } }
        }.prefix(MarketSearch.wordsMax)
        let sets = try index.sets(of: typed.flatMap(Self.terms) + pairTerms)
        var words: [Relevance.Word] = []
        var readings: [MarketFinding.Reading] = []
        for word in typed {
            let exact = Self.word(word, sets)
            if !exact.offers.isEmpty {
                words.append(exact)
            } else if let (meant, reading) = try Self.meant(by: word, index) {
                words.append(meant)
                readings.append(reading)
            } else {
                words.append(exact)
            }
        }
        self.words = words
        self.readings = readings
        pairs = pairTerms.map { sets[$0] ?? OfferSet() }
        let having = words.map(\.offers)
        let strict = having.dropFirst().reduce(into: having.first) { $0?.formIntersection($1) }
        // Chinese is typed without spaces, so a search has words that nobody meant: those across the border of two words.
        let loose =
            strict?.isEmpty == true && words.count >= Self.looseFrom
            ? OfferSet.having(max(2, (words.count + 2) / 3), of: having) : OfferSet()
        isLoose = !loose.isEmpty
        offers = isLoose ? loose : strict
    }

    /// The fewest words of a search that is answered with offers that have only some of them.
    private static let looseFrom = 3

    private static func terms(_ word: String) -> [String] {
        [SearchTerm.inTitle(word), SearchTerm.inAnswers(word), SearchTerm.inText(word)]
    }

    private static func word(_ word: String, _ sets: [String: OfferSet]) -> Relevance.Word {
        Relevance.Word(
            inTitle: sets[SearchTerm.inTitle(word)] ?? OfferSet(), inAnswers: sets[SearchTerm.inAnswers(word)] ?? OfferSet(),
            inText: sets[SearchTerm.inText(word)] ?? OfferSet())
    }

    private static func meant(
        by typed: String, _ index: OfferIndex
    ) throws -> (Relevance.Word, MarketFinding.Reading)? {
        if let offers = try initials(typed, index) {
            return (Relevance.Word(inTitle: offers), .init(typed: typed, words: []))
        }
        let near = try index.words(near: typed)
        for slips in 1...2 {
            let words = near.filter { $0.slips == slips }.map(\.word)
            guard !words.isEmpty else { continue }
            let sets = try index.sets(of: words.flatMap(terms))
            var meant = Relevance.Word(slips: slips)
            var found: [String] = []
            for word in words {
                let one = Self.word(word, sets)
                if one.offers.isEmpty { continue }
                found.append(word)
                meant.inTitle.formUnion(one.inTitle)
                meant.inAnswers.formUnion(one.inAnswers)
                meant.inText.formUnion(one.inText)
            }
            if !found.isEmpty { return (meant, .init(typed: typed, words: found)) }
        }
        return nil
    }

    /// The longest word that is read as first letters of sounds.
    private static let initialsMax = 12

    /// The offers whose title has characters that sound with these first letters; nil where there is none.
    private static func initials(_ letters: String, _ index: OfferIndex) throws -> OfferSet? {
        let letters = Array(letters)
        guard (2...initialsMax).contains(letters.count), letters.allSatisfy({ ("a"..."z").contains($0) }) else { return nil }
        let length = min(3, letters.count)
        let terms = Set((0...letters.count - length).map { SearchTerm.initials(String(letters[$0..<$0 + length])) })
        let sets = try index.sets(of: terms.sorted())
        guard sets.count == terms.count, var offers = sets.values.first else { return nil }
        for set in sets.values { offers.formIntersection(set) }
        return offers.isEmpty ? nil : offers
    }
}
