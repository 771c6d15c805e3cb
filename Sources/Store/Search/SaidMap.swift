/// Which runs of letters stand somewhere in a stretch of a conversation, as a map of bits: a search passes over the stretches in
/// which what it looks for cannot stand.
///
/// A letter is a character as UTF-8 has it, Latin ones in lower case. Every run of one, two and four letters sets two bits that
/// follow from its bytes. Two runs may set the same bits, so a map can say that something may stand here that does not, and never
/// the reverse.
struct SaidMap: Equatable {
    /// Bits of a map.
    static let bits = 131_072

    /// As it is stored, the lowest bit of the first byte first; empty where nothing was said.
    private(set) var bytes: [UInt8]

    /// The map of stored bytes.
    init(stored bytes: [UInt8]) { self.bytes = bytes }

    /// The map of a stretch in which nothing was said.
    init() { bytes = [] }

    /// Adds a text.
    mutating func insert(_ text: [UInt8]) {
        if bytes.isEmpty, !text.isEmpty { bytes = [UInt8](repeating: 0, count: Self.bits / 8) }
        Self.forEachRun([1, 2, 4], of: text) { place in bytes[place >> 3] |= 1 << (place & 7) }
    }

    /// The bits that are set wherever a word stands: those of its longest runs.
    static func places(of word: [UInt8]) -> [Int] {
        var places: Set<Int> = []
        let letters = word.count { $0 & 0xC0 != 0x80 }
        forEachRun([letters < 2 ? 1 : letters < 4 ? 2 : 4], of: word) { places.insert($0) }
        return places.sorted()
    }

    /// Whether all of those bits are set.
    func holds(_ places: [Int]) -> Bool {
        !bytes.isEmpty && places.allSatisfy { bytes[$0 >> 3] & 1 << ($0 & 7) != 0 }
    }

    /// Hands both bits of each run of so many letters to `body`.
    private static func forEachRun(_ lengths: [Int], of text: [UInt8], _ body: (Int) -> Void) {
        var starts: [Int] = []
        starts.reserveCapacity(text.count + 1)
        for (place, byte) in text.enumerated() where byte & 0xC0 != 0x80 { starts.append(place) }
        starts.append(text.count)
        for length in lengths {
            for first in 0..<max(0, starts.count - length) {
                let sum = Self.sum(of: text, starts[first], starts[first + length], length)
                body(Int(sum & UInt64(bits - 1)))
                body(Int(sum >> 32 & UInt64(bits - 1)))
            }
        }
    }

    /// FNV-1a of the run's folded bytes, begun with its length, its bits mixed once more.
    private static func sum(of text: [UInt8], _ start: Int, _ end: Int, _ length: Int) -> UInt64 {
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325 &+ UInt64(length)
        for place in start..<end { sum = (sum ^ UInt64(ConversationSearch.folded(text[place]))) &* 0x100_0000_01B3 }
        sum = (sum ^ sum >> 33) &* 0xFF51_AFD7_ED55_8CCD
        return sum ^ sum >> 29
    }
}
