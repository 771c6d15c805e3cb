/// Swift text without what is not code.
enum Blanked {
    /// The lines of the text with comments and string literals turned into spaces.
    static func code(of text: String) -> [String] {
        var bytes = Array(text.utf8)
        var place = 0
        while place < bytes.count {
            let end =
                switch (bytes[place], place + 1 < bytes.count ? bytes[place + 1] : 0) {
                case (UInt8(ascii: "/"), UInt8(ascii: "/")): lineEnd(bytes, place)
                case (UInt8(ascii: "/"), UInt8(ascii: "*")): commentEnd(bytes, place)
                case (UInt8(ascii: "\""), _), (UInt8(ascii: "#"), UInt8(ascii: "\"")),
                    (UInt8(ascii: "#"), UInt8(ascii: "#")):
                    stringEnd(bytes, place)
                default: place
                }
            for blank in place..<end where bytes[blank] != UInt8(ascii: "\n") { bytes[blank] = UInt8(ascii: " ") }
            place = max(end, place + 1)
        }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
    }

    private static func lineEnd(_ bytes: [UInt8], _ start: Int) -> Int {
        bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    }

    private static func commentEnd(_ bytes: [UInt8], _ start: Int) -> Int {
        var place = start + 2
        var depth = 1
        while place + 1 < bytes.count, depth > 0 {
            switch (bytes[place], bytes[place + 1]) {
            case (UInt8(ascii: "/"), UInt8(ascii: "*")): (depth, place) = (depth + 1, place + 2)
            case (UInt8(ascii: "*"), UInt8(ascii: "/")): (depth, place) = (depth - 1, place + 2)
            default: place += 1
            }
        }
        return place
    }

    /// Where the literal that begins here ends. Quotes within an interpolation come in pairs, so they do no harm.
    private static func stringEnd(_ bytes: [UInt8], _ start: Int) -> Int {
        let quote = UInt8(ascii: "\"")
        let hashes = bytes[start...].prefix { $0 == UInt8(ascii: "#") }.count
        let open = start + hashes
        guard open < bytes.count, bytes[open] == quote else { return open }
        let quotes = bytes[open...].prefix(3).count { $0 == quote } == 3 ? 3 : 1
        let end = [UInt8](repeating: quote, count: quotes) + [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
        var place = open + quotes
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "\\"),
                bytes[(place + 1)...].prefix(hashes).allSatisfy({ $0 == UInt8(ascii: "#") })
            {
                place += 2 + hashes
            } else if bytes[place...].starts(with: end) {
                return place + end.count
            } else if quotes == 1, bytes[place] == UInt8(ascii: "\n") {
                return place
            } else {
                place += 1
            }
        }
        return bytes.count
    }
}
