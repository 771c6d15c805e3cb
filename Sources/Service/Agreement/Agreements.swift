import Market

extension Marketplace {
    /// The buyer takes the seller's standard terms as they stand; what is to be confirmed next comes back with it.
    ///
    /// Throws: `TakeStandardTermsRefusal`, `NotFound`.
    package func takeStandardTerms(
        in trade: TradeID, by buyer: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let state = try await state(of: trade, for: buyer)
        let revision = try await revision(state.opening.revision.number, of: state.opening.revision.listing)
        let wording = TermsWording(clauses: revision.facts.content.value?.clauses ?? [], nonce: chance.nonce())
        let answering = state.trade.proposals.count
        let document = try TermsDocument(
            trade: trade, opening: state.opening, number: answering + 1,
            terms: state.opening.standardTerms, wording: wording)
        let command = TakeStandardTerms(
            supplementary: wording.clauses, document: document.digest, nonce: wording.nonce, answering: answering,
            isWithdrawn: revision.isWithdrawn)
        return try await commands.handle(command, on: .trade(trade), by: .member(buyer), key: key)
    }

    /// A party proposes terms, or counters the newest proposal, in one step: the document is made here and confirmed with the
    /// password. Whoever signs with a key reads the document first: `prepare`, then `proposePrepared`.
    ///
    /// Throws: `ProposeTermsRefusal`, `PasswordRefusal.wrongPassword`, `NotFound`.
    package func propose(
        _ terms: Terms, clauses: [String], answering: Int, ticks: Set<Tick>, password: String?, in trade: TradeID,
        by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let state = try await state(of: trade, for: member)
        let wording = TermsWording(clauses: clauses, nonce: chance.nonce())
        let document = try TermsDocument(
            trade: trade, opening: state.opening, number: answering + 1, terms: terms, wording: wording)
        let (signing, _) = try await signing(of: document.digest, proof: password.map(Proof.password), by: member)
        let command = ProposeTerms(
            terms: terms, supplementary: clauses, document: document.digest, nonce: wording.nonce,
            answering: answering, ticks: ticks, signing: signing)
        return try await commands.handle(command, on: .trade(trade), by: .member(member), key: key)
    }

    /// A party confirms a proposal by its hash. Throws: `ConfirmTermsRefusal`, `PasswordRefusal`, `PasskeyRefusal`.
    package func confirm(
        proposal number: Int, document: Digest, ticks: Set<Tick>, proof: Proof?, in trade: TradeID, by member: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        // To one who is no party the trade does not exist, whatever was sent.
        _ = try await state(of: trade, for: member)
        let (signing, keep) = try await signing(of: document, proof: proof, by: member)
        let command = ConfirmTerms(number: number, document: document, ticks: ticks, signing: signing)
        return try await commands.handle(command, on: .trade(trade), by: .member(member), key: key, also: keep)
    }

    /// A party declines a proposal. Throws: `DeclineTermsRefusal`.
    package func decline(
        proposal number: Int, reason: String, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = DeclineTerms(number: number, reason: reason)
        return try await commands.handle(command, on: .trade(trade), by: .member(member), key: key)
    }
}
