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
    /// The revision that the document is about.
    package let revision: RevisionReference
    /// The hash of the agreement that it is to take the place of; nil where it is no amendment.
    package let amends: Digest?
}

extension PreparedTerms {
    /// Makes the document of terms that answer the proposal of that number, for the trade as it stands.
    init(_ terms: Terms, _ wording: TermsWording, answering: Int, ticks: Set<Tick>, in reading: TradeReading) throws {
        let amends = reading.trade.agreement?.document
        let document = try TermsDocument(
            trade: reading.id, opening: reading.opening, number: answering + 1, terms: terms, wording: wording,
            amends: amends)
        self.init(
            number: answering + 1, terms: terms, wording: wording, ticks: ticks.map(\.name).sorted(),
            document: document.digest, revision: reading.opening.revision, amends: amends)
    }
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
    /// Throws: `ProposeTermsRefusal`, `MailOfferRefusal`, `NotFound`.
    package func prepare(
        _ terms: Terms, _ wording: TermsWording, answering: Int, ticks: Set<Tick>, in trade: TradeID, by member: MemberID
    ) async throws -> PreparedTerms {
        let reading = try await state(of: trade, for: member)
        try requireDeliverable(terms)
        let prepared = try PreparedTerms(
            terms, wording.with(nonce: chance.nonce()), answering: answering, ticks: ticks, in: reading)
        // Asks the rules whether this can be proposed. How it is signed is the next step's matter.
        let proposal = try await command(prepared, .password, in: reading)
        do throws(ProposeTermsRefusal) {
            _ = try proposal.decide(by: .member(member), at: clock.now(), in: reading.trade)
        } catch {
            guard case .passkeyNeeded = error else { throw error }
        }
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

    /// Proposes what was prepared, signed.
    ///
    /// Throws: `ProposeTermsRefusal`, `MailOfferRefusal`, `PasswordRefusal`, `PasskeyRefusal`, `NotFound`.
    package func proposePrepared(
        _ document: Digest, proof: Proof?, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let reading = try await state(of: trade, for: member)
        let prepared = try await preparedTerms(in: trade, by: member)
        guard prepared.document == document else { throw NotFound() }
        try requireDeliverable(prepared.terms)
        let (signing, keep) = try await signing(of: document, proof: proof, by: member)
        return try await commands.handle(
            try await command(prepared, signing, in: reading), on: .trade(trade), by: .member(member), key: key, also: keep)
    }

    /// The command that proposes it.
    func command(_ prepared: PreparedTerms, _ signing: Signing, in reading: TradeReading) async throws -> ProposeTerms {
        var standing: TermsWording?
        if let agreed = reading.trade.agreement { standing = try await wordings(of: reading)[agreed.number] }
        return ProposeTerms(
            terms: prepared.terms, wording: prepared.wording, document: prepared.document, answering: prepared.number - 1,
            ticks: Set(prepared.ticks.compactMap(Tick.init(name:))), signing: signing,
            ground: TermsGround(revision: prepared.revision, amends: prepared.amends), standing: standing,
            holdDaysMax: holdDaysMax)
    }
}
