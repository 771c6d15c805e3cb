extension RatingMasked.Stretch {
    /// Where those words stand in a text, apart and in order; none where they do not, or where there are no words.
    package static func all(of words: String, in text: String) -> [RatingMasked.Stretch] {
        let (part, whole) = (Array(words.unicodeScalars), Array(text.unicodeScalars))
        guard !part.isEmpty, part.count <= whole.count else { return [] }
        var found: [RatingMasked.Stretch] = []
        var from = 0
        while from + part.count <= whole.count {
            if whole[from..<from + part.count].elementsEqual(part) {
                found.append(RatingMasked.Stretch(from: from, to: from + part.count))
                from += part.count
            } else {
                from += 1
            }
        }
        return found
    }

    /// The same characters in as few stretches as there can be, in order.
    package static func joined(_ stretches: [RatingMasked.Stretch]) -> [RatingMasked.Stretch] {
        stretches.sorted { ($0.from, $0.to) < ($1.from, $1.to) }.reduce(into: []) { joined, stretch in
            if let last = joined.last, stretch.from <= last.to {
                joined[joined.count - 1] = RatingMasked.Stretch(from: last.from, to: max(last.to, stretch.to))
            } else {
                joined.append(stretch)
            }
        }
    }
}
