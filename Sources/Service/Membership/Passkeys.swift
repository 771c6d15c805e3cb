import Evidence
import Market
import Store

/// A key of a member, as its owner sees it.
package struct Passkey: Sendable, Hashable {
    /// The credential's identifier in base64url.
    package let credential: String
    /// What the member calls it; empty once erased.
    package let name: String
    /// How it signs.
    package let algorithm: PasskeyAlgorithm
    /// When it was registered.
    package let registered: Timestamp
    /// When it was used last; nil if it never was.
    package let used: Timestamp?
}

extension Marketplace {
    private static let selectOwn: SQL =
        """
        SELECT k.credential, k.name, k.algorithm, k.registered_ms, u.used_ms FROM v_passkeys k
        LEFT JOIN passkey_uses u ON u.credential = k.credential
        WHERE k.member = $1 AND k.removed_ms IS NULL ORDER BY k.registered_ms, k.credential
        """
    private static let selectTaken: SQL = "SELECT 1 FROM v_passkeys WHERE credential = $1"

    /// The keys of a member, oldest first.
    package func passkeys(of member: MemberID) async throws -> [Passkey] {
        try await database.read { connection in
            try connection.rows(Self.selectOwn, [.text(member.rawValue)]) { row in
                let registered = Timestamp(ms: try row.int64(3))
                let used = try row.int64OrNil(4).map(Timestamp.init(ms:))
                return Passkey(
                    credential: try row.text(0), name: try row.textOrNil(1) ?? "", algorithm: try stored(row.text(2)),
                    registered: registered, used: used)
            }
        }
    }

    /// Registers a key for whoever knows the password, so that a session alone cannot sign in the member's name.
    ///
    /// Throws: `PasswordRefusal.ownPasswordWrong`, `PasskeyRefusal`, `RegisterPasskeyRefusal`.
    package func registerPasskey(
        _ given: GivenAttestation, name: String, password: String, of member: MemberID, at site: RelyingParty,
        key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await checkPassword(password, of: member)
        _ = try await takeChallenge(given.clientData, .registration, of: member)
        let new = try given.newKey(at: site)
        let credential = Base64URL.encode(new.credential)
        let isTaken = try await database.read { connection in
            try connection.row(Self.selectTaken, [.text(credential)]) { try $0.int64(0) } != nil
        }
        let command = RegisterPasskey(
            credential: credential, algorithm: try stored(new.key.algorithm.rawValue),
            publicKey: Base64.encode(new.key.der), key: try Digest.stored(Hash.sha256(new.key.pem).hex), name: name,
            isTaken: isTaken)
        return try await commands.handle(command, on: .member(member), by: .member(member), key: key)
    }

    /// Removes a key of the member, who has proved to be the one.
    ///
    /// Throws: `PasswordRefusal.ownPasswordWrong`, `PasskeyRefusal`, `RemovePasskeyRefusal`.
    package func removePasskey(
        _ credential: String, proof: Proof, of member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = RemovePasskey(credential: credential)
        switch proof {
        case .password(let password):
            try await checkPassword(password, of: member)
            return try await commands.handle(command, on: .member(member), by: .member(member), key: key)
        case .passkey(let given, let site):
            let challenge = try await takeChallenge(given.assertion.clientData, .stepUp, of: member)
            let used = try await check(given, challenge: challenge, at: site)
            guard used.member == member else { throw PasskeyRefusal.passkeyNotYours }
            return try await commands.handle(command, on: .member(member), by: .member(member), key: key) { connection in
                try used.count(connection)
            }
        }
    }

    /// The token of a new session for whoever has a key of a member. The authenticator says whose key it is.
    ///
    /// Throws: `PasskeyRefusal`.
    package func signIn(with given: GivenAssertion, at site: RelyingParty) async throws -> (member: MemberID, token: String) {
        let challenge = try await takeChallenge(given.assertion.clientData, .signIn, of: nil)
        let used = try await check(given, challenge: challenge, at: site)
        try await database.write { connection in try used.count(connection) }
        return (used.member, try await sessions.open(for: used.member))
    }

    private static let selectPassword: SQL = "SELECT salt, hash FROM credentials WHERE member = $1"

    /// Checks the password of a member who is signed in and confirms something by it. Throws: `PasswordRefusal.ownPasswordWrong`.
    func checkPassword(_ password: String, of member: MemberID) async throws {
        let hashed = try await database.read { connection in
            try connection.row(Self.selectPassword, [.text(member.rawValue)]) { row in
                Passwords.Hashed(salt: try row.bytes(0), hash: try row.bytes(1))
            }
        }
        guard let hashed, try await passwords.matches(password, hashed) else { throw PasswordRefusal.ownPasswordWrong }
    }
}
