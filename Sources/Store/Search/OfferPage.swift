/// The offers that have one term, within a stretch of 65,536 positions of the log: the value of one row.
///
/// An offer is known by the position of the entry that published it. Few offers stand as ascending offsets of two bytes each, the
/// lower first; many as a map of 65,536 bits. Which of the two follows from their number alone, so equal sets are equal bytes.
package struct OfferPage: Hashable, Sendable {
    /// Positions of one page.
    package static let span: Int64 = 65_536
    /// Offers that still stand as offsets; one more makes the map of bits shorter.
    static let offsetsMax = 4_095
    /// Bytes of the map of bits.
    static let mapBytes = 8_192

    /// As it is stored; empty for no offer.
    package private(set) var bytes: [UInt8]

    /// The page of stored bytes.
    package init(stored bytes: [UInt8]) { self.bytes = bytes }

    /// The page of no offer.
    package init() { bytes = [] }

    /// The number of the page on which a position stands.
    package static func number(of position: Int64) -> Int64 { position >> 16 }

    private var isMap: Bool { bytes.count == Self.mapBytes }

    /// How many offers the page has.
    var count: Int {
        isMap ? bytes.reduce(0) { $0 + $1.nonzeroBitCount } : bytes.count / 2
    }

    /// Adds the offer of a position.
    package mutating func insert(_ position: Int64) {
        let offset = Int(position & (Self.span - 1))
        if isMap {
            bytes[offset >> 3] |= 1 << (offset & 7)
            return
        }
        let place = place(of: offset)
        guard place == bytes.count / 2 || self.offset(at: place) != offset else { return }
        bytes.insert(contentsOf: [UInt8(offset & 255), UInt8(offset >> 8)], at: place * 2)
        if bytes.count / 2 > Self.offsetsMax { bytes = Self.map(of: bytes) }
    }

    /// Takes the offer of a position away.
    package mutating func remove(_ position: Int64) {
        let offset = Int(position & (Self.span - 1))
        if isMap {
            bytes[offset >> 3] &= ~(1 << (offset & 7))
            if count <= Self.offsetsMax { bytes = Self.offsets(of: bytes) }
            return
        }
        let place = place(of: offset)
        guard place < bytes.count / 2, self.offset(at: place) == offset else { return }
        bytes.removeSubrange(place * 2..<place * 2 + 2)
    }

    /// The offers as 1,024 words of bits, the lowest position in the lowest bit.
    var words: [UInt64] {
        var words = [UInt64](repeating: 0, count: OfferSet.wordsPerPage)
        if isMap {
            bytes.withUnsafeBytes { raw in
                for index in words.indices {
                    words[index] = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
                }
            }
        } else {
            for place in 0..<bytes.count / 2 {
                let offset = offset(at: place)
                words[offset >> 6] |= 1 << (offset & 63)
            }
        }
        return words
    }

    /// How many of these offers stand in `words` too.
    func countCommon(with words: [UInt64]) -> Int {
        var count = 0
        if isMap {
            bytes.withUnsafeBytes { raw in
                for index in words.indices {
                    let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
                    count += (word & words[index]).nonzeroBitCount
                }
            }
        } else {
            for place in 0..<bytes.count / 2 {
                let offset = offset(at: place)
                if words[offset >> 6] & (1 << (offset & 63)) != 0 { count += 1 }
            }
        }
        return count
    }

    private func offset(at place: Int) -> Int { Int(bytes[place * 2]) | Int(bytes[place * 2 + 1]) << 8 }

    /// Where an offset stands, or would stand.
    private func place(of offset: Int) -> Int {
        var low = 0
        var high = bytes.count / 2
        while low < high {
            let middle = (low + high) / 2
            if self.offset(at: middle) < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func map(of offsets: [UInt8]) -> [UInt8] {
        var map = [UInt8](repeating: 0, count: mapBytes)
        for place in stride(from: 0, to: offsets.count, by: 2) {
            let offset = Int(offsets[place]) | Int(offsets[place + 1]) << 8
            map[offset >> 3] |= 1 << (offset & 7)
        }
        return map
    }

    private static func offsets(of map: [UInt8]) -> [UInt8] {
        var offsets: [UInt8] = []
        for (index, byte) in map.enumerated() where byte != 0 {
            for bit in 0..<8 where byte & (1 << bit) != 0 {
                let offset = index << 3 | bit
                offsets += [UInt8(offset & 255), UInt8(offset >> 8)]
            }
        }
        return offsets
    }
}
