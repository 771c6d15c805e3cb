import Crypto
import Evidence
import Market

/// An authenticator made of software: what a program signs with that trades in a member's name, and the demo's people.
///
/// It says that its person was recognised, as the program is the person here.
package struct SoftwarePasskey: Sendable {
    private enum Secret: Sendable {
        case p256(P256.Signing.PrivateKey)
        case ed25519(Curve25519.Signing.PrivateKey)
    }

    private let secret: Secret
    private let credential: [UInt8]
    /// The site it signs for.
    package let site: RelyingParty

    /// Makes a new key.
    package init(_ algorithm: PasskeyAlgorithm, at site: RelyingParty, chance: Chance = .system) {
        credential = chance.bytes(16)
        self.site = site
        switch algorithm {
        case .es256: secret = .p256(P256.Signing.PrivateKey())
        case .ed25519: secret = .ed25519(Curve25519.Signing.PrivateKey())
        }
    }

    /// The answer to the request for a new key.
    ///
    /// - Parameter challenge: in base64url.
    package func attestation(challenge: String) -> GivenAttestation {
        let key: [UInt8]
        switch secret {
        case .p256(let secret):
            let point = Array(secret.publicKey.x963Representation)
            key = [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32] + point[1..<33] + [0x22, 0x58, 32] + point[33..<65]
        case .ed25519(let secret):
            key = [0xA4, 1, 1, 3, 0x27, 0x20, 6, 0x21, 0x58, 32] + Array(secret.publicKey.rawRepresentation)
        }
        let data = head(flags: 0x45) + [UInt8](repeating: 0, count: 16) + [0, UInt8(credential.count)] + credential + key
        let object =
            [0xA3, 0x63] + Array("fmt".utf8) + [0x64] + Array("none".utf8) + [0x67] + Array("attStmt".utf8) + [0xA0, 0x68]
            + Array("authData".utf8) + [0x58, UInt8(data.count)] + data
        return GivenAttestation(attestationObject: object, clientData: client("webauthn.create", challenge))
    }

    /// The signature of a challenge.
    ///
    /// - Parameter challenge: in base64url.
    package func assertion(challenge: String) throws -> GivenAssertion {
        let (data, client) = (head(flags: 0x05), client("webauthn.get", challenge))
        let signed = PasskeyAssertion(authenticatorData: data, clientData: client, signature: []).signed
        let signature: [UInt8] =
            switch secret {
            case .p256(let secret): Array(try secret.signature(for: signed).derRepresentation)
            case .ed25519(let secret): Array(try secret.signature(for: signed))
            }
        return GivenAssertion(
            credential: Base64URL.encode(credential),
            PasskeyAssertion(authenticatorData: data, clientData: client, signature: signature))
    }

    /// The signature of a document, as a proof.
    package func proof(of document: Market.Digest) throws -> Proof {
        .passkey(try assertion(challenge: Self.challenge(of: document)), at: site)
    }

    /// The challenge that stands for a document, in base64url: its hash.
    package static func challenge(of document: Market.Digest) -> String {
        Base64URL.encode(Hex.decode(document.rawValue) ?? [])
    }

    private func head(flags: UInt8) -> [UInt8] { Hash.sha256(Array(site.host.utf8)).bytes + [flags, 0, 0, 0, 0] }

    private func client(_ type: String, _ challenge: String) -> [UInt8] {
        Array(#"{"type":"\#(type)","challenge":"\#(challenge)","origin":"\#(site.origin)","crossOrigin":false}"#.utf8)
    }
}

extension Marketplace {
    /// Makes a software key and registers it for a member. Throws: what registering throws.
    package func registerSoftwarePasskey(
        _ algorithm: PasskeyAlgorithm = .es256, name: String, password: String, of member: MemberID, at site: RelyingParty
    ) async throws -> SoftwarePasskey {
        let passkey = SoftwarePasskey(algorithm, at: site, chance: chance)
        let challenge = try await challenge(for: .registration, of: member)
        _ = try await registerPasskey(
            passkey.attestation(challenge: challenge), name: name, password: password, of: member, at: site)
        return passkey
    }
}
