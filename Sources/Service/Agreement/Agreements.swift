import Market

extension Marketplace {
    /// The buyer takes the seller's standard terms as they stand; what is to be confirmed next comes back with it.
    ///
    /// - Parameter receivingSystem: the address that the buyer designates, where the terms ask for one.
    ///
    /// Throws: `TakeStandardTermsRefusal`, `MailOfferRefusal`, `NotFound`.
    package func takeStandardTerms(
        in trade: TradeID, by buyer: MemberID, receivingSystem: String = "", key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let state = try await state(of: trade, for: buyer)
        try requireDeliverable(standing: state.opening.standardTerms)
        let revision = try await revision(state.opening.revision.number, of: state.opening.revision.listing)
        let content = revision.facts.content.value
        let wording = TermsWording(
            clauses: content?.clauses ?? [], nonce: chance.nonce(), contents: content?.contents ?? [],
            criteria: content?.criteria ?? [], receivingSystem: receivingSystem)
        let answering = state.trade.proposals.count
        let document = try TermsDocument(
            trade: trade, opening: state.opening, number: answering + 1,
            terms: state.opening.standardTerms, wording: wording)
        let command = TakeStandardTerms(
            wording: wording, document: document.digest, answering: answering, isWithdrawn: revision.isWithdrawn,
            ground: state.trade.ground, holdDaysMax: holdDaysMax)
        return try await commands.handle(command, on: .trade(trade), by: .member(buyer), key: key)
    }

    /// A party proposes terms, counters the newest proposal, or proposes to amend the agreement, in one step: the document is made
    /// here and confirmed with the password. Whoever signs with a key reads the document first: `prepare`, then
    /// `proposePrepared`.
    ///
    /// - Parameters:
    ///   - clauses: clauses in words; `contents`, `criteria` and `receivingSystem` are the other parts of the wording.
    ///   - answering: the newest proposal that the party has seen; 0 for none.
    ///
    /// Throws: `ProposeTermsRefusal`, `MailOfferRefusal`, `PasswordRefusal.ownPasswordWrong`, `NotFound`.
    package func propose(
        _ terms: Terms, clauses: [String], contents: [String] = [], criteria: [String] = [],
        receivingSystem: String = "", milestones: [MilestoneWording] = [], answering: Int, ticks: Set<Tick>, password: String?,
        in trade: TradeID,
        by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let state = try await state(of: trade, for: member)
        try requireDeliverable(terms)
        let wording = TermsWording(
            clauses: clauses, nonce: chance.nonce(), contents: contents, criteria: criteria,
            receivingSystem: receivingSystem, milestones: milestones)
        let draft = try PreparedTerms(terms, wording, answering: answering, ticks: ticks, in: state)
        let (signing, _) = try await signing(of: draft.document, proof: password.map(Proof.password), by: member)
        return try await commands.handle(
            try await command(draft, signing, in: state), on: .trade(trade), by: .member(member), key: key)
    }

    /// A party confirms a proposal by its hash.
    ///
    /// Throws: `ConfirmTermsRefusal`, `MailOfferRefusal`, `PasswordRefusal`, `PasskeyRefusal`.
    package func confirm(
        proposal number: Int, document: Digest, ticks: Set<Tick>, proof: Proof?, in trade: TradeID, by member: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        // To one who is no party the trade does not exist, whatever was sent.
        let state = try await state(of: trade, for: member)
        try requireDeliverable(standing: state.trade.openProposal?.terms)
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

    /// The buyer takes a newer revision of the listing as what the trade is about. Throws: `PinRevisionRefusal`, `NotFound`.
    package func pin(
        revision number: Int, in trade: TradeID, by buyer: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let state = try await state(of: trade, for: buyer)
        let revision = try await revision(number, of: state.opening.revision.listing)
        let command = PinRevision(
            revision: try revision.reference, standardTerms: revision.facts.terms, isWithdrawn: revision.isWithdrawn)
        return try await commands.handle(command, on: .trade(trade), by: .member(buyer), key: key)
    }
}
