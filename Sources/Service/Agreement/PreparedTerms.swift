import Market
import Store

/// Terms that a party has written and is about to sign: the server has made the document, nobody else has seen it.
package struct PreparedTerms: Sendable, Codable, Equatable {
    /// The number that the proposal will have.
    package let number: Int
    /// The typed clauses.
    package let terms: Terms
    /// The clauses in words, with the document's nonce.
    package let wording: TermsWording
    /// The names of what the proposer ticked, sorted.
    package let ticks: [String]
    /// The hash of the document: the challenge that a key signs.
    package let document: Digest
}

extension Marketplace {
    /// How long prepared terms are kept, in days.
    package static let preparedDays = 3

    private static let upsertPrepared: SQL =
        """
        INSERT INTO prepared_terms (trade, member, document, body, at_ms) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (trade, member) DO UPDATE SET document = excluded.document, body = excluded.body, at_ms = excluded.at_ms
        """
    private static let deleteOldPrepared: SQL = "DELETE FROM prepared_terms WHERE at_ms < $1"
    private static let selectPrepared: SQL = "SELECT body FROM prepared_terms WHERE trade = $1 AND member = $2"

    /// Makes the document of terms that a party wants to propose, so that it can be read and signed. Nothing is proposed yet.
    ///
    /// Throws: `ProposeTermsRefusal`, `NotFound`.
    package func prepare(
        _ terms: Terms, clauses: [String], answering: Int, ticks: Set<Tick>, in trade: TradeID, by member: MemberID
    ) async throws -> PreparedTerms {
        let reading = try await state(of: trade, for: member)
        let wording = TermsWording(clauses: clauses, nonce: chance.nonce())
        let document = try TermsDocument(
            trade: trade, opening: reading.opening, number: answering + 1, terms: terms, wording: wording)
        let prepared = PreparedTerms(
            number: answering + 1, terms: terms, wording: wording, ticks: ticks.map(\.name).sorted(),
            document: document.digest)
        try prepared.check(by: .member(member), at: clock.now(), in: reading.trade)
        let (now, body) = (clock.now(), try StoredJSON.bytes(prepared))
        try await database.write { connection in
            try connection.run(Self.deleteOldPrepared, [.integer(now.adding(.days(-Self.preparedDays)).ms)])
            try connection.run(
                Self.upsertPrepared,
                [
                    .text(trade.rawValue), .text(member.rawValue), .text(prepared.document.rawValue), .bytes(body),
                    .integer(now.ms),
                ])
        }
        return prepared
    }

    /// What a party has prepared in a trade last. Throws: `NotFound`.
    package func preparedTerms(in trade: TradeID, by member: MemberID) async throws -> PreparedTerms {
        let body = try await database.read { connection in
            try connection.row(Self.selectPrepared, [.text(trade.rawValue), .text(member.rawValue)]) { try $0.bytes(0) }
        }
        guard let body else { throw NotFound() }
        return try StoredJSON.value(PreparedTerms.self, from: body)
    }

    /// Proposes what was prepared, signed. Throws: `ProposeTermsRefusal`, `PasswordRefusal`, `PasskeyRefusal`, `NotFound`.
    package func proposePrepared(
        _ document: Digest, proof: Proof?, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        _ = try await state(of: trade, for: member)
        let prepared = try await preparedTerms(in: trade, by: member)
        guard prepared.document == document else { throw NotFound() }
        let (signing, keep) = try await signing(of: document, proof: proof, by: member)
        return try await commands.handle(
            prepared.command(signing), on: .trade(trade), by: .member(member), key: key, also: keep)
    }
}

extension PreparedTerms {
    /// Asks the rules whether this can be proposed. How it is signed is the next step's matter.
    fileprivate func check(by actor: Actor, at time: Timestamp, in trade: Trade) throws(ProposeTermsRefusal) {
        do throws(ProposeTermsRefusal) {
            _ = try command(.password).decide(by: actor, at: time, in: trade)
        } catch {
            if case .passkeyNeeded = error { return }
            throw error
        }
    }

    fileprivate func command(_ signing: Signing) -> ProposeTerms {
        ProposeTerms(
            terms: terms, supplementary: wording.clauses, document: document, nonce: wording.nonce, answering: number - 1,
            ticks: Set(ticks.compactMap(Tick.init(name:))), signing: signing)
    }
}
