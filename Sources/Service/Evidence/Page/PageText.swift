import Evidence
import Market

/// HTML under construction. Whatever came from people goes in through `words` or `escaped` and never stands as markup.
struct PageText {
    private(set) var bytes: [UInt8] = []
    /// Terms that have been put into words already: most versions of an agreement share them.
    private var words: [(terms: Terms, rows: PageTerms)] = []

    /// - Parameter capacityBytes: how long it will be, about.
    init(capacityBytes: Int = 0) { bytes.reserveCapacity(capacityBytes) }

    /// Markup of ours, as it is.
    mutating func put(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

    /// What has been written elsewhere.
    mutating func put(_ other: PageText) { bytes.append(contentsOf: other.bytes) }

    /// A sentence in both languages; which of them is seen, the reader chooses at the top of the page.
    mutating func say(_ zh: String, _ en: String) { put(PageText.both(zh, en)) }

    /// The clauses in words. Throws: what encoding throws.
    mutating func inWords(_ terms: Terms) throws -> PageTerms {
        if let known = words.first(where: { $0.terms == terms }) { return known.rows }
        let rows = try PageTerms(terms)
        words.append((terms, rows))
        return rows
    }

    /// A heading with an anchor.
    mutating func heading(_ level: Int, _ anchor: String, _ zh: String, _ en: String) {
        put("<h\(level) id=\"\(anchor)\">\(PageText.both(zh, en))</h\(level)>\n")
    }

    /// One row of a list of facts. The value is markup.
    mutating func fact(_ zh: String, _ en: String, _ value: String) {
        put("<dt>\(PageText.both(zh, en))</dt><dd>\(value)</dd>\n")
    }

    /// Text of ours in both languages.
    static func both(_ zh: String, _ en: String) -> String {
        let (first, second) = (escaped(zh), escaped(en))
        if zh == en { return first }
        var both = ""
        both.reserveCapacity(first.utf8.count + second.utf8.count + 52)
        both += "<span lang=\"zh-CN\">"
        both += first
        both += "</span><span lang=\"en\">"
        both += second
        both += "</span>"
        return both
    }

    static func both(_ words: Bilingual) -> String { both(words.zh, words.en) }

    /// What somebody wrote, kept apart from what stands around it: its direction and its marks end with it.
    static func words(_ text: String) -> String { "<div class=\"words\" dir=\"auto\">\(escaped(text))</div>" }

    /// A name or another short text of somebody's, within a line.
    static func name(_ text: String) -> String { "<bdi>\(escaped(text))</bdi>" }

    /// A hash, a number, a member's path: to be compared, so in letters of one width.
    static func code(_ text: String) -> String { "<code>\(escaped(text))</code>" }

    /// A link to another member of the bundle, in the folder into which it was unpacked.
    static func link(_ member: String, _ label: String? = nil) -> String {
        "<a href=\"\(escaped(member))\">\(escaped(label ?? member))</a>"
    }

    /// A moment in UTC and in Beijing's time.
    static func time(_ time: Timestamp) -> String {
        "<time>\(UTCTime.text(time.ms))</time> · <time>\(both("北京", "Beijing")) \(UTCTime.beijing(time.ms))</time>"
    }

    /// Text as HTML shows it; control characters that HTML has no place for are shown as such.
    static func escaped(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            guard let first = bytes.firstIndex(where: isSpecial) else { return nil }
            var escaped: [UInt8] = []
            escaped.reserveCapacity(bytes.count + 32)
            escaped.append(contentsOf: bytes[..<first])
            for byte in bytes[first...] {
                switch byte {
                case UInt8(ascii: "<"): escaped.append(contentsOf: "&lt;".utf8)
                case UInt8(ascii: ">"): escaped.append(contentsOf: "&gt;".utf8)
                case UInt8(ascii: "&"): escaped.append(contentsOf: "&amp;".utf8)
                case UInt8(ascii: "\""): escaped.append(contentsOf: "&quot;".utf8)
                case UInt8(ascii: "'"): escaped.append(contentsOf: "&#39;".utf8)
                case 0x09, 0x0A: escaped.append(byte)
                case 0..<0x20, 0x7F: escaped.append(contentsOf: "\u{FFFD}".utf8)
                default: escaped.append(byte)
                }
            }
            return String(decoding: escaped, as: UTF8.self)
        } ?? text
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || byte == 0x3C || byte == 0x3E || byte == 0x26 || byte == 0x22 || byte == 0x27
    }

    /// `1,234,567`.
    static func grouped(_ number: Int64) -> String {
        let digits = Array(String(number.magnitude))
        var grouped = number < 0 ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { grouped.append(",") }
            grouped.append(digit)
        }
        return grouped
    }

    /// A count of bytes in both languages.
    static func bytes(_ count: Int64) -> String { both("\(grouped(count)) 字节", "\(grouped(count)) bytes") }
}
