extension JSON {
    /// Reads one JSON text and nothing after it.
    ///
    /// Refused are duplicate names, lone surrogates, noncharacters, invalid UTF-8, whole numbers beyond 2^53 - 1 and
    /// everything over the limits.
    /// - Throws: `ParseError` with the place of the first fault.
    /// Source: RFC 8259; RFC 7493 section 2.
    public init(parsing bytes: [UInt8], limits: Limits = .default) throws(ParseError) {
        guard bytes.count <= limits.bytesMax else { throw ParseError(offset: limits.bytesMax, reason: .tooLong) }
        self = try bytes.withUnsafeBufferPointer { memory throws(ParseError) in
            var reader = JSONReader(bytes: memory, limits: limits)
            return try reader.readText()
        }
    }
}

/// A cursor over the bytes of one JSON text.
struct JSONReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let limits: JSON.Limits
    private var position = 0
    private var depth = 0
    private var valuesCount = 0

    init(bytes: UnsafeBufferPointer<UInt8>, limits: JSON.Limits) {
        self.bytes = bytes
        self.limits = limits
    }

    mutating func readText() throws(JSON.ParseError) -> JSON {
        skipWhitespace()
        let value = try readValue()
        skipWhitespace()
        guard position == bytes.count else { throw fault(.trailingData) }
        return value
    }

    private mutating func readValue() throws(JSON.ParseError) -> JSON {
        valuesCount += 1
        guard valuesCount <= limits.valuesMax else { throw fault(.tooManyValues) }
        switch try peek() {
        case UInt8(ascii: "{"): return .object(try readObject())
        case UInt8(ascii: "["): return .array(try readArray())
        case UInt8(ascii: "\""): return .string(try readString())
        case UInt8(ascii: "t"): return try readLiteral("true", .bool(true))
        case UInt8(ascii: "f"): return try readLiteral("false", .bool(false))
        case UInt8(ascii: "n"): return try readLiteral("null", .null)
        case UInt8(ascii: "-"), 0x30...0x39: return try readNumber()
        default: throw fault(.unexpectedByte)
        }
    }

    private mutating func readObject() throws(JSON.ParseError) -> JSON.Object {
        let start = position
        try enter()
        var members: [JSON.Object.Member] = []
        if try !closes(UInt8(ascii: "}")) {
            repeat {
                skipWhitespace()
                guard try peek() == UInt8(ascii: "\"") else { throw fault(.unexpectedByte) }
                let name = try readString()
                skipWhitespace()
                guard try peek() == UInt8(ascii: ":") else { throw fault(.unexpectedByte) }
                position += 1
                skipWhitespace()
                members.append(JSON.Object.Member(name: name, value: try readValue()))
            } while try continues(before: UInt8(ascii: "}"))
        }
        depth -= 1
        guard let object = JSON.Object(members) else {
            throw JSON.ParseError(offset: start, reason: .duplicateName)
        }
        return object
    }

    private mutating func readArray() throws(JSON.ParseError) -> [JSON] {
        try enter()
        var values: [JSON] = []
        if try !closes(UInt8(ascii: "]")) {
            repeat {
                skipWhitespace()
                values.append(try readValue())
            } while try continues(before: UInt8(ascii: "]"))
        }
        depth -= 1
        return values
    }

    private mutating func enter() throws(JSON.ParseError) {
        depth += 1
        guard depth <= limits.depthMax else { throw fault(.tooDeep) }
        position += 1
    }

    private mutating func closes(_ bracket: UInt8) throws(JSON.ParseError) -> Bool {
        skipWhitespace()
        guard try peek() == bracket else { return false }
        position += 1
        return true
    }

    private mutating func continues(before bracket: UInt8) throws(JSON.ParseError) -> Bool {
        if try closes(bracket) { return false }
        guard bytes[position] == UInt8(ascii: ",") else { throw fault(.unexpectedByte) }
        position += 1
        return true
    }

    private mutating func readLiteral(_ text: StaticString, _ value: JSON) throws(JSON.ParseError) -> JSON {
        for offset in 0..<text.utf8CodeUnitCount {
            guard try peek() == text.utf8Start[offset] else { throw fault(.unexpectedByte) }
            position += 1
        }
        return value
    }

    // MARK: Strings

    private mutating func readString() throws(JSON.ParseError) -> String {
        position += 1
        let start = position
        var isASCII = true
        while true {
            let byte = try peek()
            if byte == UInt8(ascii: "\"") { break }
            if byte == UInt8(ascii: "\\") { return try readEscapedString(from: start) }
            if byte < 0x20 { throw fault(.controlCharacter) }
            if byte >= 0x80 { isASCII = false }
            position += 1
        }
        let content = UnsafeBufferPointer(rebasing: bytes[start..<position])
        position += 1
        if isASCII { return String(decoding: content, as: UTF8.self) }
        return try text(of: content, at: start)
    }

    /// Reads a string that has escapes, from its first byte on.
    private mutating func readEscapedString(from start: Int) throws(JSON.ParseError) -> String {
        var content = Array(bytes[start..<position])
        while true {
            let byte = try peek()
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return try content.withUnsafeBufferPointer { memory throws(JSON.ParseError) in
                    try text(of: memory, at: start)
                }
            case UInt8(ascii: "\\"):
                position += 1
                try appendEscaped(to: &content)
            case 0..<0x20: throw fault(.controlCharacter)
            default:
                content.append(byte)
                position += 1
            }
        }
    }

    private mutating func appendEscaped(to content: inout [UInt8]) throws(JSON.ParseError) {
        let byte = try peek()
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "u"): content.append(contentsOf: String(try readEscapedScalar()).utf8)
        default:
            position -= 1
            throw fault(.badEscape)
        }
    }

    private mutating func readEscapedScalar() throws(JSON.ParseError) -> Character {
        let start = position - 2
        var code = UInt32(try readFourHexDigits())
        if code & 0xFC00 == 0xD800 {
            guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
                bytes[position + 1] == UInt8(ascii: "u")
            else { throw JSON.ParseError(offset: start, reason: .loneSurrogate) }
            position += 2
            let low = UInt32(try readFourHexDigits())
            guard low & 0xFC00 == 0xDC00 else { throw JSON.ParseError(offset: start, reason: .loneSurrogate) }
            code = 0x10000 + (code & 0x3FF) << 10 + (low & 0x3FF)
        }
        guard let scalar = Unicode.Scalar(code) else {
            throw JSON.ParseError(offset: start, reason: .loneSurrogate)
        }
        return Character(scalar)
    }

    private mutating func readFourHexDigits() throws(JSON.ParseError) -> UInt16 {
        var code: UInt16 = 0
        for _ in 0..<4 {
            let byte = try peek()
            let digit = 0x41...0x46 ~= byte ? Hex.value(byte + 0x20) : Hex.value(byte)
            guard let digit else { throw fault(.badEscape) }
            code = code << 4 | UInt16(digit)
            position += 1
        }
        return code
    }

    private func text(of content: UnsafeBufferPointer<UInt8>, at start: Int) throws(JSON.ParseError) -> String {
        guard let text = String(validating: content, as: UTF8.self) else {
            throw JSON.ParseError(offset: start, reason: .invalidUTF8)
        }
        guard !text.hasNoncharacter else { throw JSON.ParseError(offset: start, reason: .noncharacter) }
        return text
    }

    // MARK: Numbers

    private mutating func readNumber() throws(JSON.ParseError) -> JSON {
        let start = position
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        let firstDigit = position
        try skipDigits()
        guard bytes[firstDigit] != 0x30 || position == firstDigit + 1 else {
            throw JSON.ParseError(offset: start, reason: .badNumber)
        }
        var isWhole = true
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            isWhole = false
            position += 1
            try skipDigits()
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            isWhole = false
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            try skipDigits()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isWhole {
            guard let value = Int64(text), value.magnitude <= JSON.integerMax.magnitude else {
                throw JSON.ParseError(offset: start, reason: .numberNotExact)
            }
            return .integer(value)
        }
        guard let value = Double(text), value.isFinite else {
            throw JSON.ParseError(offset: start, reason: .numberNotFinite)
        }
        guard JSON.isExact(value) else { throw JSON.ParseError(offset: start, reason: .numberNotExact) }
        if value == value.rounded(), value.magnitude <= Double(JSON.integerMax) { return .integer(Int64(value)) }
        return .number(value)
    }

    private mutating func skipDigits() throws(JSON.ParseError) {
        let start = position
        while position < bytes.count, 0x30...0x39 ~= bytes[position] { position += 1 }
        guard position > start else { throw fault(.badNumber) }
    }

    // MARK: Bytes

    private mutating func skipWhitespace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private func peek() throws(JSON.ParseError) -> UInt8 {
        guard position < bytes.count else { throw fault(.unexpectedEnd) }
        return bytes[position]
    }

    private func fault(_ reason: JSON.ParseError.Reason) -> JSON.ParseError {
        JSON.ParseError(offset: position, reason: reason)
    }
}

extension String {
    /// Whether a code point is one that Unicode reserves for no character: U+FDD0...U+FDEF and the last two of each plane.
    var hasNoncharacter: Bool {
        utf8.contains { $0 >= 0xEF }
            && unicodeScalars.contains { $0.value & 0xFFFE == 0xFFFE || 0xFDD0...0xFDEF ~= $0.value }
    }
}
