/// The SHA-256 of a file's bytes, under which it is stored.
package struct BlobName: Sendable, Hashable, CustomStringConvertible {
    /// 64 hexadecimal digits in lower case.
    package let description: String

    /// Reads 64 hexadecimal digits in lower case; anything else is no name.
    package init?(_ hexadecimal: String) {
        guard hexadecimal.utf8.count == 64, hexadecimal.utf8.allSatisfy(Self.digits.contains) else { return nil }
        description = hexadecimal
    }

    /// Takes the 32 bytes of a SHA-256; anything else is no name.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        description = String(decoding: bytes.flatMap { [Self.digits[Int($0 >> 4)], Self.digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The 32 bytes.
    package var bytes: [UInt8] {
        let values = description.utf8.map { digit in
            digit < UInt8(ascii: "a") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
        }
        return stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
