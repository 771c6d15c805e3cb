import HTTPTypes
import Market
import NIOHTTP1

/// WeChat Pay's signature in the headers of an answer or a notification.
///
/// Source: RULES.md, WeChat Pay v3: `TS\nNONCE\nBODY\n`, more than 5 min off is refused.
struct WeChatPaySignature {
    let serial: String
    private let timestamp: String
    private let nonce: String
    private let signature: String

    static let scheme = "WECHATPAY2-SHA256-RSA2048"

    /// Nil if a header is missing, occurs twice or is not of its form.
    init?(_ value: (_ header: String) -> [String]) {
        func one(_ header: String) -> String? {
            let values = value("Wechatpay-\(header)")
            return values.count == 1 ? values[0] : nil
        }
        guard one("Signature-Type") == Self.scheme, let serial = one("Serial"), let timestamp = one("Timestamp"),
            let nonce = one("Nonce"), let signature = one("Signature")
        else { return nil }
        let isPlain = [serial, nonce].allSatisfy { text in
            (1...128).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        }
        guard isPlain, let seconds = Int64(timestamp), String(seconds) == timestamp else { return nil }
        (self.serial, self.timestamp, self.nonce, self.signature) = (serial, timestamp, nonce, signature)
    }

    init?(_ fields: HTTPFields) {
        self.init { header in HTTPField.Name(header).map { fields[values: $0] } ?? [] }
    }

    init?(_ headers: HTTPHeaders) {
        self.init { headers[$0] }
    }

    func isFresh(at now: Timestamp) -> Bool {
        guard let seconds = Int64(timestamp) else { return false }
        let (age, overflow) = (now.ms / 1_000).subtractingReportingOverflow(seconds)
        return !overflow && (-WeChatPayLimits.freshSeconds...WeChatPayLimits.freshSeconds).contains(age)
    }

    func isGenuine(over body: [UInt8], by key: RSAVerifyingKey) -> Bool {
        key.isSignature(signature, of: Array("\(timestamp)\n\(nonce)\n".utf8) + body + [0x0A])
    }
}

/// Our signature in the header of a request.
///
/// Source: RULES.md, WeChat Pay v3: five lines, `METHOD\nURL\nTS\nNONCE\nBODY\n`.
enum WeChatPayAuthorization {
    static func text(
        _ method: HTTPMethod, _ path: String, _ body: [UInt8], _ configuration: WeChatPayConfiguration,
        at now: Timestamp
    ) -> String {
        let (seconds, nonce) = (now.ms / 1_000, Nonce().text)
        let lines = Array("\(method.rawValue)\n\(path)\n\(seconds)\n\(nonce)\n".utf8) + body + [0x0A]
        let signature: String
        do {
            signature = try configuration.merchantKey.signature(of: lines)
        } catch {
            preconditionFailure("an RSA key signs every message: \(error)")
        }
        return """
            \(WeChatPaySignature.scheme) mchid="\(configuration.contract.signer)",nonce_str="\(nonce)",\
            signature="\(signature)",timestamp="\(seconds)",serial_no="\(configuration.merchantSerial)"
            """
    }
}
