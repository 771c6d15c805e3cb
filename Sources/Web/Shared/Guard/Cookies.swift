import HTTPTypes

/// The cookies a request brought.
struct Cookies: Sendable {
    private let fields: [String]

    /// All `Cookie` fields; HTTP/2 clients may send several.
    init(_ headers: HTTPFields) { fields = headers[values: .cookie] }

    /// The value of the first cookie of a name.
    ///
    /// Source: RFC 6265 section 4.2.1.
    subscript(name: String) -> Substring? {
        for field in fields {
            var rest = field[...].utf8
            while !rest.isEmpty {
                let pair = rest.prefix { $0 != UInt8(ascii: ";") }
                rest = rest[pair.endIndex...].dropFirst()
                let trimmed = Substring(pair).trimmingSpaces().utf8
                guard let equals = trimmed.firstIndex(of: UInt8(ascii: "=")) else { continue }
                if trimmed[..<equals].elementsEqual(name.utf8) { return Substring(trimmed[equals...].dropFirst()) }
            }
        }
        return nil
    }
}

/// A cookie to be set, written as one `Set-Cookie` field.
struct SetCookie: Sendable, Equatable {
    var name: String
    var value: String
    /// Seconds it lasts; nil until the browser is closed, 0 removes it.
    var maxAgeSeconds: Int?
    /// Out of the reach of scripts.
    var isHTTPOnly = true
    /// Over TLS only.
    var isSecure: Bool

    /// Source: RFC 6265bis section 4.1; all our cookies are `Path=/` and `SameSite=Lax`.
    var field: String {
        var text = "\(name)=\(value); Path=/; SameSite=Lax"
        if let maxAgeSeconds { text += "; Max-Age=\(maxAgeSeconds)" }
        if isHTTPOnly { text += "; HttpOnly" }
        if isSecure { text += "; Secure" }
        return text
    }
}

/// The cookies this site sets, and how they are called.
struct CookieNames: Sendable {
    /// Whether the site is reached by https; then names bear the `__Host-` prefix and cookies are `Secure`.
    let isSecure: Bool

    /// The session's token.
    var session: String { isSecure ? "__Host-session" : "session" }
    /// A random value that protects the forms of somebody who is not signed in.
    var visitor: String { isSecure ? "__Host-visitor" : "visitor" }
    /// The chosen language.
    let language = "lang"
    /// The chosen colours: `light` or `dark`.
    let theme = "theme"
    /// The reader's time zone; set by a script.
    let zone = "zone"
    /// A sentence to be shown once: the end of a catalogue key.
    let flash = "flash"

    /// A cookie of this site.
    func cookie(_ name: String, _ value: String, maxAgeSeconds: Int?, isHTTPOnly: Bool = true) -> SetCookie {
        SetCookie(name: name, value: value, maxAgeSeconds: maxAgeSeconds, isHTTPOnly: isHTTPOnly, isSecure: isSecure)
    }

    /// A cookie that is taken away.
    func removal(_ name: String) -> SetCookie { cookie(name, "", maxAgeSeconds: 0) }
}
