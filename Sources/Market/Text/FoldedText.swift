/// A text as a reader understands it, with the way back to how it was written.
///
/// Full width, letter case, traditional characters, letters that look like others, digits in circles and letters without ink
/// are folded away; what stands between two letters becomes a gap with a strength. So `最·佳`, `最 佳` and `㊣最佳` hold the same
/// letters. Rules look at the letters and answer with offsets in the text as it was written.
package struct FoldedText: Sendable {
    /// The letters, in order.
    package let letters: [Letter]

    /// One letter after folding.
    package struct Letter: Sendable, Hashable {
        /// The scalar that it was folded to.
        package let value: UInt32
        /// Where it begins in the original, in UTF-16 code units.
        package let start: Int
        /// Where it ends there.
        package let end: Int
        /// What stood between the letter before and this one.
        package let gap: Gap
    }

    /// What stands between two letters, from nothing to the end of a sentence.
    package enum Gap: UInt8, Comparable, Sendable {
        case none, inside, clause, sentence

        /// From nothing to the end of a sentence.
        package static func < (first: Gap, second: Gap) -> Bool { first.rawValue < second.rawValue }
    }

    /// Folds a text of any length, in time proportional to it.
    package init(_ text: String) {
        var marks: [Mark] = []
        marks.reserveCapacity(text.utf8.count / 2)
        var offset = 0
        for scalar in text.unicodeScalars {
            let end = offset + (scalar.value > 0xFFFF ? 2 : 1)
            if let value = LetterFolding.fold(scalar.value) { marks.append(Mark(value: value, start: offset, end: end)) }
            offset = end
        }
        letters = Self.letters(of: marks)
    }

    /// Where letters stand in the original, in UTF-16 code units; an empty range of letters has no place.
    package func span(of range: Range<Int>) -> Range<Int> {
        guard let first = letters[range].first, let last = letters[range].last else { return 0..<0 }
        return first.start..<last.end
    }

    private struct Mark {
        let value: UInt32
        let start: Int
        let end: Int
    }

    private static func letters(of marks: [Mark]) -> [Letter] {
        var letters: [Letter] = []
        letters.reserveCapacity(marks.count)
        var gap = Gap.none
        for (place, mark) in marks.enumerated() {
            let before = place > 0 ? marks[place - 1].value : 0
            let after = place + 1 < marks.count ? marks[place + 1].value : 0
            switch meaning(of: mark.value, before: before, after: after, last: letters.last?.value ?? 0, gap: gap) {
            case .letter(let value):
                if value == Ascii.percent || value.isAsciiDigit && gap == .none { letters.readOsAsZeros() }
                letters.append(Letter(value: value, start: mark.start, end: mark.end, gap: gap))
                gap = .none
            case .gap(let found): gap = max(gap, found)
            }
        }
        return letters
    }

    private enum Meaning {
        case letter(UInt32)
        case gap(Gap)
    }

    /// What a mark says depends on its neighbours: a point in a number is a part of it, one after a word ends a sentence.
    private static func meaning(of value: UInt32, before: UInt32, after: UInt32, last: UInt32, gap: Gap) -> Meaning {
        if LetterFolding.isLetter(value) { return .letter(value) }
        switch value {
        case Ascii.percent, Ascii.at, Ascii.hash: return .letter(value)
        case Ascii.point:
            if before.isAsciiWord, after.isAsciiWord { return .letter(value) }
            if before == Ascii.o, after == Ascii.space { return .letter(value) }
            return .gap(after > 0x7F ? .inside : .sentence)
        case Ascii.comma: return before.isAsciiDigit && after.isAsciiDigit ? .letter(value) : .gap(.clause)
        case Ascii.underscore: return before.isAsciiWord && after.isAsciiWord ? .letter(value) : .gap(.inside)
        case Ascii.plus:
            if before.isAsciiDigit || LetterFolding.magnitudes.contains(before) { return .letter(value) }
            if LetterFolding.contactBeginnings.contains(after) { return .letter(LetterFolding.add) }
            return after.isAsciiDigit ? .letter(value) : .gap(.inside)
        case LetterFolding.heart:
            let isChannel = LetterFolding.channelBeginnings.contains(last) && gap == .none && after != LetterFolding.letterOfMail
            return isChannel ? .letter(LetterFolding.letterOfMail) : .gap(.inside)
        case Ascii.colon, Ascii.semicolon, LetterFolding.enumerationComma: return .gap(.clause)
        case Ascii.exclamation, Ascii.question, Ascii.newline, Ascii.carriageReturn, LetterFolding.fullStop:
            return .gap(.sentence)
        default: return .gap(.inside)
        }
    }
}

extension [FoldedText.Letter] {
    /// `1OO%` is read as `100%`, `15O1` as `1501`: an o after a digit and before a digit or a percent sign.
    fileprivate mutating func readOsAsZeros() {
        var place = count
        while place > 0, self[place - 1].value == Ascii.o, self[place - 1].gap == .none { place -= 1 }
        guard place < count, place > 0, self[place - 1].value.isAsciiDigit else { return }
        for index in place..<count {
            self[index] = FoldedText.Letter(
                value: Ascii.zero, start: self[index].start, end: self[index].end, gap: self[index].gap)
        }
    }
}

extension FoldedText {
    /// The clause that a letter stands in: from the last comma or full stop to the next.
    package func clause(around range: Range<Int>) -> Range<Int> { piece(around: range, .clause) }

    /// The sentence that a letter stands in.
    package func sentence(around range: Range<Int>) -> Range<Int> { piece(around: range, .sentence) }

    private func piece(around range: Range<Int>, _ gap: Gap) -> Range<Int> {
        var lower = range.lowerBound
        while lower > 0, letters[lower].gap < gap { lower -= 1 }
        var upper = range.upperBound
        while upper < letters.count, letters[upper].gap < gap { upper += 1 }
        return lower..<upper
    }
}
