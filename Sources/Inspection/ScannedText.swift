import CArchive
import Market

/// The first bytes of a file, to be searched. It must not outlive the buffer it looks into.
struct ScannedText {
    let bytes: UnsafeRawBufferPointer
    /// What one pass over all of it tells.
    let measure: chengxu_measure

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        var measure = chengxu_measure()
        chengxu_measure_text(bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, &measure)
        self.measure = measure
    }

    /// Whether people can have written it.
    var isText: Bool { measure.zeros == 0 && !bytes.isEmpty }

    /// How many lines end in it.
    var lineEnds: Int { measure.lines }

    func startsWith(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { text in
            bytes.count >= text.count && bytes.prefix(text.count).elementsEqual(text)
        }
    }

    func has(_ text: StaticString) -> Bool { find(text) != nil }

    /// Where the text stands at or after a place.
    func find(_ text: StaticString, from: Int = 0) -> Int? {
        let place = text.withUTF8Buffer { needle in
            needle.withMemoryRebound(to: CChar.self) { needle in
                chengxu_find(
                    bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, from, needle.baseAddress,
                    needle.count)
            }
        }
        return place < 0 ? nil : place
    }

    /// All places of a text, at most so many.
    func places(of text: StaticString, max: Int) -> [Int] {
        var places: [Int] = []
        var from = 0
        while places.count < max, let place = find(text, from: from) {
            places.append(place)
            from = place + text.utf8CodeUnitCount
        }
        return places
    }

    /// The number of the line in which a place stands, from 1.
    func lineNumber(at place: Int) -> Int {
        1 + chengxu_count_lines(bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), place)
    }

    /// The line around a place, at most 400 bytes of it to each side.
    func line(at place: Int) -> String {
        let newline = UInt8(ascii: "\n")
        var start = place
        while start > 0, place - start < 400, bytes[start - 1] != newline { start -= 1 }
        var end = place
        while end < bytes.count, end - place < 400, bytes[end] != newline { end += 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// Where the line of a place ends, at most 400 bytes on.
    func lineRest(at place: Int) -> String {
        var end = place
        while end < bytes.count, end - place < 400, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        return String(decoding: bytes[place..<end], as: UTF8.self)
    }

    /// The longest run of bytes from a place on that all satisfy a condition.
    func run(from place: Int, max: Int, _ isIn: (UInt8) -> Bool) -> String {
        var end = place
        while end < bytes.count, end - place < max, isIn(bytes[end]) { end += 1 }
        return String(decoding: bytes[place..<end], as: UTF8.self)
    }

    /// The first bytes as text.
    func head(bytesMax: Int) -> String { String(decoding: bytes.prefix(bytesMax), as: UTF8.self) }
}
