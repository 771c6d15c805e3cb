/// A name that the application gives to a thing once: 26 characters of Crockford's base 32, the first ten of them the time.
package protocol Identifier: RawRepresentable<String>, Hashable, Sendable, Codable, CustomStringConvertible {
    /// Takes the text as it is; `init?(rawValue:)` checks it first.
    init(checked: String)
}

extension Identifier {
    /// Nil unless the text has the form of an identifier.
    package init?(rawValue: String) {
        guard IdentifierText.isValid(rawValue) else { return nil }
        self.init(checked: rawValue)
    }

    /// A new name from the time and 80 random bits.
    package init(at time: Timestamp, random: (UInt16, UInt64)) {
        self.init(checked: IdentifierText.make(ms: UInt64(max(0, time.ms)), high: random.0, low: random.1))
    }

    package var description: String { rawValue }
}

/// The text form that all identifiers share.
///
/// Source: the ULID form (48 bits of time, 80 of chance), in lower case, so that names sort by age and stand in an address.
package enum IdentifierText {
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// 26 characters of the alphabet, the first no larger than 7, as 130 bits carry 128.
    package static func isValid(_ text: String) -> Bool {
        var count = 0
        for byte in text.utf8 {
            count += 1
            guard count <= 26, alphabet.contains(byte), count > 1 || byte <= 0x37 else { return false }
        }
        return count == 26
    }

    static func make(ms: UInt64, high: UInt16, low: UInt64) -> String {
        let top = (ms & 0xFFFF_FFFF_FFFF) << 16 | UInt64(high)
        return String(unsafeUninitializedCapacity: 26) { characters in
            for place in 0..<26 {
                let shift = 125 - place * 5
                let bits: UInt64
                if shift >= 64 {
                    bits = top >> UInt64(shift - 64)
                } else if shift > 59 {
                    bits = top << UInt64(64 - shift) | low >> UInt64(shift)
                } else {
                    bits = low >> UInt64(shift)
                }
                characters[place] = alphabet[Int(bits & 31)]
            }
            return 26
        }
    }
}
