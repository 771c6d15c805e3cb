/// Where a repository can be fetched from: an `https` or `ssh` address as git takes it, without a password in it.
package struct RepositoryAddress: RawRepresentable, Hashable, Sendable {
    /// The address as it was given.
    package let rawValue: String

    /// The longest address, in characters.
    package static let charactersMax = 400

    /// Nil unless it is `https://host/path`, `ssh://[user@]host[:port]/path` or `user@host:path`, in visible ASCII.
    ///
    /// Source: git-fetch(1), GIT URLS.
    package init?(rawValue: String) {
        guard (1...Self.charactersMax).contains(rawValue.utf8.count), rawValue.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            !rawValue.contains(where: { "\"'`<>\\".contains($0) }), Self.isRepository(rawValue)
        else { return nil }
        self.rawValue = rawValue
    }

    private static func isRepository(_ text: String) -> Bool {
        if text.hasPrefix("https://") { return hasHostAndPath(text.dropFirst(8), mayHaveUser: false) }
        if text.hasPrefix("ssh://") { return hasHostAndPath(text.dropFirst(6), mayHaveUser: true) }
        guard !text.contains("://") else { return false }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let who = parts[0].split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[1].isEmpty && who.count == 2 && isName(who[0]) && isHost(who[1])
    }

    private static func hasHostAndPath(_ rest: Substring, mayHaveUser: Bool) -> Bool {
        let parts = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty else { return false }
        let authority = parts[0].split(separator: "@", omittingEmptySubsequences: false)
        guard authority.count == 1 || mayHaveUser && authority.count == 2 && isName(authority[0]) else { return false }
        let host = authority[authority.count - 1].split(separator: ":", omittingEmptySubsequences: false)
        guard host.count <= 2, isHost(host[0]) else { return false }
        return host.count == 1 || UInt16(host[1]) != nil
    }

    private static func isHost(_ text: Substring) -> Bool {
        !text.isEmpty && !text.hasPrefix("-") && text.utf8.allSatisfy { isWord($0) || $0 == 0x2D || $0 == 0x2E }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    private static func isName(_ text: Substring) -> Bool {
        !text.isEmpty && !text.hasPrefix("-")
            && text.utf8.allSatisfy { isWord($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F }
    }
}

/// The name of a commit: 40 or 64 lower-case hexadecimal digits, as git writes it in either of its hash formats.
package struct CommitHash: RawRepresentable, Hashable, Sendable, Codable {
    /// The digits.
    package let rawValue: String

    /// Nil unless the text has that form.
    package init?(rawValue: String) {
        guard rawValue.utf8.count == 40 || rawValue.utf8.count == 64,
            rawValue.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        self.rawValue = rawValue
    }
}
