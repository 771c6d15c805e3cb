import Market

/// An e-mail as its bytes stand: the fields of the head with their folds, and the body. Line ends are made CRLF, as they were on
/// the way: programs that save a mail often write the line ends of their own system.
struct MailBytes {
    /// One field of the head.
    struct Field {
        /// In lower case.
        let name: String
        /// The field with its name and folds, without its last line end.
        let bytes: [UInt8]
        /// What stands after the colon.
        var value: ArraySlice<UInt8> { bytes[(bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.endIndex - 1)...].dropFirst() }
    }

    let fields: [Field]
    let body: [UInt8]

    /// Nil where the head is malformed or larger than ``MailReading/Limits/headBytesMax``.
    init?(_ bytes: [UInt8]) {
        let text = Self.withNetworkLineEnds(bytes)
        var fields: [Field] = []
        var place = 0
        while true {
            guard place < MailReading.Limits.headBytesMax, let end = Self.lineEnd(text, from: place) else { return nil }
            if end == place { break }
            var last = end
            // A line that begins with white space goes on with the field before it.
            while last + 2 < text.count, text[last + 2] == 0x20 || text[last + 2] == 0x09 {
                guard let next = Self.lineEnd(text, from: last + 2), next < MailReading.Limits.headBytesMax else { return nil }
                last = next
            }
            let field = Array(text[place..<last])
            // Mailboxes as files begin with a line of their own.
            if place > 0 || !field.starts(with: "From ".utf8) {
                guard let colon = field.firstIndex(of: UInt8(ascii: ":")), colon > 0,
                    field[..<colon].allSatisfy({ (0x21..<0x7F).contains($0) || $0 == 0x20 || $0 == 0x09 })
                else { return nil }
                let name = String(decoding: field[..<colon].filter { $0 != 0x20 && $0 != 0x09 }, as: UTF8.self).lowercased()
                fields.append(Field(name: name, bytes: field))
            }
            place = last + 2
        }
        self.fields = fields
        body = Array(text[(place + 2)...])
    }

    /// Whether it has what every e-mail has: a sender, and a date or a subject.
    ///
    /// Source: RFC 5322, 3.6.
    var looksLikeMail: Bool {
        let names = Set(fields.map(\.name))
        return names.contains("from") && (names.contains("date") || names.contains("subject"))
    }

    private static func lineEnd(_ text: [UInt8], from place: Int) -> Int? {
        var place = place
        while place + 1 < text.count {
            if text[place] == 0x0D, text[place + 1] == 0x0A { return place }
            place += 1
        }
        return nil
    }

    private static func withNetworkLineEnds(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 40)
        var before: UInt8 = 0
        for byte in bytes {
            if byte == 0x0A, before != 0x0D { text.append(0x0D) }
            text.append(byte)
            before = byte
        }
        if before != 0x0A { text += [0x0D, 0x0A] }
        return text
    }
}
