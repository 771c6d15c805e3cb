import Crypto
import CryptoExtras
import Foundation
import Market
import SwiftASN1
import Synchronization
import X509

/// WeChat Pay's keys by their serial numbers: those of its certificates, each for as long as its certificate is valid, and its
/// public key, where the contract has one. An old certificate stays beside a new one until it ends.
final class WeChatPayKeys: Sendable {
    private let state: Mutex<State>

    private struct State {
        var entries: [String: Entry] = [:]
        var fetchedMs: Int64?
        var flight: Flight?
    }

    /// One fetching of certificates, for which all wait who need it.
    typealias Flight = Task<Result<Void, GatewayFailure>, Never>

    struct Entry: Sendable {
        let key: RSAVerifyingKey
        let validMs: ClosedRange<Int64>
    }

    init(_ publicKey: WeChatPayPublicKey?) {
        var first = State()
        if let publicKey { first.entries[publicKey.id] = Entry(key: publicKey.key, validMs: 0...Int64.max) }
        state = Mutex(first)
    }

    /// Nil if it is not known, or its certificate is not valid now.
    func key(_ serial: String, at now: Timestamp) -> RSAVerifyingKey? {
        state.withLock { state in
            guard let entry = state.entries[serial], entry.validMs.contains(now.ms) else { return nil }
            return entry.key
        }
    }

    /// Adds what was fetched and drops what has ended.
    func add(_ entries: [String: Entry], at now: Timestamp) {
        state.withLock { state in
            state.entries = state.entries.filter { $0.value.validMs.upperBound >= now.ms }
            for (serial, entry) in entries where state.entries.count < WeChatPayLimits.certificatesMax {
                state.entries[serial] = entry
            }
        }
    }

    /// The fetching that is under way, or a new one; nil where the last one began less than the pause ago.
    func flight(pauseMs: Int64, at now: Timestamp, _ begin: @Sendable () -> Flight) -> Flight? {
        state.withLock { state in
            if let flight = state.flight { return flight }
            if let last = state.fetchedMs, (0..<pauseMs).contains(now.ms - last) { return nil }
            state.fetchedMs = now.ms
            let flight = begin()
            state.flight = flight
            return flight
        }
    }

    /// The fetching is over.
    func land() { state.withLock { $0.flight = nil } }
}

/// The answer to `/v3/certificates`: certificates encrypted with the APIv3 key.
struct WeChatPayCertificates: Decodable {
    let data: [Item]

    struct Item: Decodable {
        let serial: String
        let encrypted: WeChatPaySealed

        private enum CodingKeys: String, CodingKey {
            case serial = "serial_no"
            case encrypted = "encrypt_certificate"
        }
    }

    /// The keys by serial number. Throws: `malformed` if one cannot be opened or read, or bears another serial number.
    func entries(_ key: WeChatPayAPIKey) throws(GatewayFailure) -> [String: WeChatPayKeys.Entry] {
        guard data.count <= WeChatPayLimits.certificatesMax else { throw .malformed("data") }
        var entries: [String: WeChatPayKeys.Entry] = [:]
        for item in data {
            guard let pem = item.encrypted.opened(with: key), let text = String(validating: pem, as: UTF8.self) else {
                throw .malformed("encrypt_certificate")
            }
            entries[item.serial] = try Self.entry(text, serial: item.serial)
        }
        return entries
    }

    private static func entry(_ pem: String, serial: String) throws(GatewayFailure) -> WeChatPayKeys.Entry {
        let certificate: Certificate
        do {
            certificate = try Certificate(pemEncoded: pem)
        } catch {
            throw .malformed("certificate")
        }
        guard let key = _RSA.Signing.PublicKey(certificate.publicKey) else { throw .malformed("certificate") }
        let own = Hex.text(certificate.serialNumber.bytes).uppercased().drop { $0 == "0" }
        guard own == serial.drop(while: { $0 == "0" }) else { throw .malformed("serial_no") }
        let from = Int64(certificate.notValidBefore.timeIntervalSince1970) * 1_000
        let to = Int64(certificate.notValidAfter.timeIntervalSince1970) * 1_000
        guard from <= to else { throw .malformed("certificate") }
        return WeChatPayKeys.Entry(key: RSAVerifyingKey(key), validMs: from...to)
    }
}

/// Something that WeChat Pay encrypted for us: AES-256-GCM with the APIv3 key, its nonce and its associated data.
///
/// Source: RULES.md, WeChat Pay v3.
struct WeChatPaySealed: Decodable {
    let algorithm: String
    let ciphertext: String
    let nonce: String
    let associatedData: String?

    private enum CodingKeys: String, CodingKey {
        case algorithm, ciphertext, nonce
        case associatedData = "associated_data"
    }

    /// Nil if it was not encrypted with that key, or was changed.
    func opened(with key: WeChatPayAPIKey) -> Data? {
        guard algorithm == "AEAD_AES_256_GCM", nonce.utf8.count == 12, let bytes = StrictBase64.bytes(ciphertext),
            bytes.count > 16
        else { return nil }
        do {
            let box = try AES.GCM.SealedBox(
                nonce: AES.GCM.Nonce(data: Data(nonce.utf8)), ciphertext: bytes.dropLast(16), tag: bytes.suffix(16))
            return try AES.GCM.open(
                box, using: SymmetricKey(data: key.bytes), authenticating: Data((associatedData ?? "").utf8))
        } catch {
            return nil
        }
    }
}
