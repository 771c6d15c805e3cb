/// A member registers a key of its own, with which it signs what it confirms and can sign in.
///
/// The shell has checked what the authenticator said, and that the member knows its password.
/// Source: W3C Web Authentication Level 2, section 7.1.
package struct RegisterPasskey: Command {
    package typealias State = Member
    package typealias Refused = RegisterPasskeyRefusal

    /// The credential's identifier in base64url.
    package let credential: String
    /// How the key signs.
    package let algorithm: PasskeyAlgorithm
    /// The public key in base64 (SubjectPublicKeyInfo in DER).
    package let publicKey: String
    /// The SHA-256 of the public key as a PEM file.
    package let key: Digest
    /// What the member calls it, 1 to 40 characters.
    package let name: String
    /// Whether somebody has registered that credential already.
    package let isTaken: Bool

    package init(
        credential: String, algorithm: PasskeyAlgorithm, publicKey: String, key: Digest, name: String, isTaken: Bool
    ) {
        self.credential = credential
        self.algorithm = algorithm
        self.publicKey = publicKey
        self.key = key
        self.name = name
        self.isTaken = isTaken
    }

    /// The bounds of a key's name, in characters.
    package static let nameCharacters = 1...40
    /// The most keys of one member at a time.
    package static let keysMax = 10

    package func decide(
        by actor: Actor, at time: Timestamp, in member: Member
    ) throws(RegisterPasskeyRefusal) -> [MemberEvent] {
        guard !isTaken, !member.passkeys.contains(credential) else { throw .passkeyTaken }
        guard member.passkeys.count < Self.keysMax else { throw .tooManyPasskeys }
        guard Self.nameCharacters.contains(name.unicodeScalars.count),
            name.unicodeScalars.contains(where: { !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint }),
            !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control || $0.properties.isBidiControl })
        else { throw .passkeyNameMalformed }
        return [
            .passkeyRegistered(
                PasskeyRegistered(
                    credential: credential, algorithm: algorithm, publicKey: publicKey, key: key, name: Sealed(name)))
        ]
    }
}

/// Why a key is not registered.
package enum RegisterPasskeyRefusal: String, Refusal {
    case passkeyTaken, tooManyPasskeys, passkeyNameMalformed

    package var code: String { rawValue }
}

/// From now on this key is the member's.
package struct PasskeyRegistered: Equatable, Sendable, Codable {
    /// The credential's identifier in base64url.
    package let credential: String
    /// How the key signs.
    package let algorithm: PasskeyAlgorithm
    /// The public key in base64 (SubjectPublicKeyInfo in DER).
    package let publicKey: String
    /// The SHA-256 of the public key as a PEM file, by which signatures name it.
    package let key: Digest
    /// What the member calls it.
    package let name: Sealed<String>
}
