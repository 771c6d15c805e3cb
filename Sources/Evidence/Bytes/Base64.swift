/// Standard base64 with padding, strictly: one text for each sequence of bytes.
///
/// White space, missing padding and non-zero unused bits are refused, because a proof that can be written in two ways
/// can be changed without being noticed.
/// Source: RFC 4648 section 4 and section 3.5.
public enum Base64 {
    /// Four characters for every three bytes begun.
    public static func encode(_ bytes: [UInt8]) -> String {
        bytes.withUnsafeBytes { encode($0) }
    }

    static func encode(_ bytes: UnsafeRawBufferPointer) -> String {
        String(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { output in
            var position = 0
            for start in stride(from: 0, to: bytes.count, by: 3) {
                let left = bytes.count - start
                let group =
                    UInt32(bytes[start]) << 16
                    | (left > 1 ? UInt32(bytes[start + 1]) << 8 : 0)
                    | (left > 2 ? UInt32(bytes[start + 2]) : 0)
                output[position] = character(group >> 18)
                output[position + 1] = character(group >> 12)
                output[position + 2] = left > 1 ? character(group >> 6) : padding
                output[position + 3] = left > 2 ? character(group) : padding
                position += 4
            }
            return position
        }
    }

    /// The bytes, if the text is exactly what `encode` would write; else nil.
    public static func decode(_ text: String) -> [UInt8]? {
        let characters = Array(text.utf8)
        guard characters.count.isMultiple(of: 4) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count / 4 * 3)
        for start in stride(from: 0, to: characters.count, by: 4) {
            let paddingCount = start + 4 < characters.count ? 0 : paddingCount(characters[start..<start + 4])
            var group: UInt32 = 0
            for offset in 0..<4 {
                group <<= 6
                guard offset < 4 - paddingCount else { continue }
                guard let value = value(characters[start + offset]) else { return nil }
                group |= value
            }
            bytes.append(UInt8(truncatingIfNeeded: group >> 16))
            if paddingCount < 2 { bytes.append(UInt8(truncatingIfNeeded: group >> 8)) }
            if paddingCount < 1 { bytes.append(UInt8(truncatingIfNeeded: group)) }
            let unusedBits: UInt32 = paddingCount == 2 ? 0xFFFF : paddingCount == 1 ? 0xFF : 0
            guard group & unusedBits == 0 else { return nil }
        }
        return bytes
    }

    private static let padding: UInt8 = 0x3D

    private static func paddingCount(_ group: ArraySlice<UInt8>) -> Int {
        let last = group.startIndex + 3
        return group[last] != padding ? 0 : group[last - 1] != padding ? 1 : 2
    }

    private static let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

    private static func character(_ bits: UInt32) -> UInt8 { alphabet.utf8Start[Int(bits & 63)] }

    private static func value(_ character: UInt8) -> UInt32? {
        switch character {
        case 0x41...0x5A: UInt32(character - 0x41)
        case 0x61...0x7A: UInt32(character - 0x61) + 26
        case 0x30...0x39: UInt32(character - 0x30) + 52
        case 0x2B: 62
        case 0x2F: 63
        default: nil
        }
    }
}
