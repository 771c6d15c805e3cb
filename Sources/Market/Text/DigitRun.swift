/// Runs of digits, however they are written and split, and what they may be: telephone and card numbers.
struct DigitRun: Sendable {
    /// The letters that the run takes.
    let range: Range<Int>
    /// The digits, Chinese numerals read as such.
    let digits: [Int]
    /// The lengths of its parts between gaps.
    let parts: [Int]

    /// All runs of a text, in order. Spaces, hyphens and points in the middle split parts, not runs.
    static func all(in text: FoldedText) -> [DigitRun] {
        let letters = text.letters
        var runs: [DigitRun] = []
        var place = 0
        while place < letters.count {
            guard NumberWords.digit(letters[place].value) != nil else {
                place += 1
                continue
            }
            let start = place
            var digits: [Int] = []
            var parts: [Int] = []
            while place < letters.count, let digit = NumberWords.digit(letters[place].value),
                place == start || letters[place].gap <= .inside
            {
                if place == start || letters[place].gap == .inside { parts.append(0) }
                parts[parts.count - 1] += 1
                digits.append(digit)
                place += 1
            }
            runs.append(DigitRun(range: start..<place, digits: digits, parts: parts))
        }
        return runs + joined(runs, letters)
    }

    /// Three runs between commas that are read out as one number: 一五九，八七六五，四三二一.
    private static func joined(_ runs: [DigitRun], _ letters: [FoldedText.Letter]) -> [DigitRun] {
        zip(runs, zip(runs.dropFirst(), runs.dropFirst(2))).compactMap { first, others in
            let (second, third) = others
            guard first.parts + second.parts + third.parts == [3, 4, 4], first.range.upperBound == second.range.lowerBound,
                second.range.upperBound == third.range.lowerBound,
                letters[second.range.lowerBound].gap == .clause, letters[third.range.lowerBound].gap == .clause
            else { return nil }
            return DigitRun(
                range: first.range.lowerBound..<third.range.upperBound, digits: first.digits + second.digits + third.digits,
                parts: [3, 4, 4])
        }
    }

    /// Whether letters or points stick to it, as in a version, a hash or a coordinate.
    func isPartOfAName(in text: FoldedText) -> Bool {
        let letters = text.letters
        func sticks(_ value: UInt32) -> Bool { value.isAsciiLetter || value == Ascii.point || value == Ascii.underscore }
        if range.lowerBound > 0, letters[range.lowerBound].gap == .none, sticks(letters[range.lowerBound - 1].value) { return true }
        return range.upperBound < letters.count && letters[range.upperBound].gap == .none
            && sticks(letters[range.upperBound].value)
    }

    /// A Chinese mobile number: eleven digits from 13 to 19, whole or split as people say it, or into single digits.
    var isMobile: Bool {
        if digits.count == 13 || digits.count == 15, digits.starts(with: [8, 6, 1]) || digits.starts(with: [0, 0, 8, 6, 1]) {
            return parts.count > 1 && digits[digits.count - 10] >= 3
        }
        guard digits.count == 11, digits[0] == 1, digits[1] >= 3 else { return false }
        return parts.count == 1 || parts.count >= 5
            || [[3, 4, 4], [3, 8], [7, 4], [4, 7], [4, 4, 3], [3, 3, 5]].contains(parts)
    }

    /// A Chinese landline or service number, split after the area.
    var isLandline: Bool {
        guard parts.count >= 2 else { return false }
        let rest = digits.count - parts[0]
        if digits[0] == 0 { return (3...4).contains(parts[0]) && (7...8).contains(rest) && digits[1] != 0 }
        return digits.prefix(3) == [4, 0, 0] && digits.count == 10
    }

    /// Written out digit by digit, so that nobody sees a number in it; not a list that counts.
    var isSpelled: Bool {
        parts.count == digits.count && digits.count >= 7
            && !zip(digits, digits.dropFirst()).allSatisfy { $1 - $0 == 1 || $0 == 9 && $1 == 1 }
    }

    /// `2025-03-01`.
    var isDate: Bool { parts == [4, 2, 2] }

    /// A card's number: 15 to 19 digits in groups of four, with a check digit that fits.
    var isCard: Bool {
        (15...19).contains(digits.count) && parts.count >= 4 && parts.dropLast().allSatisfy { $0 == 4 } && passesLuhn
    }

    private var passesLuhn: Bool {
        let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
            let value = digit.offset.isMultiple(of: 2) ? digit.element : digit.element * 2
            return sum + (value > 9 ? value - 9 : value)
        }
        return sum.isMultiple(of: 10)
    }
}
