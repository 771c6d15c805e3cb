/// Cuts text into what it is searched by: Latin words and numbers in lower case, and every two neighbouring Han characters.
///
/// Both databases use the same cut, because their own tokenizers disagree and find no two-character Chinese words.
/// Full-width and traditional characters are read as the plain ones.
package enum SearchWords {
    /// The longest word that is kept, in characters.
    package static let wordCharactersMax = 40

    /// A piece of text between spaces, signs and changes of script.
    package enum Run: Hashable, Sendable {
        /// Letters, digits, `+` and `#`, in lower case.
        case word(String)
        /// Han characters, simplified.
        case han([Unicode.Scalar])

        /// The words of the run, in order.
        package var words: [String] {
            switch self {
            case .word(let word): [word]
            case .han(let han) where han.count == 1: [String(han[0])]
            case .han(let han): zip(han, han.dropFirst()).map { String($0) + String($1) }
            }
        }
    }

    /// The words of a text, in order, with repetitions. A single Han character between others is kept as itself.
    package static func cut(_ text: String) -> [String] { runs(text).flatMap(\.words) }

    /// The runs of a text, in order.
    package static func runs(_ text: String) -> [Run] {
        var runs: [Run] = []
        var word = String.UnicodeScalarView()
        var han: [Unicode.Scalar] = []

        func endWord() {
            if !word.isEmpty { runs.append(.word(String(String(word).lowercased().prefix(wordCharactersMax)))) }
            word = String.UnicodeScalarView()
        }
        func endHan() {
            if !han.isEmpty { runs.append(.han(han)) }
            han = []
        }
        for scalar in text.unicodeScalars {
            let scalar = halfWidth(scalar)
            if isHan(scalar) {
                endWord()
                han.append(HanScript.simplified(scalar))
            } else if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "+" || scalar == "#" {
                endHan()
                word.append(scalar)
            } else {
                endWord()
                endHan()
            }
        }
        endWord()
        endHan()
        return runs
    }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        default: false
        }
    }

    /// Full-width letters and digits as people type them in Chinese input, made plain.
    private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }
}
