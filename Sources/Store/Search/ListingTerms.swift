import Ledger
import Market

/// The terms by which one published revision is found, and the spellings that it adds.
package struct ListingTerms: Hashable, Sendable {
    /// Different words of one revision that count: those of the title first, then of the answers by the fields' names.
    package static let wordsMax = 500
    /// Latin words of one revision that slips of the pen are tolerated in: those of its title and its short answers that come first.
    static let spellingsMax = 24
    /// The longest beginning of a title's word that is kept for suggestions, in letters.
    static let prefixLettersMax = 12

    /// Each once, in order.
    package let terms: [String]
    /// The Latin words among them that a slip of the pen may be meant for, each once, in order.
    package let spellings: [String]

    /// Reads them out of a revision; what does not depend on the revision alone, such as the seller's credit, is not here.
    package init(_ facts: RevisionPublished) {
        var terms: Set<String> = [
            SearchTerm.all, SearchTerm.category(facts.category), SearchTerm.scope(facts.terms.licence.scope.rawValue),
        ]
        if facts.noneKnown, facts.defectCount == 0 { terms.insert(SearchTerm.noKnownDefects) }
        if facts.artefact != nil { terms.insert(SearchTerm.deposited) }
        for level in 0..<SearchTerm.priceLevels {
            terms.insert(SearchTerm.price(facts.terms.price.minor, level: level))
        }
        var words = Words()
        var spellings: [String] = []
        if let content = facts.content.value {
            terms.formUnion(Self.titleTerms(content.title))
            words.add(SearchWords.cut(content.title).flatMap(Self.withBareLetters), as: SearchTerm.inTitle)
            let answers = content.fields.sorted { $0.key < $1.key }
            for (_, answer) in answers { words.add(answer.shortWords, as: SearchTerm.inAnswers) }
            spellings = words.inOrder.filter(Spelling.isSpelt).prefix(Self.spellingsMax).sorted()
            for (_, answer) in answers { words.add(answer.longWords, as: SearchTerm.inText) }
            for (field, answer) in answers {
                for value in answer.filterValues { terms.insert(SearchTerm.answer(facts.category, field, value)) }
            }
        }
        terms.formUnion(words.terms)
        self.terms = terms.sorted()
        self.spellings = spellings
    }

    /// Words in the order of their weight: a word counts where it weighs most, and nowhere else.
    private struct Words {
        private var seen: Set<String> = []
        private(set) var inOrder: [String] = []
        private(set) var terms: [String] = []

        mutating func add(_ words: [String], as term: (String) -> String) {
            for word in words where seen.count < ListingTerms.wordsMax && seen.insert(word).inserted {
                inOrder.append(word)
                terms.append(term(word))
            }
        }
    }

    /// What a title is found by beside its words: single characters, neighbours, beginnings of words, first letters of sounds.
    private static func titleTerms(_ title: String) -> Set<String> {
        var terms: Set<String> = []
        let runs = SearchWords.runs(title)
        for (one, next) in zip(runs, runs.dropFirst()) {
            if let last = one.words.last, let first = next.words.first { terms.insert(SearchTerm.pair(last, first)) }
        }
        for run in runs {
            switch run {
            case .word(let word):
                for count in 1...min(word.count, prefixLettersMax) { terms.insert(SearchTerm.prefix(String(word.prefix(count)))) }
            case .han(let han):
                for scalar in han { terms.insert(SearchTerm.inTitle(String(scalar))) }
                guard let letters = HanScript.initials(han).map(Array.init) else { continue }
                for (place, letter) in letters.enumerated() {
                    if place >= 1 { terms.insert(SearchTerm.initials(String([letters[place - 1], letter]))) }
                    if place >= 2 {
                        terms.insert(SearchTerm.initials(String([letters[place - 2], letters[place - 1], letter])))
                    }
                }
            }
        }
        return terms
    }

    /// A word, and the letters before its version: `php8` is found by `php` too.
    fileprivate static func withBareLetters(_ word: String) -> [String] {
        let letters = word.prefix { $0.isLetter }
        return letters.count >= 2 && letters.count < word.count ? [word, String(letters)] : [word]
    }
}

extension FieldValue {
    /// The longest answer whose words weigh like those of a name, in characters.
    private static let shortCharactersMax = 200

    /// The words of an answer of few words.
    fileprivate var shortWords: [String] {
        switch self {
        case .text(let text) where text.unicodeScalars.count <= Self.shortCharactersMax:
            SearchWords.cut(text).flatMap(ListingTerms.withBareLetters)
        case .choices(let ids): ids.flatMap(SearchWords.cut)
        case .platforms(let rows): rows.flatMap { SearchWords.cut($0.platform) + SearchWords.cut($0.versions) }
        case .text, .number, .yesNo: []
        }
    }

    /// The words of an answer that is a text of its own.
    fileprivate var longWords: [String] {
        switch self {
        case .text(let text) where text.unicodeScalars.count > Self.shortCharactersMax:
            SearchWords.cut(text).flatMap(ListingTerms.withBareLetters)
        case .text, .choices, .platforms, .number, .yesNo: []
        }
    }

    /// The ids of choices that the answer is, or could be: a revision does not say which of its texts are choices.
    fileprivate var filterValues: [String] {
        switch self {
        case .text(let text) where Self.couldBeID(text): [text]
        case .yesNo(let flag): [flag ? "yes" : "no"]
        case .choices(let ids): ids.filter(Self.couldBeID)
        case .platforms(let rows): rows.map(\.platform).filter(Self.couldBeID)
        case .text, .number: []
        }
    }

    private static func couldBeID(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == 0x2D || byte == 0x5F || byte == 0x2E
            }
    }
}
