/// The form of an SPDX licence expression: identifiers joined by AND, OR and WITH, with brackets.
///
/// Source: SPDX specification 2.3, annex D. Only the form is checked, not whether the licence list knows each identifier.
package enum LicenceExpression {
    /// Whether the text reads as such an expression.
    package static func isWellFormed(_ text: String) -> Bool {
        var words: [String] = []
        for piece in text.split(separator: " ") {
            var word = ""
            for character in piece {
                if character == "(" || character == ")" {
                    if !word.isEmpty { words.append(word) }
                    words.append(String(character))
                    word = ""
                } else {
                    word.append(character)
                }
            }
            if !word.isEmpty { words.append(word) }
        }
        var place = 0
        return expression(words, &place, depth: 0) && place == words.count
    }

    private static func expression(_ words: [String], _ place: inout Int, depth: Int) -> Bool {
        guard term(words, &place, depth: depth) else { return false }
        while place < words.count, words[place] == "AND" || words[place] == "OR" {
            place += 1
            guard term(words, &place, depth: depth) else { return false }
        }
        return true
    }

    private static func term(_ words: [String], _ place: inout Int, depth: Int) -> Bool {
        guard place < words.count, depth < 16 else { return false }
        if words[place] == "(" {
            place += 1
            guard expression(words, &place, depth: depth + 1), place < words.count, words[place] == ")" else {
                return false
            }
            place += 1
            return true
        }
        guard isIdentifier(words[place]) else { return false }
        place += 1
        if place + 1 < words.count, words[place] == "WITH" {
            guard isIdentifier(words[place + 1]) else { return false }
            place += 2
        }
        return true
    }

    private static func isIdentifier(_ word: String) -> Bool {
        !["AND", "OR", "WITH", ")"].contains(word)
            && word.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == 0x2D || byte == 0x2E || byte == 0x2B || byte == 0x3A
            }
    }
}
