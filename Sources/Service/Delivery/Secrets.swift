import Evidence
import Market
import Store

/// A secret that its buyer has had shown, for the one answer that shows it.
package struct RevealedSecret: Sendable {
    /// The secret as the seller handed it over.
    package let text: String
    /// The hash that the entry of the delivery holds.
    package let document: Digest
    /// What giving the command came to.
    package let outcome: Outcome
}

extension Marketplace {
    private static let insertSecret: SQL =
        "INSERT INTO secrets (document, trade, sealed, at_ms) VALUES ($1, $2, $3, $4)"
    private static let selectSecret: SQL = "SELECT sealed FROM secrets WHERE document = $1"

    /// The seller hands over a secret. It is kept under lock, beside the entry that holds its hash only.
    ///
    /// Throws: `HandoverRefusal`.
    package func deliverSecret(
        _ secret: String, note: String, in trade: TradeID, part: Int? = nil, by seller: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let document = try SecretDocument(secret, in: trade, nonce: chance.nonce() + chance.nonce())
        let manifest = try DeliveryManifest.digest(DeliveryManifest.secret(document.digest))
        let sealed = try keys.vault.lock(document.bytes, of: document.digest)
        let command = DeliverSecret(
            document: document.digest, characters: secret.unicodeScalars.count, note: note, manifest: manifest,
            part: part)
        let now = clock.now()
        return try await commands.handle(command, on: .trade(trade), by: .member(seller), key: key) { connection in
            try connection.run(
                Self.insertSecret,
                [.text(document.digest.rawValue), .text(trade.rawValue), .bytes(sealed), .integer(now.ms)])
        }
    }

    /// The buyer has a secret shown: first that is entered for good, then the secret is read.
    ///
    /// Throws: `RevealSecretRefusal`, `VaultFault`.
    package func revealSecret(
        round: Int, client: String, in trade: TradeID, by buyer: MemberID, key: IdempotencyKey? = nil
    ) async throws -> RevealedSecret {
        let outcome = try await commands.handle(
            RevealSecret(round: round, client: client), on: .trade(trade), by: .member(buyer), key: key)
        let reading = try await state(of: trade, for: buyer)
        // A key that was used for this before answers as it did then; what counts is the buyer's own word in the record.
        guard reading.role == .buyer, let delivered = reading.trade.rounds.first(where: { $0.number == round }),
            delivered.isRevealed, case .secret(let facts) = delivered.handed
        else { throw NotFound() }
        let bytes = try await secretDocument(facts.document)
        return RevealedSecret(text: try SecretDocument.secret(in: bytes), document: facts.document, outcome: outcome)
    }

    /// The bytes of a secret's document. Only for a secret that was revealed. Throws: `VaultFault`.
    func secretDocument(_ document: Digest) async throws -> [UInt8] {
        guard let bytes = try await keptSecretDocument(document) else { throw VaultFault.missing }
        return bytes
    }

    /// The same; nil where it was erased. Throws: `VaultFault`.
    func keptSecretDocument(_ document: Digest) async throws -> [UInt8]? {
        let sealed = try await database.read { connection in
            try connection.row(Self.selectSecret, [.text(document.rawValue)]) { try $0.bytes(0) }
        }
        return try sealed.map { try keys.vault.unlock($0, of: document) }
    }
}
