import HTTPTypes

/// The two languages of the pages; Chinese is the first.
enum Language: String, CaseIterable, Sendable {
    case zh
    case en

    /// The value for the `lang` attribute and the `Content-Language` field.
    var tag: String {
        switch self {
        case .zh: "zh-CN"
        case .en: "en"
        }
    }

    /// What the reader chose by cookie, else what the browser asks for, else Chinese.
    ///
    /// - Parameters:
    ///   - cookie: value of the `lang` cookie; anything but a known language is passed over.
    ///   - acceptLanguage: the header field as sent.
    static func chosen(cookie: Substring?, acceptLanguage: String?) -> Language {
        if let cookie, let language = Language(rawValue: String(cookie)) { return language }
        guard let acceptLanguage else { return .zh }
        return preferred(acceptLanguage) ?? .zh
    }

    /// The language of highest quality in an `Accept-Language` field; nil if neither is accepted.
    ///
    /// Source: RFC 9110 section 12.5.4.
    static func preferred(_ acceptLanguage: String) -> Language? {
        var best: Language?
        var bestQuality = 0
        for range in acceptLanguage.utf8.split(separator: UInt8(ascii: ",")).prefix(16) {
            let parts = range.split(separator: UInt8(ascii: ";"))
            guard let tag = parts.first.map({ Substring($0).trimmingSpaces() }) else { continue }
            let quality = parts.dropFirst().first.map { Quality.thousandths(Substring($0)) } ?? 1000
            guard quality > bestQuality, let language = named(tag) else { continue }
            best = language
            bestQuality = quality
        }
        return best
    }

    private static func named(_ tag: Substring) -> Language? {
        let primary = tag.utf8.prefix { $0 != UInt8(ascii: "-") }
        if primary.count == 2 {
            let lowered = primary.map { $0 | 0x20 }
            if lowered == Array("zh".utf8) { return .zh }
            if lowered == Array("en".utf8) { return .en }
        }
        return tag == "*" ? .zh : nil
    }
}

/// The weight after `;q=` in a negotiation field.
enum Quality {
    /// Thousandths from 0 to 1000; a malformed weight counts as 1000.
    ///
    /// Source: RFC 9110 section 12.4.2.
    static func thousandths(_ parameter: Substring) -> Int {
        let text = parameter.trimmingSpaces()
        guard text.hasPrefix("q=") || text.hasPrefix("Q=") else { return 1000 }
        var value = 0
        var places = -1
        for byte in text.utf8.dropFirst(2) {
            switch byte {
            case UInt8(ascii: "."):
                guard places < 0 else { return 1000 }
                places = 0
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard places < 3, value <= 1000 else { return 1000 }
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
                if places >= 0 { places += 1 }
            default: return 1000
            }
        }
        for _ in max(places, 0)..<3 { value *= 10 }
        return min(value, 1000)
    }
}

extension Substring {
    /// Without spaces and tabs at both ends.
    func trimmingSpaces() -> Substring {
        var bytes = utf8
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes = bytes.dropFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes = bytes.dropLast() }
        return Substring(bytes)
    }
}
