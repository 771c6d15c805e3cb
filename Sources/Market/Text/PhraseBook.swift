/// Phrases that are looked for together, each with what it means.
struct PhraseBook<Meaning: Sendable>: Sendable {
    /// One place where a phrase stands.
    struct Hit: Sendable {
        /// The letters that it takes.
        let range: Range<Int>
        let meaning: Meaning
    }

    private let phrases: [(phrase: Phrase, meaning: Meaning)]
    private let byFirst: [UInt32: [Int]]
    private let numberFirst: [Int]

    init(_ patterns: [(String, Meaning)]) {
        var phrases: [(Phrase, Meaning)] = []
        var byFirst: [UInt32: [Int]] = [:]
        var numberFirst: [Int] = []
        for (pattern, meaning) in patterns {
            let phrase = Phrase(pattern)
            for beginning in phrase.beginnings {
                switch beginning {
                case .letter(let value): byFirst[value, default: []].append(phrases.count)
                case .number: numberFirst.append(phrases.count)
                }
            }
            phrases.append((phrase, meaning))
        }
        self.phrases = phrases
        self.byFirst = byFirst
        self.numberFirst = numberFirst
    }

    /// The longest phrase that begins at a letter; nil if none does.
    func longest(in text: FoldedText, at place: Int) -> Hit? {
        let letters = text.letters
        var best: Hit?
        func look(_ index: Int) {
            guard let end = phrases[index].phrase.end(in: letters, at: place), end > best?.range.upperBound ?? place else { return }
            best = Hit(range: place..<end, meaning: phrases[index].meaning)
        }
        for index in byFirst[letters[place].value] ?? [] { look(index) }
        if !numberFirst.isEmpty, letters[place].value.isAsciiDigit || NumberWords.numerals.contains(letters[place].value),
            place == 0 || letters[place].gap != .none || !letters[place - 1].value.isPartOfANumber
        {
            for index in numberFirst { look(index) }
        }
        return best
    }

    /// All places where a phrase stands, at each beginning the longest.
    func hits(in text: FoldedText) -> [Hit] { hits(in: text, 0..<text.letters.count) }

    /// Those that begin in a range of letters and end in it.
    func hits(in text: FoldedText, _ range: Range<Int>) -> [Hit] {
        range.compactMap { place in longest(in: text, at: place).flatMap { $0.range.upperBound <= range.upperBound ? $0 : nil } }
    }
}

extension PhraseBook where Meaning == Void {
    init(_ patterns: [String]) { self.init(patterns.map { ($0, ()) }) }

    /// Whether one of the phrases stands in a range of letters.
    func stands(in text: FoldedText, _ range: Range<Int>) -> Bool {
        range.contains { place in
            longest(in: text, at: place).map { $0.range.upperBound <= range.upperBound } ?? false
        }
    }
}

extension UInt32 {
    fileprivate var isPartOfANumber: Bool { isAsciiDigit || self == Ascii.point || self == Ascii.comma }
}
