/// The members of the outermost object of a JSON text, each value as the bytes that stand there.
///
/// A signature that covers "the value as it stands in the answer" can only be checked on those bytes: reading and writing the
/// value again would make another text. Nothing is interpreted here but where a value ends.
struct JSONMembers {
    let values: [String: ArraySlice<UInt8>]

    /// Nil unless the bytes are one object, no name occurs twice, and nothing stands before or after it.
    init?(_ bytes: [UInt8]) {
        var scanner = Scanner(bytes: bytes)
        guard scanner.take(UInt8(ascii: "{")) else { return nil }
        var values: [String: ArraySlice<UInt8>] = [:]
        repeat {
            guard let name = scanner.plainString(), scanner.take(UInt8(ascii: ":")), let value = scanner.value(),
                values.updateValue(value, forKey: name) == nil
            else { return nil }
        } while scanner.take(UInt8(ascii: ","))
        guard scanner.take(UInt8(ascii: "}")), scanner.isAtEnd else { return nil }
        self.values = values
    }

    /// The text between the quotes of a member that is a string without escapes.
    func plainText(_ name: String) -> String? {
        guard let value = values[name], value.count >= 2, value.first == UInt8(ascii: "\""),
            value.last == UInt8(ascii: "\""), !value.contains(UInt8(ascii: "\\"))
        else { return nil }
        return String(validating: value.dropFirst().dropLast(), as: UTF8.self)
    }

    private struct Scanner {
        let bytes: [UInt8]
        var place = 0

        var isAtEnd: Bool { place == bytes.count }

        mutating func take(_ byte: UInt8) -> Bool {
            skipSpace()
            guard place < bytes.count, bytes[place] == byte else { return false }
            place += 1
            skipSpace()
            return true
        }

        /// A string without escapes: the names of the members that are known here have none.
        mutating func plainString() -> String? {
            guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return nil }
            guard let end = bytes[(place + 1)...].firstIndex(of: UInt8(ascii: "\"")) else { return nil }
            let inside = bytes[(place + 1)..<end]
            guard !inside.contains(UInt8(ascii: "\\")) else { return nil }
            place = end + 1
            return String(validating: inside, as: UTF8.self)
        }

        /// The bytes of a string, an object or an array.
        mutating func value() -> ArraySlice<UInt8>? {
            let start = place
            var depth = 0
            var isInString = false
            while place < bytes.count {
                let byte = bytes[place]
                place += 1
                if isInString {
                    if byte == UInt8(ascii: "\\") { place += 1 }
                    if byte == UInt8(ascii: "\"") { isInString = false }
                } else {
                    switch byte {
                    case UInt8(ascii: "\""): isInString = true
                    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
                    default: if depth == 0 { return nil }
                    }
                }
                if depth == 0, !isInString { return place <= bytes.count ? bytes[start..<place] : nil }
                if depth < 0 { return nil }
            }
            return nil
        }

        private mutating func skipSpace() {
            while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
        }
    }
}
