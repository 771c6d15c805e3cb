import Crypto
import CryptoExtras
import Foundation
import Market

/// Checks the DKIM signatures of an e-mail against one public key that somebody gave. Nothing is asked of the network.
///
/// Source: RFC 6376 section 6, RFC 8301, RFC 8463.
struct DKIMCheck {
    /// What it came to.
    let signature: MailSignature
    /// The domain and the selector that the deciding signature names.
    let domain: String?
    let selector: String?

    /// Signatures of one mail that are looked at.
    private static let signaturesMax = 5

    init(_ mail: MailBytes, key text: String?) {
        let keyHash = text.flatMap { Digest(rawValue: Self.hex(SHA256.hash(data: Array($0.utf8)))) }
        let signed = mail.fields.filter { $0.name == "dkim-signature" }.prefix(Self.signaturesMax)
        var best: (verdict: MailSignature.Verdict, signature: DKIMSignature?)?
        let key = text.map(DKIMKey.init(text:))
        for field in signed {
            let signature = DKIMSignature(field)
            let verdict = Self.verdict(mail, field, signature, key)
            if best.map({ Self.rank(verdict) > Self.rank($0.verdict) }) ?? true { best = (verdict, signature) }
        }
        signature = MailSignature(best?.verdict ?? .none, key: keyHash)
        domain = best?.signature?.domain
        selector = best?.signature?.selector
    }

    private static func verdict(
        _ mail: MailBytes, _ field: MailBytes.Field, _ signature: DKIMSignature?, _ key: DKIMKey??
    ) -> MailSignature.Verdict {
        guard let signature else { return .unusable }
        guard let key else { return .noKey }
        guard let key, key.algorithm == signature.algorithm else { return .keyUnusable }
        let body = DKIMForm.body(mail.body, signature.bodyForm)
        if let length = signature.length, length > body.count { return .textAltered }
        let hash = SHA256.hash(data: body.prefix(signature.length ?? body.count))
        guard Array(hash) == signature.bodyHash else { return .textAltered }
        let digest = SHA256.hash(data: head(mail, field, signature))
        guard key.isValid(signature.bytes, for: digest) else { return .fails }
        return signature.length.map { $0 < body.count } == true ? .matchesPart : .matches
    }

    /// The bytes of the head that were signed: the named fields, the lowest of a name first, and the signature without itself.
    private static func head(_ mail: MailBytes, _ own: MailBytes.Field, _ signature: DKIMSignature) -> [UInt8] {
        var left: [String: [MailBytes.Field]] = Dictionary(grouping: mail.fields, by: \.name)
        var bytes: [UInt8] = []
        for name in signature.fields {
            guard let field = left[name]?.popLast() else { continue }
            bytes += DKIMForm.field(field.bytes, signature.headForm) + [0x0D, 0x0A]
        }
        return bytes + DKIMForm.field(DKIMSignature.withoutSignature(own.bytes), signature.headForm)
    }

    /// Where a mail has several signatures, one that matches decides; a failed one says more than one that was not checked.
    private static func rank(_ verdict: MailSignature.Verdict) -> Int {
        switch verdict {
        case .none: 0
        case .unusable: 1
        case .noKey: 2
        case .keyUnusable: 3
        case .fails: 4
        case .textAltered: 5
        case .matchesPart: 6
        case .matches: 7
        }
    }

    private static func hex(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// A public key as people paste it: the text of a TXT record, PEM, or base64 alone.
struct DKIMKey {
    /// What the key is for.
    let algorithm: DKIMSignature.Algorithm
    private let bytes: Data

    /// Nil for what is no key of a kind that is known, or a key that was taken back.
    init?(text: String) {
        guard text.utf8.count <= MailReading.Limits.keyBytesMax else { return nil }
        var base64 = text
        var kind: String?
        if text.contains("-----BEGIN PUBLIC KEY-----") {
            base64 = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("-----") }.joined()
            kind = "rsa"
        } else if let record = Self.record(text) {
            if let version = record["v"], version != "DKIM1" { return nil }
            if let hashes = record["h"], !hashes.split(separator: ":").contains("sha256") { return nil }
            base64 = record["p"] ?? ""
            kind = record["k"] ?? "rsa"
        }
        guard let bytes = Data(base64Encoded: base64.filter { !$0.isWhitespace }), !bytes.isEmpty else { return nil }
        switch kind ?? (bytes.count == 32 ? "ed25519" : "rsa") {
        case "rsa": algorithm = .rsa
        case "ed25519" where bytes.count == 32: algorithm = .ed25519
        default: return nil
        }
        self.bytes = bytes
        guard isKey else { return nil }
    }

    private var isKey: Bool {
        do {
            switch algorithm {
            case .rsa: return try _RSA.Signing.PublicKey(unsafeDERRepresentation: bytes).keySizeInBits >= 1_024
            case .ed25519: return try Curve25519.Signing.PublicKey(rawRepresentation: bytes).rawRepresentation == bytes
            }
        } catch {
            return false
        }
    }

    /// The tags of a TXT record, also where it is pasted with the quotes of a zone file around its pieces.
    private static func record(_ text: String) -> [String: String]? {
        var text = text
        if let first = text.firstIndex(of: "\""), let last = text.lastIndex(of: "\""), first < last {
            let pieces = text[first...last].split(separator: "\"", omittingEmptySubsequences: false)
            text = pieces.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined()
        }
        let tags = DKIMSignature.tags(Array(text.utf8)[...])
        return tags?["p"] == nil ? nil : tags
    }

    /// Whether the key made that signature over the digest.
    func isValid(_ signature: [UInt8], for digest: SHA256.Digest) -> Bool {
        do {
            switch algorithm {
            case .rsa:
                return try _RSA.Signing.PublicKey(unsafeDERRepresentation: bytes).isValidSignature(
                    _RSA.Signing.RSASignature(rawRepresentation: signature), for: digest, padding: .insecurePKCS1v1_5)
            case .ed25519:
                return try Curve25519.Signing.PublicKey(rawRepresentation: bytes).isValidSignature(signature, for: Array(digest))
            }
        } catch {
            return false
        }
    }
}
