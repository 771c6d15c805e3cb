import Market

/// Searches a text for secrets that were left in. It gives lines and kinds, never the secret; what is only an example is left
/// alone.
///
/// Source: the forms of keys and tokens as their issuers document them.
enum SecretSearch {
    /// One secret.
    struct Found: Equatable {
        let kind: SecretKind
        let line: Int
    }

    /// The most secrets that are told of one file.
    static let foundMax = 20

    static func search(_ path: EntryPath, _ text: ScannedText) -> [Found] {
        var found: [Found] = []
        func add(_ kind: SecretKind, at place: Int) {
            let one = Found(kind: kind, line: text.lineNumber(at: place))
            if found.count < foundMax, !found.contains(one) { found.append(one) }
        }
        for place in text.places(of: "-----BEGIN ", max: foundMax) where isPrivateKey(text, place) { add(.privateKey, at: place) }
        for (start, kind, counts, isIn) in tokens {
            for place in text.places(of: start, max: 200) {
                if place > 0, isWordByte(text.bytes[place - 1]) { continue }
                let value = text.run(from: place + start.utf8CodeUnitCount, max: 260, isIn)
                if counts.contains(value.utf8.count), !isExample(value) { add(kind, at: place) }
            }
        }
        for word: StaticString in [
            "ppsecret", "ppSecret", "pp_secret", "PP_SECRET", "PPSECRET", "piv3key", "piV3Key", "piv3_key", "PIV3_KEY", "ch_key",
            "chKey", "CH_KEY",
        ] {
            for place in text.places(of: word, max: 50) where isWeChatSecret(text.lineRest(at: place + word.utf8CodeUnitCount)) {
                add(.weChatSecret, at: place)
            }
        }
        for place in text.places(of: "_authToken=", max: foundMax) {
            let value = text.run(from: place + 11, max: 200) { $0 > 0x20 && $0 < 0x7F }
            if value.utf8.count >= 20, !isExample(value), !value.contains("$") { add(.npmToken, at: place) }
        }
        if isEnvironment(path) {
            for line in passwordLines(text) where found.count < foundMax { found.append(Found(kind: .password, line: line)) }
        }
        return found.sorted { ($0.line, $0.kind.rawValue) < ($1.line, $1.kind.rawValue) }
    }

    // MARK: The forms

    private static let tokens: [(StaticString, SecretKind, ClosedRange<Int>, @Sendable (UInt8) -> Bool)] = [
        ("AKIA", .awsKey, 16...16, isCapital), ("LTAI", .aliyunKey, 12...26, isLetter),
        ("AKID", .tencentKey, 28...40, isLetter), ("AIza", .googleKey, 35...35, isTokenByte),
        ("ghp_", .githubToken, 36...36, isLetter), ("gho_", .githubToken, 36...36, isLetter),
        ("ghs_", .githubToken, 36...36, isLetter), ("github_pat_", .githubToken, 40...100, isTokenByte),
        ("glpat-", .gitlabToken, 20...20, isTokenByte), ("xoxb-", .slackToken, 24...90, isTokenByte),
        ("xoxp-", .slackToken, 24...90, isTokenByte), ("sk_live_", .stripeKey, 20...120, isLetter),
        ("rk_live_", .stripeKey, 20...120, isLetter), ("npm_", .npmToken, 36...36, isLetter),
    ]

    @Sendable private static func isCapital(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) }
    @Sendable private static func isLetter(_ byte: UInt8) -> Bool { isCapital(byte) || (0x61...0x7A).contains(byte) }
    @Sendable private static func isTokenByte(_ byte: UInt8) -> Bool { isLetter(byte) || byte == 0x2D || byte == 0x5F }
    private static func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || byte == 0x5F }

    /// A heading that says private key, and below it 100 letters of base64 at least.
    private static func isPrivateKey(_ text: ScannedText, _ place: Int) -> Bool {
        let heading = text.lineRest(at: place)
        guard let range = heading.firstRange(of: "PRIVATE KEY") else { return false }
        let start = place + heading.utf8.distance(from: heading.startIndex, to: range.upperBound)
        let body = text.run(from: start, max: 700) { $0 != 0 }
        guard let dashes = body.firstRange(of: "-----") else { return false }
        let letters = body[dashes.upperBound...].replacing("\\n", with: "").replacing("\\r", with: "")
            .prefix { $0 != "-" }.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "+" || $0 == "/") }
        return letters.count >= 100 && !isExample(String(letters.prefix(40)))
    }

    /// `= "32 digits"`, as the platform of WeChat gives them out.
    private static func isWeChatSecret(_ rest: String) -> Bool {
        guard let match = rest.firstMatch(of: /^["'\]]{0,2}\s*(?:=>|=|:|,)\s*["']?([0-9A-Za-z]{32})(?![0-9A-Za-z])/) else {
            return false
        }
        return !isExample(String(match.1))
    }

    private static func isEnvironment(_ path: EntryPath) -> Bool {
        let name = path.name.lowercased()
        guard name == ".env" || name.hasPrefix(".env.") else { return false }
        return !["example", "sample", "template", "dist", "test", "tpl"].contains { name.hasSuffix($0) }
    }

    private static func passwordLines(_ text: ScannedText) -> [Int] {
        var lines: [Int] = []
        for (number, line) in text.head(bytesMax: 65_536).split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard
                let match = line.firstMatch(
                    of:
                        /^\s*(?:export\s+)?([A-Za-z0-9_]*(?:PASSWORD|PASSWD|SECRET|_TOKEN|PRIVATE_KEY|ACCESS_KEY)[A-Za-z0-9_]*)\s*=\s*["']?([^"'\s#]{8,})/
                        .ignoresCase())
            else { continue }
            if !isExample(String(match.2)), !match.2.contains("$"), !match.2.contains("/") || match.2.count > 20 {
                lines.append(number + 1)
            }
        }
        return lines
    }

    /// Whether a value stands for a secret instead of being one: words that say so, or the same few letters again and again.
    static func isExample(_ value: String) -> Bool {
        let lower = value.lowercased()
        if [
            "example", "your", "xxxx", "placeholder", "changeme", "change_me", "change-me", "dummy", "sample", "secret_here",
            "password", "123456789", "abcdef", "insert", "replace", "localhost", "<", "*", "{{",
        ]
        .contains(where: { lower.contains($0) }) {
            return true
        }
        return Set(lower).count < 6
    }
}
