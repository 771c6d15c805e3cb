import Evidence
import Market
import Store

/// An account for payouts, as its owner sees it.
package struct PayoutAccountRow: Sendable, Hashable {
    /// Its name.
    package let id: PayoutAccountID
    /// What it is.
    package let kind: PayoutAccountKind
    /// Its masked form; empty once erased.
    package let label: String
    /// When it was added.
    package let addedAt: Timestamp
    /// Before that moment no payout goes to it.
    package let usableFrom: Timestamp
}

extension Marketplace {
    private static let selectAccounts: SQL =
        """
        SELECT id, kind, label, added_ms, usable_ms FROM v_payout_accounts WHERE member = $1 AND removed_ms IS NULL
        ORDER BY added_ms, id
        """
    private static let insertDocument: SQL =
        "INSERT INTO payout_documents (document, member, sealed, at_ms) VALUES ($1, $2, $3, $4)"
    private static let deleteDocument: SQL = "DELETE FROM payout_documents WHERE document = $1"
    private static let selectDocument: SQL = "SELECT sealed FROM payout_documents WHERE document = $1"

    /// The accounts that a member's payouts may go to, oldest first.
    package func payoutAccounts(of member: MemberID) async throws -> [PayoutAccountRow] {
        try await database.read { connection in
            try connection.rows(Self.selectAccounts, [.text(member.rawValue)]) { row in
                let times = (added: Timestamp(ms: try row.int64(3)), usable: Timestamp(ms: try row.int64(4)))
                return PayoutAccountRow(
                    id: try PayoutAccountID.stored(row.text(0)), kind: try stored(row.text(1)),
                    label: try row.textOrNil(2) ?? "", addedAt: times.added, usableFrom: times.usable)
            }
        }
    }

    /// Adds an account for payouts, for a member who has just proved to be the one. The entry holds its masked form, sealed, and
    /// the hash of the document that says where it is; the document is kept under lock.
    ///
    /// Throws: `PasswordRefusal.ownPasswordWrong`, `PasskeyRefusal`, `PayoutAccountRefusal`.
    package func addPayoutAccount(
        _ destination: PayoutDestination, proof: Proof, of member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> (outcome: Outcome, account: PayoutAccountID) {
        let count = try await stepUp(proof, of: member)
        let now = clock.now()
        let document = try PayoutDocument(destination, of: member, nonce: chance.nonce() + chance.nonce())
        let sealed = try keys.vault.lock(document.bytes, of: document.digest)
        let command = AddPayoutAccount(
            owner: member, account: chance.identifier(at: now), kind: destination.kind, masked: destination.masked,
            document: document.digest, policy: settings.payouts)
        let (mails, usableFrom) = (accountMails, now.adding(.hours(settings.payouts.coolDownHours)))
        let outcome = try await commands.handle(command, on: .wallet(member), by: .member(member), key: key) { connection in
            try count(connection)
            try mails.put(
                .payoutAccountAdded(destination.masked, usableFrom: usableFrom), for: member, at: now, connection)
            try connection.run(
                Self.insertDocument,
                [.text(document.digest.rawValue), .text(member.rawValue), .bytes(sealed), .integer(now.ms)])
        }
        guard case .payoutAccountAdded(let facts)? = try outcome.entries.last?.event(as: WalletEvent.self) else {
            throw NotFound()
        }
        return (outcome, facts.account)
    }

    /// Gives an account up. Where nothing is on its way to it, what says where it is goes with it.
    ///
    /// Throws: `PayoutAccountRefusal`.
    package func removePayoutAccount(
        _ account: PayoutAccountID, of member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let wallet = try await commands.state(Market.Wallet.self, of: .wallet(member))
        let document = wallet.openPayouts(to: account).isEmpty ? wallet.accounts[account]?.document : nil
        let label = try await payoutAccounts(of: member).first { $0.id == account }?.label ?? ""
        let (mails, now) = (accountMails, clock.now())
        return try await commands.handle(
            RemovePayoutAccount(owner: member, account: account), on: .wallet(member), by: .member(member), key: key
        ) { connection in
            try mails.put(.payoutAccountRemoved(label), for: member, at: now, connection)
            if let document { try connection.run(Self.deleteDocument, [.text(document.rawValue)]) }
        }
    }

    /// Where a payout goes. Throws: `VaultFault`.
    func payoutDestination(_ document: Digest) async throws -> PayoutDestination {
        let sealed = try await database.read { connection in
            try connection.row(Self.selectDocument, [.text(document.rawValue)]) { try $0.bytes(0) }
        }
        guard let sealed else { throw VaultFault.missing }
        return try PayoutDocument.destination(in: try keys.vault.unlock(sealed, of: document))
    }

    /// Checks that it is the member who acts, by the password entered again or a key; what it gives notes the key's use.
    ///
    /// Throws: `PasswordRefusal.ownPasswordWrong`, `PasskeyRefusal`.
    func stepUp(_ proof: Proof, of member: MemberID) async throws -> @Sendable (any Connection) throws -> Void {
        switch proof {
        case .password(let password):
            try await checkPassword(password, of: member)
            return { _ in }
        case .passkey(let given, let site):
            let challenge = try await takeChallenge(given.assertion.clientData, .stepUp, of: member)
            let used = try await check(given, challenge: challenge, at: site)
            guard used.member == member else { throw PasskeyRefusal.passkeyNotYours }
            return { connection in try used.count(connection) }
        }
    }
}

/// The bytes in which an account for payouts stands, as canonical JSON. The entry holds their hash; the nonce keeps a card's
/// number from being guessed by it.
struct PayoutDocument {
    /// The document as canonical JSON.
    let bytes: [UInt8]
    /// The SHA-256 of these bytes.
    let digest: Digest

    init(_ destination: PayoutDestination, of member: MemberID, nonce: String) throws {
        let json: JSON = [
            "format": "chengxu payout account v1", "member": .string(member.rawValue),
            "kind": .string(destination.kind.rawValue), "holder": .string(destination.holder),
            "bank": .string(destination.bank), "number": .string(destination.number), "nonce": .string(nonce),
        ]
        bytes = json.canonicalBytes
        digest = try Digest.stored(Hash.sha256(bytes).hex)
    }

    /// What such bytes say. Throws: `VaultFault.malformed`, `PayoutAccountRefusal`.
    static func destination(in bytes: [UInt8]) throws -> PayoutDestination {
        guard case .object(let object) = try JSON(parsing: bytes), case .string(let kind)? = object["kind"],
            let kind = PayoutAccountKind(rawValue: kind), case .string(let holder)? = object["holder"],
            case .string(let bank)? = object["bank"], case .string(let number)? = object["number"]
        else { throw VaultFault.malformed }
        return try PayoutDestination(kind: kind, holder: holder, bank: bank, number: number)
    }
}
