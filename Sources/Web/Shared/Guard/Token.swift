import Crypto

/// Random values and what is made of them.
enum Token {
    /// 32 random bytes as 43 characters of base64url.
    static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        for _ in 0..<4 { withUnsafeBytes(of: generator.next()) { bytes.append(contentsOf: $0) } }
        return Base64URL.text(bytes)
    }

    /// Whether a text could be a token at all: 20 to 128 characters of base64url.
    static func isWellFormed(_ text: some StringProtocol) -> Bool {
        (20...128).contains(text.utf8.count) && text.utf8.allSatisfy(Base64URL.isDigit)
    }

    /// The token that forms carry: it can be made from the secret only, and tells nothing about it.
    static func forForms(secret: some StringProtocol) -> String {
        let key = SymmetricKey(data: Array(secret.utf8))
        return Base64URL.text(HMAC<SHA256>.authenticationCode(for: Array("chengxu form".utf8), using: key))
    }

    /// Compares without telling by its time where the difference is.
    static func isEqual(_ a: some StringProtocol, _ b: some StringProtocol) -> Bool {
        guard a.utf8.count == b.utf8.count else { return false }
        var difference: UInt8 = 0
        for (x, y) in zip(a.utf8, b.utf8) { difference |= x ^ y }
        return difference == 0
    }
}

/// Base64 with the alphabet for addresses, without padding.
///
/// Source: RFC 4648 section 5.
enum Base64URL {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func text(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 6 {
                count -= 6
                text.append(digits[Int(bits >> UInt32(count)) & 63])
            }
            bits &= (1 << UInt32(count)) - 1
        }
        if count > 0 { text.append(digits[Int(bits << UInt32(6 - count)) & 63]) }
        return String(decoding: text, as: UTF8.self)
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
