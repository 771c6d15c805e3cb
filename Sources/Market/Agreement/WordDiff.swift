/// How one text became another, word by word: a Chinese character is a word, and so is a run of letters or digits.
///
/// The longest common sequence of words is kept. Where both texts are so long that finding it would take too much, what
/// differs between their common beginning and end is told as a whole.
package struct WordDiff: Equatable, Sendable {
    /// The pieces in their order. Without the added ones they are the old text, without the removed ones the new.
    package let pieces: [Piece]

    /// A stretch of text that was kept, taken out or put in.
    package struct Piece: Equatable, Sendable {
        /// What became of it.
        package let fate: Fate
        /// The text.
        package let text: String
    }

    /// What became of a stretch of text.
    package enum Fate: String, Sendable {
        case kept, removed, added
    }

    /// The most pairs of words that are compared; 500 characters against 500 of them fit.
    package static let pairsMax = 300_000

    /// Compares two texts.
    package init(from was: String, to now: String) {
        let (old, new) = (Self.words(was), Self.words(now))
        let head = zip(old, new).prefix { $0 == $1 }.count
        let tail = min(
            zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count, min(old.count, new.count) - head)
        var fates: [(Fate, Substring)] = old[..<head].map { (.kept, $0) }
        fates += Self.middle(old[head..<(old.count - tail)], new[head..<(new.count - tail)])
        fates += old[(old.count - tail)...].map { (.kept, $0) }
        pieces = Self.joined(fates)
    }

    /// The part of the words that was kept, in thousandths of the longer text; 1,000 for equal texts.
    package var likenessThousandths: Int {
        func length(_ fates: Set<Fate>) -> Int { pieces.filter { fates.contains($0.fate) }.reduce(0) { $0 + $1.text.count } }
        let longer = max(length([.kept, .removed]), length([.kept, .added]))
        return longer == 0 ? 1_000 : length([.kept]) * 1_000 / longer
    }

    /// A text cut into words; together they are the text.
    static func words(_ text: String) -> [Substring] {
        var words: [Substring] = []
        var start = text.startIndex
        for place in text.indices where place > start {
            if Kind(text[text.index(before: place)]) == Kind(text[place]), Kind(text[place]) != .single { continue }
            words.append(text[start..<place])
            start = place
        }
        if start < text.endIndex { words.append(text[start...]) }
        return words
    }

    private enum Kind: Equatable {
        case letters, digits, single

        init(_ character: Character) {
            if character.isNumber, character.isASCII {
                self = .digits
            } else if character.isLetter, character.unicodeScalars.allSatisfy({ $0.value < 0x2E80 }) {
                self = .letters
            } else {
                self = .single
            }
        }
    }

    private static func middle(_ old: ArraySlice<Substring>, _ new: ArraySlice<Substring>) -> [(Fate, Substring)] {
        guard !old.isEmpty, !new.isEmpty, old.count * new.count <= pairsMax else {
            return old.map { (.removed, $0) } + new.map { (.added, $0) }
        }
        let (old, new) = (Array(old), Array(new))
        let width = new.count + 1
        // lengths[i * width + j]: the longest common sequence of what follows i in the old and j in the new.
        var lengths = [Int32](repeating: 0, count: (old.count + 1) * width)
        for i in old.indices.reversed() {
            for j in new.indices.reversed() {
                lengths[i * width + j] =
                    old[i] == new[j]
                    ? lengths[(i + 1) * width + j + 1] + 1 : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
            }
        }
        var fates: [(Fate, Substring)] = []
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            if i < old.count, j < new.count, old[i] == new[j] {
                fates.append((.kept, old[i]))
                i += 1
                j += 1
            } else if i < old.count, j == new.count || lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
                fates.append((.removed, old[i]))
                i += 1
            } else {
                fates.append((.added, new[j]))
                j += 1
            }
        }
        return fates
    }

    /// Words of one fate made one piece; between two that were kept, what was taken out stands before what was put in.
    private static func joined(_ fates: [(Fate, Substring)]) -> [Piece] {
        var pieces: [Piece] = []
        var (removed, added, kept) = ("", "", "")
        func flush() -> [Piece] {
            [Piece(fate: .removed, text: removed), Piece(fate: .added, text: added), Piece(fate: .kept, text: kept)]
                .filter { !$0.text.isEmpty }
        }
        for (fate, word) in fates {
            if fate != .kept, !kept.isEmpty {
                pieces += flush()
                (removed, added, kept) = ("", "", "")
            }
            switch fate {
            case .kept: kept += word
            case .removed: removed += word
            case .added: added += word
            }
        }
        return pieces + flush()
    }
}
