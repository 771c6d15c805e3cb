/// Lower-case hexadecimal, strictly: one text for each sequence of bytes.
public enum Hex {
    /// Two digits per byte.
    public static func encode(_ bytes: [UInt8]) -> String {
        bytes.withUnsafeBytes { encode($0) }
    }

    /// The bytes of an even count of digits `0-9a-f`; anything else gives nil.
    public static func decode(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    static func encode(_ memory: UnsafeRawBufferPointer) -> String {
        String(unsafeUninitializedCapacity: memory.count * 2) { output in
            var position = 0
            for byte in memory {
                output[position] = digit(byte >> 4)
                output[position + 1] = digit(byte & 15)
                position += 2
            }
            return position
        }
    }

    static func append(_ memory: UnsafeRawBufferPointer, to output: inout [UInt8]) {
        for byte in memory {
            output.append(digit(byte >> 4))
            output.append(digit(byte & 15))
        }
    }

    @inline(__always)
    static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? 0x30 + value : 0x57 + value
    }

    static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }
}
