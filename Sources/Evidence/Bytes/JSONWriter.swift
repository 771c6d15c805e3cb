extension JSON {
    /// The one canonical form of the value; a number outside JSON's bounds is a bug.
    ///
    /// Source: RFC 8785.
    public var canonicalBytes: [UInt8] {
        var output: [UInt8] = []
        appendCanonical(to: &output)
        return output
    }

    /// Appends the canonical form; a number outside JSON's bounds is a bug.
    public func appendCanonical(to output: inout [UInt8]) {
        switch self {
        case .null: output.appendASCII("null")
        case .bool(true): output.appendASCII("true")
        case .bool(false): output.appendASCII("false")
        case .integer(let value):
            precondition(value.magnitude <= JSON.integerMax.magnitude, "a JSON integer is beyond 2^53 - 1")
            output.appendDecimal(value)
        case .number(let value): JSON.appendNumber(value, to: &output)
        case .string(let text): JSON.appendString(text, to: &output)
        case .array(let values):
            output.append(UInt8(ascii: "["))
            var isFirst = true
            for value in values {
                if !isFirst { output.append(UInt8(ascii: ",")) }
                isFirst = false
                value.appendCanonical(to: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let object): object.appendCanonical(to: &output)
        }
    }

    static func appendString(_ text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { bytes in
            var written = 0
            for position in bytes.indices {
                let byte = bytes[position]
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
                output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[written..<position]))
                appendEscaped(byte, to: &output)
                written = position + 1
            }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[written...]))
        }
        output.append(UInt8(ascii: "\""))
    }

    private static func appendEscaped(_ byte: UInt8, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: output.append(UInt8(ascii: "b"))
        case 0x09: output.append(UInt8(ascii: "t"))
        case 0x0A: output.append(UInt8(ascii: "n"))
        case 0x0C: output.append(UInt8(ascii: "f"))
        case 0x0D: output.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(byte)
        default:
            output.appendASCII("u00")
            output.append(Hex.digit(byte >> 4))
            output.append(Hex.digit(byte & 15))
        }
    }
}

extension JSON.Object {
    /// The one canonical form of the object; a number outside JSON's bounds is a bug. Source: RFC 8785.
    public var canonicalBytes: [UInt8] {
        var output: [UInt8] = []
        appendCanonical(to: &output)
        return output
    }

    /// Appends the canonical form; a number outside JSON's bounds is a bug.
    public func appendCanonical(to output: inout [UInt8]) {
        output.append(UInt8(ascii: "{"))
        var isFirst = true
        for member in members {
            if !isFirst { output.append(UInt8(ascii: ",")) }
            isFirst = false
            JSON.appendString(member.name, to: &output)
            output.append(UInt8(ascii: ":"))
            member.value.appendCanonical(to: &output)
        }
        output.append(UInt8(ascii: "}"))
    }
}

extension [UInt8] {
    @inline(__always)
    mutating func appendASCII(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func appendDecimal(_ value: Int64) {
        if value < 0 { append(UInt8(ascii: "-")) }
        var rest = value.magnitude
        let start = count
        repeat {
            append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        self[start...].reverse()
    }

    mutating func appendText(_ text: String) {
        var text = text
        text.withUTF8 { append(contentsOf: $0) }
    }
}
