import Evidence
import Market
import Store

extension Marketplace {
    private static let selectHandle: SQL = "SELECT 1 FROM credentials WHERE handle = $1"
    private static let insertCredentials: SQL =
        "INSERT INTO credentials (member, handle, salt, hash) VALUES ($1, $2, $3, $4)"
    private static let selectCredentials: SQL = "SELECT member, salt, hash FROM credentials WHERE handle = $1"

    /// Opens an account. Throws: `RegisterMemberRefusal`, `PasswordRefusal`, `StoreFailure`.
    package func register(handle: String, displayName: String, password: String) async throws -> MemberID {
        try await openAccount(handle: handle, displayName: displayName, password: password).member
    }

    /// The same, with what the command came to. Two who want one handle at the same moment are told apart by the database's
    /// own key.
    ///
    /// Throws: `RegisterMemberRefusal`, `PasswordRefusal`, `StoreFailure`.
    package func openAccount(
        handle: String, displayName: String, password: String
    ) async throws -> (member: MemberID, outcome: Outcome) {
        guard Passwords.bytes.contains(password.utf8.count) else { throw PasswordRefusal.passwordLength }
        let isTaken = try await database.read { connection in
            try connection.row(Self.selectHandle, [.text(handle)]) { try $0.int64(0) } != nil
        }
        let command = RegisterMember(handle: handle, displayName: displayName, isHandleTaken: isTaken)
        let member = chance.identifier(MemberID.self, at: clock.now())
        // Asked before the password's hash is made, so that a refusal costs nothing.
        _ = try command.decide(by: .member(member), at: clock.now(), in: Member())
        let hashed = try await passwords.hash(password)
        do {
            let outcome = try await commands.handle(command, on: .member(member), by: .member(member)) { connection in
                try connection.run(
                    Self.insertCredentials,
                    [.text(member.rawValue), .text(handle), .bytes(hashed.salt), .bytes(hashed.hash)])
            }
            return (member, outcome)
        } catch StoreFailure.uniqueViolation {
            throw RegisterMemberRefusal.handleTaken
        }
    }

    /// The token of a new session for whoever knows the password. An unknown handle takes as long as a wrong password.
    ///
    /// Throws: `PasswordRefusal.wrongPassword`.
    package func signIn(
        handle: String, password: String, client: String? = nil
    ) async throws -> (member: MemberID, token: String) {
        let known = try await database.read { connection in
            try connection.row(Self.selectCredentials, [.text(handle)]) { row in
                (
                    member: try MemberID.stored(row.text(0)),
                    hashed: Passwords.Hashed(salt: try row.bytes(1), hash: try row.bytes(2))
                )
            }
        }
        let decoy = Passwords.Hashed(salt: Array(repeating: 0, count: 16), hash: [])
        let matches = try await passwords.matches(password, known?.hashed ?? decoy)
        guard let known, matches else { throw PasswordRefusal.wrongPassword }
        return (known.member, try await sessions.open(for: known.member, client: client))
    }
}

/// Why a password does not do.
package enum PasswordRefusal: String, Refusal {
    /// It is shorter or longer than `Passwords.bytes`.
    case passwordLength
    /// The handle or the password is wrong; which of them is not said.
    case wrongPassword
    /// Who is signed in entered another password than the own one, to confirm something.
    case ownPasswordWrong
    /// Too many wrong ones in a short time.
    case tooManyTries

    package var code: String { rawValue }
}
