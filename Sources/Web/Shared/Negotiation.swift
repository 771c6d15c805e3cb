import HTTPTypes

/// The two shapes in which every address answers.
enum Shape: Sendable, Equatable {
    /// HTML for a browser.
    case page
    /// JSON for a program.
    case json

    /// What the client asks for: by `Accept`; failing that, a client that sent JSON gets JSON; else a page.
    ///
    /// Source: RFC 9110 section 12.5.1.
    static func wanted(_ headers: HTTPFields) -> Shape {
        var page = -1
        var json = -1
        if let accept = headers[.accept] {
            for range in accept.utf8.split(separator: UInt8(ascii: ",")).prefix(32) {
                let parts = range.split(separator: UInt8(ascii: ";"))
                guard let type = parts.first.map({ Substring($0).trimmingSpaces() }) else { continue }
                let quality =
                    parts.dropFirst().map { Substring($0).trimmingSpaces() }
                    .first { $0.hasPrefix("q=") }.map(Quality.thousandths) ?? 1000
                switch type {
                case "text/html", "application/xhtml+xml": page = max(page, quality)
                case "application/json": json = max(json, quality)
                default: continue
                }
            }
        }
        if page < 0, json < 0 { return isJSON(headers[.contentType]) ? .json : .page }
        return json > page ? .json : .page
    }

    /// Whether a content type is JSON.
    static func isJSON(_ contentType: String?) -> Bool {
        guard let contentType else { return false }
        return contentType.utf8.prefix { $0 != UInt8(ascii: ";") }.elementsEqual("application/json".utf8)
    }
}
