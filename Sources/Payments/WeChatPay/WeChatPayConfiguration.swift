import Foundation

/// What the market must know to take payments through WeChat Pay v3.
package struct WeChatPayConfiguration: Sendable {
    /// As what the market has its contract.
    package var contract: WeChatPayContract
    /// The serial number of our certificate, in capital hex digits.
    package var merchantSerial: String
    /// Ours; signs requests.
    package var merchantKey: RSASigningKey
    /// Opens what WeChat Pay encrypts for us: notifications and certificates.
    package var apiKey: WeChatPayAPIKey
    /// WeChat Pay's public key, where the contract has one; nil where its certificates are fetched.
    package var publicKey: WeChatPayPublicKey?
    /// WeChat Pay's server.
    package var server: WebAddress
    /// How long one call may take in all, in milliseconds.
    package var timeoutMs: Int
    /// How long after fetching certificates they are not fetched again for an unknown serial number, in milliseconds: whoever
    /// sends forged notifications must not make us ask and ask.
    package var fetchPauseMs: Int64

    /// WeChat Pay's server for real money.
    package static let realServer = "https://api.mch.weixin.qq.com"

    /// Nil if the serial number is not of its form.
    package init?(
        contract: WeChatPayContract, merchantSerial: String, merchantKey: RSASigningKey, apiKey: WeChatPayAPIKey,
        publicKey: WeChatPayPublicKey?, server: WebAddress, timeoutMs: Int = 10_000, fetchPauseMs: Int64 = 30_000
    ) {
        let isSerial =
            (8...64).contains(merchantSerial.utf8.count)
            && merchantSerial.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte)
            }
        guard isSerial else { return nil }
        self.contract = contract
        self.merchantSerial = merchantSerial
        self.merchantKey = merchantKey
        self.apiKey = apiKey
        self.publicKey = publicKey
        self.server = server
        self.timeoutMs = timeoutMs
        self.fetchPauseMs = fetchPauseMs
    }
}

/// The 32 bytes that open what WeChat Pay encrypts (APIv3 密钥).
package struct WeChatPayAPIKey: Sendable {
    let bytes: Data

    /// Nil unless the text is 32 printable ASCII characters.
    package init?(_ text: String) {
        guard text.utf8.count == 32, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        bytes = Data(text.utf8)
    }
}

/// WeChat Pay's public key with its number.
package struct WeChatPayPublicKey: Sendable {
    let id: String
    let key: RSAVerifyingKey

    /// Nil unless the number begins with `PUB_KEY_ID_` and goes on with 1 to 64 letters and digits.
    package init?(id: String, key: RSAVerifyingKey) {
        let number = id.utf8.dropFirst(11)
        guard id.hasPrefix("PUB_KEY_ID_"), (1...64).contains(number.count),
            number.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
            )
        else { return nil }
        self.id = id
        self.key = key
    }
}

/// WeChat Pay's bounds.
enum WeChatPayLimits {
    /// 0.01 yuan to 10 million yuan, in minor units: within 32 bits, in which WeChat Pay counts.
    static let amountMinor: ClosedRange<Int64> = 1...1_000_000_000
    /// Source: RULES.md: more than 5 min off is refused.
    static let freshSeconds: Int64 = 300
    /// The most bytes of a description. Source: the manual of `/v3/pay/transactions/native`.
    static let descriptionBytesMax = 127
    /// The most bytes of an answer.
    static let answerBytesMax = 65_536
    /// The most certificates kept.
    static let certificatesMax = 16
}
