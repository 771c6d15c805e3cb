/// One pass over an SQL text that writes it for each dialect, leaving quoted text and comments as they are.
struct SQLRendering {
    private(set) var sqlite = ""
    private(set) var postgres = ""
    private(set) var valueCount = 0

    private let text: String
    private let bytes: [UInt8]
    private var position = 0
    private var copiedUpTo = 0
    private var seen: Set<Int> = []

    init(_ text: String) {
        self.text = text
        self.bytes = Array(text.utf8)
    }

    mutating func renderAll() {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "'"), UInt8(ascii: "\""): skipQuoted()
            case UInt8(ascii: "-") where next == UInt8(ascii: "-"): skipLine()
            case UInt8(ascii: "/") where next == UInt8(ascii: "*"): skipComment()
            case UInt8(ascii: "$"): renderPlaceholder()
            case UInt8(ascii: "{"): renderWord()
            default: position += 1
            }
        }
        copy(upTo: position)
        precondition(
            seen.count == valueCount, "the placeholders of an SQL text must run from $1 without a gap: \(text)")
    }

    private var next: UInt8? { position + 1 < bytes.count ? bytes[position + 1] : nil }

    private mutating func skipQuoted() {
        let quote = bytes[position]
        guard let end = bytes[(position + 1)...].firstIndex(of: quote) else {
            preconditionFailure("a quote in an SQL text is not closed: \(text)")
        }
        // A doubled quote inside the text is read as two quoted texts side by side, which ends at the same place.
        position = end + 1
    }

    private mutating func skipLine() {
        position = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    }

    private mutating func skipComment() {
        position += 2
        while position < bytes.count, !(bytes[position] == UInt8(ascii: "*") && next == UInt8(ascii: "/")) { position += 1 }
        precondition(position < bytes.count, "a comment in an SQL text is not closed: \(text)")
        position += 2
    }

    private mutating func renderPlaceholder() {
        copy(upTo: position)
        let digits = bytes[(position + 1)...].prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        guard let number = Int(String(decoding: digits, as: UTF8.self)), (1...Self.valuesMax).contains(number) else {
            preconditionFailure("a placeholder of an SQL text is $1 to $\(Self.valuesMax): \(text)")
        }
        position = digits.endIndex
        // SQLite would read `$1::text` and `$1(x)` as one long name.
        precondition(
            position == bytes.count || (bytes[position] != UInt8(ascii: ":") && bytes[position] != UInt8(ascii: "(")),
            "write CAST($\(number) AS …), not a cast after the placeholder: \(text)")
        seen.insert(number)
        valueCount = max(valueCount, number)
        sqlite += "?\(number)"
        postgres += "$\(number)"
        copiedUpTo = position
    }

    private mutating func renderWord() {
        copy(upTo: position)
        guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "}")),
            let word = DialectWord(rawValue: String(decoding: bytes[(position + 1)..<end], as: UTF8.self))
        else {
            preconditionFailure("a word in braces in an SQL text is not known: \(text)")
        }
        sqlite += word.rendered(for: .sqlite)
        postgres += word.rendered(for: .postgres)
        position = end + 1
        copiedUpTo = position
    }

    private mutating func copy(upTo end: Int) {
        let plain = String(decoding: bytes[copiedUpTo..<end], as: UTF8.self)
        sqlite += plain
        postgres += plain
        copiedUpTo = end
    }

    /// Values one statement may take; the smaller of SQLite's 32,766 and PostgreSQL's 65,535.
    private static let valuesMax = 32_766
}
