import Market

/// What the market and the sandbox bank say to each other: a canonical form that begins with its version and kind, signed by
/// whoever says it.
protocol SandboxMessage {
    /// The kind's name on the wire; no two messages share one, so that none can be taken for another.
    static var kind: String { get }
    func write(to writer: inout FieldWriter)
    init(reading reader: inout FieldReader) throws(WireFault)
}

extension SandboxMessage {
    /// The message with its signature. Throws: see `SigningKey.signature`.
    func signed(with key: SigningKey) throws -> String {
        var writer = FieldWriter()
        writer.add("version", SandboxLimits.version)
        writer.add("kind", Self.kind)
        write(to: &writer)
        return try SignedForm.sign(writer.form, with: key)
    }

    /// The message that the holder of `key` signed. Throws: why it is none.
    init(opening bytes: [UInt8], with key: VerifyingKey) throws(WireFault) {
        var reader = FieldReader(try SignedForm.open(bytes, with: key))
        try reader.demand("version", is: SandboxLimits.version)
        try reader.demand("kind", is: Self.kind)
        self = try Self(reading: &reader)
        try reader.end()
    }
}

/// The bounds of the sandbox.
enum SandboxLimits {
    static let version = "1"
    /// 0.01 yuan to 100 million yuan, in minor units. Source: the manual of `alipay.trade.page.pay` (total_amount).
    static let amountMinor: ClosedRange<Int64> = 1...10_000_000_000
    /// A message that was sent longer ago, or further in the future, is not taken. Source: RULES.md, WeChat Pay.
    static let freshMs: Int64 = 300_000
    /// How often one payment can be taken back, in parts.
    static let chargebacksMax = 32
    /// The most bytes of an answer of the bank.
    static let answerBytesMax = 16_384

    static func isFresh(_ sent: Timestamp, at now: Timestamp) -> Bool {
        let (age, overflow) = now.ms.subtractingReportingOverflow(sent.ms)
        return !overflow && (-freshMs...freshMs).contains(age)
    }
}

/// A merchant's name at the bank: 1 to 32 small ASCII letters, digits and hyphens.
package struct SandboxMerchant: Hashable, Sendable, CustomStringConvertible {
    /// The name as it is written.
    package let text: String

    /// Nil if the text is out of the bounds.
    package init?(_ text: String) {
        let isName =
            (1...32).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        guard isName else { return nil }
        self.text = text
    }

    /// The name as it is sent.
    package var description: String { text }
}

/// 16 random bytes that tie an answer to its question.
struct Nonce: Hashable, CustomStringConvertible {
    let text: String

    init() {
        var generator = SystemRandomNumberGenerator()
        text = Hex.text((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    init?(_ text: String) {
        guard Hex.bytes(text)?.count == 16 else { return nil }
        self.text = text
    }

    var description: String { text }
}
