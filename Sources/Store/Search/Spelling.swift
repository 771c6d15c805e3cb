/// Words that differ by slips of the pen: a letter too many, one missing, a wrong one, or two neighbours swapped.
///
/// Every word is kept with all that is left of it when one letter (of words of 8 letters and more: up to two) is taken out. Two
/// words that differ by so many slips share one of these, so near words are found by equality, without going through all.
package enum Spelling {
    /// The longest word for which slips are tolerated, in letters.
    static let lettersMax = 16

    /// Whether a word is spelt at all: Latin letters only, 3 to 16, since a digit that differs means another version.
    package static func isSpelt(_ word: String) -> Bool {
        (3...lettersMax).contains(word.utf8.count) && word.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    }

    /// The slips that are tolerated in a typed word: none below 4 letters, 1 up to 7, 2 from 8 on.
    package static func slipsMax(_ typed: String) -> Int {
        guard isSpelt(typed) else { return 0 }
        return switch typed.utf8.count {
        case ..<4: 0
        case ..<8: 1
        default: 2
        }
    }

    /// What is left of a word when letters are taken out, the word itself included: at most 137 for 16 letters.
    package static func remains(of word: String) -> Set<String> {
        var remains: Set<String> = [word]
        let letters = Array(word.utf8)
        for first in letters.indices {
            var one = letters
            one.remove(at: first)
            remains.insert(String(decoding: one, as: UTF8.self))
            guard letters.count >= 8 else { continue }
            for second in first..<one.count {
                var two = one
                two.remove(at: second)
                remains.insert(String(decoding: two, as: UTF8.self))
            }
        }
        return remains
    }

    /// How many slips lie between two words; two swapped neighbours are one.
    package static func slips(_ one: String, _ other: String) -> Int {
        let a = Array(one.utf8)
        let b = Array(other.utf8)
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var rows = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count { rows[i][0] = i }
        for j in 0...b.count { rows[0][j] = j }
        for i in 1...a.count {
            for j in 1...b.count {
                let change = a[i - 1] == b[j - 1] ? 0 : 1
                var least = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + change)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { least = min(least, rows[i - 2][j - 2] + 1) }
                rows[i][j] = least
            }
        }
        return rows[a.count][b.count]
    }
}
