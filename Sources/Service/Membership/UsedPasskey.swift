import Evidence
import Market
import Store

/// A registered key that has just answered a challenge as it must.
struct UsedPasskey: Sendable {
    let member: MemberID
    let signature: PasskeySignature
    /// The files with which anybody can check the signature.
    let files: [[UInt8]]
    let signCount: UInt32
    let at: Timestamp

    private static let insertUse: SQL =
        """
        INSERT INTO passkey_uses (credential, sign_count, used_ms) VALUES ($1, $2, $3)
        ON CONFLICT (credential) DO UPDATE SET sign_count = excluded.sign_count, used_ms = excluded.used_ms
        WHERE passkey_uses.sign_count < excluded.sign_count OR (passkey_uses.sign_count = 0 AND excluded.sign_count = 0)
        """
    private static let insertFile: SQL =
        "INSERT INTO signature_files (sha256, bytes) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING"

    /// Notes the use, in the transaction of what it was used for.
    ///
    /// Throws: `PasskeyRefusal.passkeyCopied` where the key's counter went back.
    /// Source: W3C Web Authentication Level 2, section 6.1.1.
    func count(_ connection: any Connection) throws {
        let changed = try connection.run(
            Self.insertUse, [.text(signature.credential), .integer(Int64(signCount)), .integer(at.ms)])
        guard changed == 1 else { throw PasskeyRefusal.passkeyCopied }
    }

    /// Notes the use, and keeps the files for the bundles of the case.
    func keep(_ connection: any Connection) throws {
        try count(connection)
        for file in files {
            try connection.run(Self.insertFile, [.text(Hash.sha256(file).hex), .bytes(file)])
        }
    }
}

extension Marketplace {
    private static let selectKey: SQL =
        """
        SELECT member, algorithm, public_key, entry_hash FROM v_passkeys WHERE credential = $1 AND removed_ms IS NULL
        """

    /// Checks an answer to a challenge with the key that is registered under its name.
    ///
    /// Throws: `PasskeyRefusal`.
    func check(_ given: GivenAssertion, challenge: [UInt8], at site: RelyingParty) async throws -> UsedPasskey {
        let found = try await database.read { connection in
            try connection.row(Self.selectKey, [.text(given.credential)]) { row in
                (
                    member: try MemberID.stored(row.text(0)), algorithm: try stored(row.text(1)) as PasskeyAlgorithm,
                    publicKey: try row.text(2), entry: try Hash.stored(row.bytes(3))
                )
            }
        }
        guard let found else { throw PasskeyRefusal.passkeyNotYours }
        guard let key = Base64.decode(found.publicKey).flatMap(PasskeyKey.init(der:)) else {
            throw JournalFault.damaged("the key \(given.credential) is malformed")
        }
        let facts: PasskeyAssertion.Facts
        do {
            facts = try given.assertion.check(key: key, challenge: challenge)
        } catch {
            throw PasskeyRefusal.passkeyWrong
        }
        guard facts.origin == site.origin else { throw PasskeyRefusal.passkeyWrong }
        let parts = given.assertion
        func digest(_ bytes: [UInt8]) throws -> Digest { try Digest.stored(Hash.sha256(bytes).hex) }
        return UsedPasskey(
            member: found.member,
            signature: PasskeySignature(
                credential: given.credential, algorithm: found.algorithm, registered: try Digest.stored(found.entry.hex),
                key: try digest(key.pem), authenticatorData: try digest(parts.authenticatorData),
                clientData: try digest(parts.clientData), signature: try digest(parts.signature)),
            files: [key.pem, parts.authenticatorData, parts.clientData, parts.signature], signCount: facts.signCount,
            at: clock.now())
    }

    /// Checks that it is the member who confirms a document, and gives what is entered of it and what is kept beside.
    ///
    /// Throws: `ProofRefusal.proofMissing`, `PasswordRefusal.ownPasswordWrong`, `PasskeyRefusal`.
    func signing(
        of document: Digest, proof: Proof?, by member: MemberID
    ) async throws -> (signing: Signing, keep: @Sendable (any Connection) throws -> Void) {
        switch proof {
        case nil: throw ProofRefusal.proofMissing
        case .password(let password)?:
            try await checkPassword(password, of: member)
            return (.password, { _ in })
        case .passkey(let given, let site)?:
            guard let hash = Hash(hex: document.rawValue) else { throw PasskeyRefusal.passkeyWrong }
            let used = try await check(given, challenge: hash.bytes, at: site)
            guard used.member == member else { throw PasskeyRefusal.passkeyNotYours }
            return (.passkey(used.signature), { connection in try used.keep(connection) })
        }
    }
}
