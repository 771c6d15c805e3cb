/// A set of offers, each known by the position of the entry that published it, for exact counting and fast cutting of one set
/// with another.
package struct OfferSet: Equatable, Sendable {
    /// 64-bit words of one page of 65,536 positions.
    static let wordsPerPage = 1_024

    /// The pages that have offers, by number.
    private var pages: [Int64: [UInt64]] = [:]

    /// No offer.
    package init() {}

    /// Whether it has none.
    package var isEmpty: Bool { pages.isEmpty }

    /// How many offers it has.
    package var count: Int {
        pages.values.reduce(0) { sum, words in words.reduce(sum) { $0 + $1.nonzeroBitCount } }
    }

    /// Whether it has the offer of that position.
    package func contains(_ position: Int64) -> Bool {
        guard let words = pages[OfferPage.number(of: position)] else { return false }
        let offset = Int(position & (OfferPage.span - 1))
        return words[offset >> 6] & (1 << (offset & 63)) != 0
    }

    /// Adds the offers of a stored page.
    package mutating func formUnion(_ page: OfferPage, number: Int64) {
        let words = page.words
        guard var old = pages[number] else {
            if words.contains(where: { $0 != 0 }) { pages[number] = words }
            return
        }
        pages[number] = nil
        for index in old.indices { old[index] |= words[index] }
        pages[number] = old
    }

    /// Adds the offers of another set.
    package mutating func formUnion(_ other: OfferSet) {
        for (number, words) in other.pages {
            guard var old = pages[number] else {
                pages[number] = words
                continue
            }
            pages[number] = nil
            for index in old.indices { old[index] |= words[index] }
            pages[number] = old
        }
    }

    /// Keeps only what another set has too.
    package mutating func formIntersection(_ other: OfferSet) {
        for (number, old) in pages {
            guard let words = other.pages[number] else {
                pages[number] = nil
                continue
            }
            var common = old
            var isEmpty = true
            for index in common.indices {
                common[index] &= words[index]
                if common[index] != 0 { isEmpty = false }
            }
            pages[number] = isEmpty ? nil : common
        }
    }

    /// Takes one offer away.
    package mutating func remove(_ position: Int64) {
        let number = OfferPage.number(of: position)
        let offset = Int(position & (OfferPage.span - 1))
        guard contains(position) else { return }
        pages[number]?[offset >> 6] &= ~(1 << (offset & 63))
        if pages[number]?.allSatisfy({ $0 == 0 }) == true { pages[number] = nil }
    }

    /// What both sets have.
    package func intersection(_ other: OfferSet) -> OfferSet {
        var common = self
        common.formIntersection(other)
        return common
    }

    /// How many offers a stored page has in common with this set.
    package func countCommon(with page: OfferPage, number: Int64) -> Int {
        pages[number].map(page.countCommon) ?? 0
    }

    /// Hands the positions to `body` from the greatest down, those below `limit` only, until it answers false.
    package func forEachDescending(below limit: Int64 = .max, _ body: (Int64) throws -> Bool) rethrows {
        for number in pages.keys.sorted(by: >) {
            guard let words = pages[number], number * OfferPage.span < limit else { continue }
            for index in words.indices.reversed() {
                var word = words[index]
                while word != 0 {
                    let bit = 63 - word.leadingZeroBitCount
                    word &= ~(1 << bit)
                    let position = Self.position(page: number, index: index, bit: bit)
                    guard position < limit else { continue }
                    guard try body(position) else { return }
                }
            }
        }
    }

    /// The offers that so many of these sets have, at least one.
    package static func having(_ countMin: Int, of sets: [OfferSet]) -> OfferSet {
        var found = OfferSet()
        guard countMin > 0, countMin <= sets.count else { return found }
        for number in Set(sets.flatMap(\.pages.keys)) {
            // The counts of 64 offers are added at once: each plane holds one binary digit of all of them.
            let digits = Int.bitWidth - sets.count.leadingZeroBitCount
            let pages = sets.compactMap { $0.pages[number] }
            var enough = noWords
            for index in enough.indices {
                var planes = [UInt64](repeating: 0, count: digits)
                for page in pages {
                    var carry = page[index]
                    for digit in 0..<digits where carry != 0 {
                        (planes[digit], carry) = (planes[digit] ^ carry, planes[digit] & carry)
                    }
                }
                var above: UInt64 = 0
                var equal = UInt64.max
                for digit in (0..<digits).reversed() {
                    let wanted: UInt64 = countMin >> digit & 1 == 1 ? .max : 0
                    above |= equal & planes[digit] & ~wanted
                    equal &= ~(planes[digit] ^ wanted)
                }
                enough[index] = above | equal
            }
            if enough != noWords { found.pages[number] = enough }
        }
        return found
    }

    // MARK: A page at a time, for loops over many offers

    /// The words of bits of a page, zeros where the set has none there.
    package func words(onPage number: Int64) -> [UInt64] { pages[number] ?? Self.noWords }

    /// Hands the pages that have offers to `body`, from the last to the first.
    package func forEachPageDescending(_ body: (_ number: Int64, _ words: [UInt64]) throws -> Void) rethrows {
        for number in pages.keys.sorted(by: >) { try body(number, words(onPage: number)) }
    }

    /// Hands the bits of a page's words to `body`, from the last to the first.
    package static func forEachDescending(_ words: [UInt64], _ body: (_ index: Int, _ bit: Int) throws -> Void) rethrows {
        for index in words.indices.reversed() {
            var word = words[index]
            while word != 0 {
                let bit = 63 - word.leadingZeroBitCount
                word &= ~(1 << bit)
                try body(index, bit)
            }
        }
    }

    /// The position that a bit of a page stands for.
    package static func position(page number: Int64, index: Int, bit: Int) -> Int64 {
        number * OfferPage.span + Int64(index << 6 | bit)
    }

    private static let noWords = [UInt64](repeating: 0, count: wordsPerPage)
}
