import Market

/// Looks through what was said in one trade, newest first.
///
/// What it finds, it has read in the open values themselves, so what is erased is found no more. `SaidIndex` tells it which
/// stretches of a long conversation it need not read. What it is asked and what it reads are compared byte by byte; Latin letters
/// in either case, and Chinese as typed or simplified.
package struct ConversationSearch: Sendable {
    /// The most characters of a question.
    package static let charactersMax = 100
    /// The most words of a question.
    package static let wordsMax = 5
    /// Stretches whose maps are read at a time.
    private static let stretchesMax: Int64 = 32

    /// For each word the forms in which it is looked for.
    private let words: [[[UInt8]]]

    /// Nil if nothing is asked.
    package init?(_ question: String) {
        let asked = question.prefix(Self.charactersMax).split(whereSeparator: \.isWhitespace).prefix(Self.wordsMax)
        words = asked.map { word in
            let plain = Self.folded(Array(word.utf8))
            let simplified = String(String.UnicodeScalarView(word.unicodeScalars.map(HanScript.simplified)))
            return Array(Set([plain, Self.folded(Array(simplified.utf8))]))
        }
        guard !words.isEmpty else { return nil }
    }

    /// The places of the entries in which all words stand, newest first, from before that place on; at most `limit`.
    ///
    /// Throws: `StoreFailure`.
    package func places(
        in trade: TradeID, before: Int64, limit: Int, _ connection: any Connection
    ) throws -> [Int64] {
        let stream = StreamName.trade(trade)
        guard let head = try Journal(connection).head(of: stream) else { return [] }
        let index = SaidIndex(connection)
        let runs = words.map { forms in forms.map(SaidMap.places) }
        var found: [Int64] = []
        var end = min(before, head.sequence + 1)
        // What is found at once needs no more than the newest stretches.
        var step: Int64 = 1
        while end > 0, found.count < limit {
            let last = (end - 1) / SaidIndex.span
            let stretches = max(0, last + 1 - step)..<last + 1
            let empty = try index.empty(of: trade, in: stretches, words: runs)
            for stretch in stretches.reversed() where found.count < limit && !empty.contains(stretch) {
                let entries = stretch * SaidIndex.span..<min(end, (stretch + 1) * SaidIndex.span)
                try SaidValues(connection).forEach(of: stream.text, in: entries) { said in
                    if found.count < limit, found.last != said.sequence, matches(said.bytes) { found.append(said.sequence) }
                }
            }
            end = stretches.lowerBound * SaidIndex.span
            step = min(step * 2, Self.stretchesMax)
        }
        return found
    }

    /// Whether all words stand in a text.
    package func matches(_ text: String) -> Bool { matches(Array(text.utf8)) }

    private func matches(_ text: [UInt8]) -> Bool {
        words.allSatisfy { forms in forms.contains { Self.first($0, in: text) != nil } }
    }

    /// Where the first of the words stands in a text that matches; nil where none does.
    package func place(in text: String) -> Range<String.Index>? {
        let bytes = Array(text.utf8)
        for form in words.flatMap({ $0 }) {
            guard let start = Self.first(form, in: bytes) else { continue }
            let from = text.utf8.index(text.utf8.startIndex, offsetBy: start)
            let to = text.utf8.index(from, offsetBy: form.count)
            guard from.samePosition(in: text) != nil, to.samePosition(in: text) != nil else { continue }
            return from..<to
        }
        return nil
    }

    private static func folded(_ bytes: [UInt8]) -> [UInt8] { bytes.map(folded) }

    /// A byte as it is compared: capital Latin letters as small ones.
    static func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// Where a folded word stands first in a text as it was written; nil where it does not.
    private static func first(_ word: [UInt8], in text: [UInt8]) -> Int? {
        guard let head = word.first, word.count <= text.count else { return nil }
        return text.withUnsafeBufferPointer { text in
            word.withUnsafeBufferPointer { word in
                var place = 0
                while place <= text.count - word.count {
                    if folded(text[place]) == head {
                        var length = 1
                        while length < word.count, folded(text[place + length]) == word[length] { length += 1 }
                        if length == word.count { return place }
                    }
                    place += 1
                }
                return nil
            }
        }
    }
}
