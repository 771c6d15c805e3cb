/// A phrase to be found in folded texts.
///
/// Written in a small language: `{a|b}` one of several, perhaps an empty one; `~` up to four letters of any kind; `*` up to
/// thirty; `#` a number in digits or Chinese numerals; `№` the sign `#`; a space a gap between Latin words. Han characters may have spaces and
/// symbols between them in the text, Latin letters of one word may not; neither reaches over a comma.
struct Phrase: Sendable {
    /// What a phrase may begin with.
    enum Beginning: Hashable {
        case letter(UInt32)
        case number
    }

    private struct Node: Sendable {
        let kind: Kind
        let next: [Int]

        enum Kind: Sendable {
            case letter(UInt32)
            case gap
            case wild(lettersMax: Int)
            case number, end
        }
    }

    /// How the letter to come must be joined to the one before.
    private enum Joint { case start, tight, gap, loose }

    private var nodes: [Node] = [Node(kind: .end, next: [])]
    private var entries: [Int] = [0]

    init(_ pattern: String) {
        var scalars = Array(pattern.unicodeScalars)[...]
        while let last = scalars.popLast() {
            if last == "}" {
                guard let open = scalars.lastIndex(of: "{") else { preconditionFailure("No { in \(pattern)") }
                let choices = scalars[(open + 1)...].split(separator: "|", omittingEmptySubsequences: false)
                let tail = entries
                entries = choices.flatMap { choice in
                    var entries = tail
                    for scalar in choice.reversed() { entries = [append(scalar, before: entries)] }
                    return entries
                }
                scalars = scalars[..<open]
            } else {
                entries = [append(last, before: entries)]
            }
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar, before next: [Int]) -> Int {
        let kind: Node.Kind =
            switch scalar {
            case " ": .gap
            case "~": .wild(lettersMax: 4)
            case "*": .wild(lettersMax: 30)
            case "#": .number
            case "№": .letter(Ascii.hash)
            default: .letter(scalar.value)
            }
        nodes.append(Node(kind: kind, next: next))
        return nodes.count - 1
    }

    /// What it may begin with; always a letter or a number.
    var beginnings: Set<Beginning> {
        Set(
            entries.map { entry in
                switch nodes[entry].kind {
                case .letter(let value): .letter(value)
                case .number: .number
                case .gap, .wild, .end: preconditionFailure("A phrase begins with a letter or a number.")
                }
            })
    }

    /// Where the phrase ends at the latest that begins at a letter; nil if it does not stand there.
    func end(in letters: [FoldedText.Letter], at start: Int) -> Int? {
        let isInsideAWord =
            start > 0 && letters[start].gap == .none && letters[start].value.isAsciiWord
            && letters[start - 1].value.isAsciiWord
        guard !isInsideAWord else { return nil }
        return entries.compactMap { match($0, letters, start, .start) }.max()
    }

    private func match(_ index: Int, _ letters: [FoldedText.Letter], _ place: Int, _ joint: Joint) -> Int? {
        let node = nodes[index]
        func rest(_ place: Int, _ joint: Joint) -> Int? {
            var latest: Int?
            for next in node.next {
                if let end = match(next, letters, place, joint), end > latest ?? -1 { latest = end }
            }
            return latest
        }
        switch node.kind {
        case .letter(let value):
            guard place < letters.count, letters[place].value == value, Self.isJoined(letters, place, joint) else { return nil }
            return rest(place + 1, .tight)
        case .gap:
            guard place < letters.count, letters[place].gap == .inside else { return nil }
            return rest(place, .gap)
        case .number:
            guard place < letters.count, joint == .start || letters[place].gap <= .inside,
                let end = NumberWords.end(in: letters, at: place)
            else { return nil }
            return rest(end, .loose)
        case .wild(let lettersMax):
            var next = place
            while true {
                if let end = rest(next, .loose) { return end }
                guard next < letters.count, next - place < lettersMax, letters[next].gap <= .inside else { return nil }
                next += 1
            }
        case .end:
            let isWhole =
                place >= letters.count || letters[place].gap != .none || !letters[place].value.isAsciiWord
                || !letters[place - 1].value.isAsciiWord || joint == .loose
            return isWhole ? place : nil
        }
    }

    private static func isJoined(_ letters: [FoldedText.Letter], _ place: Int, _ joint: Joint) -> Bool {
        guard place > 0 else { return true }
        let isInWord = letters[place].value.isAsciiWord && letters[place - 1].value.isAsciiWord
        switch joint {
        case .tight: return isInWord ? letters[place].gap == .none : letters[place].gap <= .inside
        case .start, .gap: return true
        // After a wild card or a number a new word begins, or a letter after a digit.
        case .loose:
            return letters[place].gap <= .inside
                && (!isInWord || letters[place].gap != .none || letters[place - 1].value.isAsciiDigit)
        }
    }
}
