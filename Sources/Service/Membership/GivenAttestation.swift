import Evidence
import Market

/// An authenticator's answer to the request for a new key, as it came.
package struct GivenAttestation: Sendable, Hashable {
    let attestationObject: [UInt8]
    let clientData: [UInt8]

    /// Nil unless both are strict base64url and none is too long.
    package init?(attestationObject: String, clientData: String) {
        guard let object = Base64URL.decode(attestationObject), let client = Base64URL.decode(clientData),
            (1...PasskeyAssertion.partBytesMax).contains(object.count),
            (1...PasskeyAssertion.partBytesMax).contains(client.count)
        else { return nil }
        self.init(attestationObject: object, clientData: client)
    }

    init(attestationObject: [UInt8], clientData: [UInt8]) {
        self.attestationObject = attestationObject
        self.clientData = clientData
    }

    /// The two parts in base64url, as requests carry them.
    package var fields: [(name: String, value: String)] {
        [
            ("attestationObject", Base64URL.encode(attestationObject)), ("clientData", Base64URL.encode(clientData)),
        ]
    }

    /// A key that an authenticator has made.
    struct NewKey: Equatable {
        let credential: [UInt8]
        let key: PasskeyKey
        let signCount: UInt32
    }

    /// Reads the new key. Who made the authenticator is not asked, so its own signature is not either.
    ///
    /// Throws: `PasskeyRefusal.passkeyUnreadable`.
    /// Source: W3C Web Authentication Level 2, sections 6.5.1 and 7.1.
    func newKey(at site: RelyingParty) throws(PasskeyRefusal) -> NewKey {
        do {
            let client = try PasskeyAssertion.Client(clientData)
            guard client.type == "webauthn.create", client.origin == site.origin else { throw PasskeyRefusal.passkeyUnreadable }
            let object = try CBOR.read(attestationObject)
            guard object.count == attestationObject.count, case .bytes(let data)? = object.value["authData"],
                object.value["fmt"] != nil
            else { throw PasskeyRefusal.passkeyUnreadable }
            let head = try PasskeyAssertion.Head(data)
            guard head.siteHash == Hash.sha256(Array(site.host.utf8)), head.isUserPresent, head.isUserVerified,
                head.hasCredential
            else { throw PasskeyRefusal.passkeyUnreadable }
            // The model of the authenticator, 16 bytes, is not kept: it says more about a person than is needed.
            let rest = Array(data.dropFirst(PasskeyAssertion.Head.byteCount + 16))
            guard rest.count > 2 else { throw PasskeyRefusal.passkeyUnreadable }
            let length = Int(rest[0]) << 8 | Int(rest[1])
            guard (1...1_023).contains(length), rest.count > 2 + length else { throw PasskeyRefusal.passkeyUnreadable }
            let credential = Array(rest[2..<2 + length])
            let cose = try CBOR.read(Array(rest.dropFirst(2 + length))).value
            guard let key = Self.key(cose) else { throw PasskeyRefusal.passkeyUnreadable }
            return NewKey(credential: credential, key: key, signCount: head.signCount)
        } catch {
            throw .passkeyUnreadable
        }
    }

    /// Source: RFC 8152 section 13.1 (P-256) and 13.2 (Ed25519): the numbers of a key's members.
    private static func key(_ cose: CBOR) -> PasskeyKey? {
        switch (cose[1], cose[3], cose[-1]) {
        case (.integer(2), .integer(-7), .integer(1)):
            guard case .bytes(let x)? = cose[-2], case .bytes(let y)? = cose[-3], x.count == 32, y.count == 32 else { return nil }
            return PasskeyKey(.es256, bytes: [4] + x + y)
        case (.integer(1), .integer(-8), .integer(6)):
            guard case .bytes(let x)? = cose[-2] else { return nil }
            return PasskeyKey(.ed25519, bytes: x)
        default: return nil
        }
    }
}

/// Why a key does not do.
package enum PasskeyRefusal: String, Refusal {
    /// What the authenticator or the browser said is not what was asked of it.
    case passkeyUnreadable
    /// The key is not registered to this member.
    case passkeyNotYours
    /// The signature does not hold, or is about something else.
    case passkeyWrong
    /// The key's own counter went back: somebody may have a copy of it.
    case passkeyCopied
    /// The challenge was not given out here, was used already, or is too old.
    case challengeOver

    package var code: String { rawValue }
}
