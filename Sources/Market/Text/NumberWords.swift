/// Numbers in digits and in Chinese numerals.
enum NumberWords {
    static let numerals = Set("零〇一二两三四五六七八九十百千万亿几半".unicodeScalars.map(\.value))
    private static let magnitudes = Set("十百千万亿".unicodeScalars.map(\.value))
    private static let about = Set("多余来几+".unicodeScalars.map(\.value))

    /// Where the number ends that begins at a letter, its magnitude included: `10`, `1,000.5`, `3.2 万+`, `三千`.
    static func end(in letters: [FoldedText.Letter], at start: Int) -> Int? {
        var place = start
        func isClose(_ index: Int) -> Bool { index < letters.count && (index == start || letters[index].gap <= .inside) }
        if letters[place].value.isAsciiDigit {
            func isDigit(_ index: Int) -> Bool { index < letters.count && letters[index].value.isAsciiDigit }
            while place < letters.count {
                let value = letters[place].value
                let isJoint = (value == Ascii.point || value == Ascii.comma) && isDigit(place + 1)
                guard place == start || letters[place].gap == .none, value.isAsciiDigit || isJoint else { break }
                place += 1
            }
            while isClose(place), magnitudes.contains(letters[place].value) { place += 1 }
        } else {
            while isClose(place), numerals.contains(letters[place].value) { place += 1 }
            guard place > start else { return nil }
        }
        while isClose(place), about.contains(letters[place].value) { place += 1 }
        return place
    }

    /// The whole number that stands first among some letters, e.g. 15, 十五, 3 万; nil if there is none or it is too large.
    static func value(in letters: ArraySlice<FoldedText.Letter>) -> Int? {
        var total = 0
        var section = 0
        var digits: Int?
        var isFound = false
        for letter in letters {
            if let digit = digit(letter.value) ?? (letter.value == twoOf ? 2 : nil) {
                let (tens, isLarge) = (digits ?? 0).multipliedReportingOverflow(by: 10)
                guard !isLarge, tens < 1_000_000_000 else { return nil }
                digits = tens + digit
                isFound = true
            } else if let size = sizes[letter.value] {
                if size >= 10_000 {
                    total += (section + (digits ?? 0)) * size
                    section = 0
                } else {
                    section += (digits ?? 1) * size
                }
                digits = nil
                isFound = true
            } else if isFound, letter.value != Ascii.comma {
                break
            }
        }
        return isFound ? total + section + (digits ?? 0) : nil
    }

    /// 两
    private static let twoOf: UInt32 = 0x4E24
    private static let sizes: [UInt32: Int] = Dictionary(
        zip("十百千万".unicodeScalars.map(\.value), [10, 100, 1_000, 10_000])
    ) { first, _ in first }

    /// The decimal digit that a letter is, in digits or Chinese numerals.
    static func digit(_ value: UInt32) -> Int? { value.isAsciiDigit ? Int(value - Ascii.zero) : chinese[value] }

    private static let chinese: [UInt32: Int] = Dictionary(
        zip("零〇一二三四五六七八九幺贰叁陆".unicodeScalars.map(\.value), [0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 6])
    ) { first, _ in first }
}
