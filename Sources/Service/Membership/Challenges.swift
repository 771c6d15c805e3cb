import Evidence
import Market
import Store

/// What a challenge is given out for. Documents are signed by their hash and need none.
package enum ChallengePurpose: String, Sendable, CaseIterable {
    case registration, signIn, stepUp
}

extension Marketplace {
    /// How long a challenge can be answered, in minutes.
    package static let challengeMinutes = 10
    /// How long a challenge is, in bytes. No hash of a document is that long, so no answer to a challenge confirms one.
    package static let challengeBytes = 24

    private static let insertChallenge: SQL =
        "INSERT INTO passkey_challenges (challenge, purpose, member, expires_ms) VALUES ($1, $2, $3, $4)"
    private static let deleteOld: SQL = "DELETE FROM passkey_challenges WHERE expires_ms <= $1"
    private static let deleteChallenge: SQL =
        "DELETE FROM passkey_challenges WHERE challenge = $1 AND purpose = $2 AND member = $3 AND expires_ms > $4"

    /// A new challenge in base64url, to be answered once.
    ///
    /// - Parameter member: whose answer is awaited; nil for whoever signs in.
    package func challenge(for purpose: ChallengePurpose, of member: MemberID?) async throws -> String {
        let (bytes, now) = (chance.bytes(Self.challengeBytes), clock.now())
        let values: [SQLValue] = [
            .bytes(bytes), .text(purpose.rawValue), .text(member?.rawValue ?? ""),
            .integer(now.adding(.minutes(Self.challengeMinutes)).ms),
        ]
        try await database.write { connection in
            try connection.run(Self.deleteOld, [.integer(now.ms)])
            try connection.run(Self.insertChallenge, values)
        }
        return Base64URL.encode(bytes)
    }

    /// Takes the challenge that a browser says was answered; it cannot be answered again.
    ///
    /// Throws: `PasskeyRefusal.challengeOver`, `.passkeyUnreadable`.
    func takeChallenge(_ clientData: [UInt8], _ purpose: ChallengePurpose, of member: MemberID?) async throws -> [UInt8] {
        let text: String
        do {
            text = try PasskeyAssertion.Client(clientData).challenge
        } catch {
            throw PasskeyRefusal.passkeyUnreadable
        }
        guard let bytes = Base64URL.decode(text), bytes.count == Self.challengeBytes else { throw PasskeyRefusal.challengeOver }
        let values: [SQLValue] = [
            .bytes(bytes), .text(purpose.rawValue), .text(member?.rawValue ?? ""), .integer(clock.now().ms),
        ]
        let taken = try await database.write { try $0.run(Self.deleteChallenge, values) }
        guard taken == 1 else { throw PasskeyRefusal.challengeOver }
        return bytes
    }
}
