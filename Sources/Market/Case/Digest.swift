/// A SHA-256 as 64 lower-case hexadecimal digits. The rules compare digests; they never compute one.
package struct Digest: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The 64 digits.
    package let rawValue: String

    /// Nil unless the text has that form.
    package init?(rawValue: String) {
        guard rawValue.utf8.count == 64,
            rawValue.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        self.rawValue = rawValue
    }

    /// The 64 digits.
    package var description: String { rawValue }
}
