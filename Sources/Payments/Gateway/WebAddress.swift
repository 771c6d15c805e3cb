/// An absolute http or https address: at most 1,024 printable ASCII bytes, without user name, fragment or quotes.
///
/// It is checked here rather than by `URL`, which repairs what it reads: an address that is signed must be one spelling only,
/// and its origin is quoted in a page's security policy.
package struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    /// The address as it was given.
    package let text: String
    /// Scheme, host and port.
    package let origin: String

    /// The most bytes.
    package static let bytesMax = 1_024

    /// The host alone, without port.
    var host: String {
        let authority = origin.drop { $0 != "/" }.dropFirst(2)
        guard !authority.hasPrefix("[") else { return String(authority) }
        return String(authority.prefix { $0 != ":" })
    }

    /// Nil unless the text is such an address, of at most `bytesMax` bytes.
    package init?(_ text: String, bytesMax: Int = Self.bytesMax) {
        guard text.utf8.count <= bytesMax, text.utf8.allSatisfy(Self.isAllowed) else { return nil }
        let schemes = ["http://", "https://"]
        guard let scheme = schemes.first(where: { text.hasPrefix($0) }) else { return nil }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard Self.isAuthority(authority) else { return nil }
        self.text = text
        origin = scheme + authority
    }

    /// The address as it is written.
    package var description: String { text }

    /// The address of a path below this one.
    func appending(path: String) -> String {
        precondition(path.hasPrefix("/"), "a path starts with a slash")
        return (text.hasSuffix("/") ? String(text.dropLast()) : text) + path
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~:/?[]!$&()*+,;=%@".utf8.contains(byte)
        }
    }

    /// A host, or an IPv6 address in brackets, and perhaps a port.
    private static func isAuthority(_ text: Substring) -> Bool {
        guard !text.isEmpty else { return false }
        var host = text
        if host.hasPrefix("[") {
            guard let end = host.firstIndex(of: "]") else { return false }
            let inside = host[host.index(after: host.startIndex)..<end]
            guard !inside.isEmpty, inside.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else { return false }
            return isPort(host[host.index(after: end)...])
        }
        if let colon = host.firstIndex(of: ":") {
            guard isPort(host[colon...]) else { return false }
            host = host[..<colon]
        }
        return !host.isEmpty
            && host.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E: true
                default: false
                }
            }
    }

    private static func isPort(_ text: Substring) -> Bool {
        guard !text.isEmpty else { return true }
        guard text.first == ":", let port = UInt16(text.dropFirst()), port > 0 else { return false }
        return String(port) == text.dropFirst()
    }
}
