/// A member gives a key up. What it has signed stays signed.
package struct RemovePasskey: Command {
    package typealias State = Member
    package typealias Refused = RemovePasskeyRefusal

    /// The credential's identifier in base64url.
    package let credential: String

    package init(credential: String) { self.credential = credential }

    package func decide(
        by actor: Actor, at time: Timestamp, in member: Member
    ) throws(RemovePasskeyRefusal) -> [MemberEvent] {
        guard member.passkeys.contains(credential) else { throw .passkeyUnknown }
        return [.passkeyRemoved(PasskeyRemoved(credential: credential))]
    }
}

/// Why a key is not removed.
package enum RemovePasskeyRefusal: String, Refusal {
    case passkeyUnknown

    package var code: String { rawValue }
}

/// From now on this key is nobody's.
package struct PasskeyRemoved: Equatable, Sendable, Codable {
    /// The credential's identifier in base64url.
    package let credential: String
}
