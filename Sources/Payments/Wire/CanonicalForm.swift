/// Named values as `name=value&name=value` in one spelling only, so that what was signed can be read in one way only.
///
/// Names are small letters. In values everything but ASCII letters, digits and `-._~` is percent-encoded with capital hex
/// digits. A reader that forgives (plus for space, small hex digits, stray separators) would let two different texts mean the
/// same; this one gives the bytes it would write itself or nothing. That is why no common form decoder is used.
struct CanonicalForm: Equatable, Sendable {
    private(set) var fields: [Field]

    struct Field: Equatable, Sendable {
        let name: String
        let value: String
    }

    /// The most bytes of a whole form.
    static let bytesMax = 16_384
    /// The most fields.
    static let fieldsMax = 32

    init(_ fields: [Field]) {
        self.fields = fields
    }

    /// Throws: `tooLong`, `notCanonical`.
    init(parsing bytes: some Collection<UInt8>) throws(WireFault) {
        guard bytes.count <= Self.bytesMax else { throw .tooLong }
        fields = []
        guard !bytes.isEmpty else { return }
        for part in bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false) {
            guard fields.count < Self.fieldsMax else { throw .notCanonical }
            fields.append(try Self.field(part))
        }
        guard Set(fields.map(\.name)).count == fields.count else { throw .notCanonical }
    }

    /// The one spelling.
    var text: String {
        var text = ""
        for field in fields {
            if !text.isEmpty { text += "&" }
            text += field.name
            text += "="
            Self.encode(field.value, onto: &text)
        }
        return text
    }

    private static func field(_ part: some Collection<UInt8>) throws(WireFault) -> Field {
        guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { throw .notCanonical }
        let name = part[..<equals]
        let isName = (1...16).contains(name.count) && name.allSatisfy { (0x61...0x7A).contains($0) }
        guard isName else { throw .notCanonical }
        return Field(name: String(decoding: name, as: UTF8.self), value: try decode(part[part.index(after: equals)...]))
    }

    private static func decode(_ encoded: some Collection<UInt8>) throws(WireFault) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(encoded.count)
        var rest = encoded.makeIterator()
        while let byte = rest.next() {
            if isPlain(byte) {
                bytes.append(byte)
                continue
            }
            guard byte == UInt8(ascii: "%"), let high = rest.next().flatMap(hexValue),
                let low = rest.next().flatMap(hexValue)
            else { throw .notCanonical }
            let decoded = high << 4 | low
            guard !isPlain(decoded) else { throw .notCanonical }
            bytes.append(decoded)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notCanonical }
        return text
    }

    private static func encode(_ value: String, onto text: inout String) {
        for byte in value.utf8 {
            if isPlain(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += byte < 0x10 ? "%0" : "%"
                text += String(byte, radix: 16, uppercase: true)
            }
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        default: nil
        }
    }
}

/// Why a message of the sandbox cannot be read.
enum WireFault: Error, Equatable {
    case tooLong
    /// Not the one spelling of a form.
    case notCanonical
    /// The signature is missing, misspelt or wrong.
    case forged
    /// Another message than was expected here, or with other fields.
    case otherKind
    /// The value of that field is out of its bounds.
    case field(String)
}
