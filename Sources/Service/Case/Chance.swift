import Market

/// Where the shell takes chance from: identifiers, salts, tokens.
package struct Chance: Sendable {
    private let next: @Sendable () -> UInt64

    /// The system's own source, fit for secrets.
    package static let system = Chance {
        var source = SystemRandomNumberGenerator()
        return source.next()
    }

    /// Takes 64 random bits at a time from `next`.
    package init(next: @escaping @Sendable () -> UInt64) { self.next = next }

    /// So many random bytes.
    package func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            var word = next()
            for _ in 0..<min(8, count - bytes.count) {
                bytes.append(UInt8(truncatingIfNeeded: word))
                word >>= 8
            }
        }
        return bytes
    }

    /// A new identifier.
    package func identifier<Name: Identifier>(_ type: Name.Type = Name.self, at time: Timestamp) -> Name {
        Name(at: time, random: (UInt16(truncatingIfNeeded: next()), next()))
    }

    /// 32 hexadecimal digits.
    package func nonce() -> String {
        [next(), next()].map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
