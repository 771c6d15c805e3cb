/// A form as Java's `URLEncoder` writes it, which is how Alipay does: letters, digits and `*-._` plain, a space as `+`, all else
/// as `%` and two capital hex digits.
///
/// Only that spelling is read, so that a changed byte is never another way to write the same.
struct URLEncodedForm {
    /// In the order in which they stand.
    let fields: [(name: String, value: String)]

    /// The most fields.
    static let fieldsMax = 64

    init(_ fields: [(name: String, value: String)]) { self.fields = fields }

    /// Nil if the bytes are not in that spelling, are no UTF-8, or a name is empty or occurs twice.
    init?(parsing bytes: [UInt8]) {
        var fields: [(name: String, value: String)] = []
        var names: Set<String> = []
        for part in bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false) {
            guard fields.count < Self.fieldsMax, let equals = part.firstIndex(of: UInt8(ascii: "=")),
                let name = Self.decoded(part[..<equals]), !name.isEmpty, names.insert(name).inserted,
                let value = Self.decoded(part[(equals + 1)...])
            else { return nil }
            fields.append((name, value))
        }
        self.fields = fields
    }

    /// The one spelling.
    var text: String {
        fields.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var place = bytes.startIndex
        while place < bytes.endIndex {
            let byte = bytes[place]
            if isPlain(byte) {
                decoded.append(byte)
                place += 1
            } else if byte == UInt8(ascii: "+") {
                decoded.append(0x20)
                place += 1
            } else {
                guard byte == UInt8(ascii: "%"), place + 2 < bytes.endIndex, let high = digit(bytes[place + 1]),
                    let low = digit(bytes[place + 2])
                else { return nil }
                let value = high << 4 | low
                guard !isPlain(value), value != 0x20 else { return nil }
                decoded.append(value)
                place += 3
            }
        }
        return String(validating: decoded, as: UTF8.self)
    }

    private static func encoded(_ text: String) -> String {
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            if isPlain(byte) {
                encoded.append(byte)
            } else if byte == 0x20 {
                encoded.append(UInt8(ascii: "+"))
            } else {
                encoded.append(UInt8(ascii: "%"))
                encoded.append(digits[Int(byte >> 4)])
                encoded.append(digits[Int(byte & 15)])
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        default: nil
        }
    }
}
