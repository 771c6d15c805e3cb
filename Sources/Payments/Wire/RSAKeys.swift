import Crypto
import CryptoExtras
import Foundation

/// The half of an RSA key pair that signs: PKCS #1 v1.5 with SHA-256, at least 2,048 bits.
///
/// Source: Alipay's RSA2 and WeChat Pay's WECHATPAY2-SHA256-RSA2048 are both this.
package struct RSASigningKey: Sendable {
    private let key: _RSA.Signing.PrivateKey

    /// The key in a PEM file (PKCS #1 or PKCS #8), or the base64 alone that Alipay's key tool writes; nil if it is neither.
    package init?(_ text: String) {
        do {
            if text.contains("-----BEGIN") {
                key = try _RSA.Signing.PrivateKey(pemRepresentation: text)
            } else {
                guard let der = Data(base64Encoded: text, options: .ignoreUnknownCharacters) else { return nil }
                key = try _RSA.Signing.PrivateKey(derRepresentation: der)
            }
        } catch {
            return nil
        }
    }

    /// The half that may be given away.
    package var verifyingKey: RSAVerifyingKey { RSAVerifyingKey(key.publicKey) }

    /// The signature in base64, as both providers want it. Throws: what the library throws for want of memory.
    func signature(of message: some Collection<UInt8>) throws -> String {
        let signature = try key.signature(for: Array(message), padding: .insecurePKCS1v1_5)
        return signature.rawRepresentation.base64EncodedString()
    }
}

/// The half of an RSA key pair that checks signatures.
package struct RSAVerifyingKey: Sendable {
    private let key: _RSA.Signing.PublicKey

    init(_ key: _RSA.Signing.PublicKey) { self.key = key }

    /// The key in a PEM file, or the base64 alone that Alipay's pages show; nil if it is neither.
    package init?(_ text: String) {
        do {
            if text.contains("-----BEGIN") {
                key = try _RSA.Signing.PublicKey(pemRepresentation: text)
            } else {
                guard let der = Data(base64Encoded: text, options: .ignoreUnknownCharacters) else { return nil }
                key = try _RSA.Signing.PublicKey(derRepresentation: der)
            }
        } catch {
            return nil
        }
    }

    /// Whether `base64` is the one spelling of this key's signature over these bytes.
    func isSignature(_ base64: some StringProtocol, of message: some Collection<UInt8>) -> Bool {
        guard let bytes = StrictBase64.bytes(base64) else { return false }
        let signature = _RSA.Signing.RSASignature(rawRepresentation: bytes)
        return key.isValidSignature(signature, for: Array(message), padding: .insecurePKCS1v1_5)
    }
}

/// Base64 in one spelling only: no white space, the padding there, its unused bits zero.
enum StrictBase64 {
    static func bytes(_ text: some StringProtocol) -> Data? {
        let text = String(text)
        guard !text.isEmpty, let bytes = Data(base64Encoded: text), bytes.base64EncodedString() == text else {
            return nil
        }
        return bytes
    }
}
