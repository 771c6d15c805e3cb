import Foundation

/// What a `DKIM-Signature` field says.
///
/// Source: RFC 6376, 3.5; RFC 8463, 3.
struct DKIMSignature {
    /// How it was made. SHA-1 is not to be relied upon, so it is not here.
    ///
    /// Source: RFC 8301, 3.1.
    enum Algorithm: String {
        case rsa = "rsa-sha256"
        case ed25519 = "ed25519-sha256"
    }

    let algorithm: Algorithm
    let headForm: DKIMForm
    let bodyForm: DKIMForm
    let domain: String
    let selector: String
    /// The names of the signed fields, in lower case, in order.
    let fields: [String]
    let bodyHash: [UInt8]
    let bytes: [UInt8]
    /// So many bytes of the body are signed; nil for all.
    let length: Int?

    /// Nil where the field is malformed, or leaves the sender unsigned.
    init?(_ field: MailBytes.Field) {
        guard let tags = Self.tags(field.value), tags["v"] == "1", let algorithm = tags["a"].flatMap(Algorithm.init(rawValue:)),
            let domain = tags["d"], !domain.isEmpty, let selector = tags["s"], !selector.isEmpty,
            let bodyHash = tags["bh"].flatMap(Self.base64), bodyHash.count == 32,
            let bytes = tags["b"].flatMap(Self.base64), !bytes.isEmpty
        else { return nil }
        let forms = (tags["c"] ?? "simple/simple").split(separator: "/", maxSplits: 1).map(String.init)
        guard let headForm = DKIMForm(rawValue: forms.first ?? ""),
            let bodyForm = DKIMForm(rawValue: forms.count > 1 ? forms[1] : "simple")
        else { return nil }
        fields = (tags["h"] ?? "").split(separator: ":").map { $0.filter { !$0.isWhitespace }.lowercased() }
        guard fields.contains("from"), fields.count <= 200, !fields.contains("dkim-signature") else { return nil }
        if let text = tags["l"] {
            guard let length = Int(text), length >= 0 else { return nil }
            self.length = length
        } else {
            length = nil
        }
        self.algorithm = algorithm
        self.headForm = headForm
        self.bodyForm = bodyForm
        self.domain = domain
        self.selector = selector
        self.bodyHash = bodyHash
        self.bytes = bytes
    }

    /// The tags of a list `name=value; …`; nil where one is malformed or stands twice.
    ///
    /// Source: RFC 6376, 3.2.
    static func tags(_ bytes: ArraySlice<UInt8>) -> [String: String]? {
        var tags: [String: String] = [:]
        for part in bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: true) {
            guard let text = String(validating: part, as: UTF8.self) else { return nil }
            let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
            if trimmed.isEmpty { continue }
            guard let equals = trimmed.firstIndex(of: "=") else { return nil }
            let name = trimmed[..<equals].trimmingCharacters(in: .whitespaces)
            let value = trimmed[trimmed.index(after: equals)...].trimmingCharacters(in: .whitespacesAndNewlines)
            guard !name.isEmpty, tags.updateValue(value, forKey: name) == nil else { return nil }
        }
        return tags
    }

    /// The field with nothing after the `=` of its tag `b`.
    static func withoutSignature(_ field: [UInt8]) -> [UInt8] {
        guard let colon = field.firstIndex(of: UInt8(ascii: ":")) else { return field }
        var kept = Array(field[...colon])
        let parts = field[(colon + 1)...].split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        for (place, part) in parts.enumerated() {
            if place > 0 { kept.append(UInt8(ascii: ";")) }
            let name = part.prefix { $0 != UInt8(ascii: "=") }
            let isOwn = name.filter { $0 > 0x20 } == [UInt8(ascii: "b")]
            kept += isOwn ? part.prefix(name.count + 1) : part
        }
        return kept
    }

    private static func base64(_ text: String) -> [UInt8]? {
        Data(base64Encoded: text.filter { !$0.isWhitespace }).map(Array.init)
    }
}

/// How head and body are brought into the form that is signed.
///
/// Source: RFC 6376, 3.4.
enum DKIMForm: String {
    case simple
    case relaxed

    /// One field, without its line end.
    static func field(_ bytes: [UInt8], _ form: DKIMForm) -> [UInt8] {
        guard form == .relaxed, let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return bytes }
        let name = bytes[..<colon].filter { !isSpace($0) }.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        var value: [UInt8] = []
        for byte in bytes[(colon + 1)...] where byte != 0x0D && byte != 0x0A {
            if !isSpace(byte) { value.append(byte) } else if let last = value.last, last != 0x20 { value.append(0x20) }
        }
        if value.last == 0x20 { value.removeLast() }
        return name + [UInt8(ascii: ":")] + value
    }

    /// The body. Empty lines at its end do not count.
    static func body(_ bytes: [UInt8], _ form: DKIMForm) -> [UInt8] {
        var body = form == .relaxed ? relaxed(bytes) : bytes
        if !body.isEmpty, !body.ends([0x0D, 0x0A]) { body += [0x0D, 0x0A] }
        while body.ends([0x0D, 0x0A, 0x0D, 0x0A]) { body.removeLast(2) }
        if body == [0x0D, 0x0A] { body = [] }
        return body.isEmpty && form == .simple ? [0x0D, 0x0A] : body
    }

    /// White space at the ends of lines goes; elsewhere it is one space.
    private static func relaxed(_ bytes: [UInt8]) -> [UInt8] {
        var body: [UInt8] = []
        body.reserveCapacity(bytes.count)
        var isOpen = false
        for (place, byte) in bytes.enumerated() {
            if isSpace(byte) {
                isOpen = true
                continue
            }
            let endsLine = byte == 0x0D && place + 1 < bytes.count && bytes[place + 1] == 0x0A
            if isOpen, !endsLine { body.append(0x20) }
            isOpen = false
            body.append(byte)
        }
        return body
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

extension [UInt8] {
    fileprivate func ends(_ end: [UInt8]) -> Bool { count >= end.count && suffix(end.count).elementsEqual(end) }
}
