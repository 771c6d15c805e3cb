import Evidence
import Market
import Store

/// What a seller hands in to draw up a deal.
package struct DealForm: Sendable {
    /// The typed clauses.
    package var terms: Terms
    /// The clauses in words, without the chance in them.
    package var wording: TermsWording
    /// What the deal is called.
    package var title: String
    /// What the seller says to the buyer.
    package var note: String
    /// How long the link works, in hours.
    package var validHours: Int

    package init(terms: Terms, wording: TermsWording, title: String, note: String, validHours: Int) {
        self.terms = terms
        self.wording = wording
        self.title = title
        self.note = note
        self.validHours = validHours
    }
}

extension Marketplace {
    private static let insertLink: SQL = "INSERT INTO deal_links (token_hash, deal) VALUES ($1, $2)"

    /// Draws up a deal on the newest revision of a listing. The token of its link, 64 hexadecimal digits of which only the hash is
    /// kept, comes back this once; nil where the request had been carried out before.
    ///
    /// Throws: `DrawUpDealRefusal`, `MailOfferRefusal`, `RestraintRefusal`, `NotFound`.
    package func drawUpDeal(
        on listing: ListingID, _ form: DealForm, by seller: MemberID, key: IdempotencyKey? = nil
    ) async throws -> (deal: DealID, token: String?, outcome: Outcome) {
        try requireDeliverable(form.terms)
        let revision = try await revision(of: listing)
        let deal = chance.identifier(DealID.self, at: clock.now())
        let wording = DealWording(title: form.title, note: form.note, terms: form.wording.with(nonce: chance.nonce()))
        let reference = try revision.reference
        let document = try DealDocument(
            deal: deal, seller: revision.facts.seller, revision: reference, terms: form.terms, wording: wording)
        let command = DrawUpDeal(
            revision: reference, seller: revision.facts.seller, standardTerms: revision.facts.terms,
            isListingWithdrawn: revision.isWithdrawn, terms: form.terms, wording: wording, document: document.digest,
            validHours: form.validHours)
        let token = chance.nonce() + chance.nonce()
        let values: [SQLValue] = [.bytes(Self.linkHash(token).bytes), .text(deal.rawValue)]
        let outcome = try await commands.handle(
            command, on: .deal(deal), given: [free(seller, for: .trade)], by: .member(seller), key: key
        ) { connection in
            try connection.run(Self.insertLink, values)
        }
        let named = try DealID.stored(String(outcome.stream?.identifier ?? ""))
        return (named, outcome.isRepeated ? nil : token, outcome)
    }

    /// Takes a deal back that nobody has taken. Throws: `WithdrawDealRefusal`.
    package func withdrawDeal(_ deal: DealID, by seller: MemberID, key: IdempotencyKey? = nil) async throws -> Outcome {
        try await commands.handle(WithdrawDeal(), on: .deal(deal), by: .member(seller), key: key)
    }

    /// Takes the deal of a link, and opens the trade that it becomes: both or neither. Of two who do so at one moment one gets
    /// it. Whoever has it already gets the same trade again.
    ///
    /// Throws: `ClaimDealRefusal`, `MailOfferRefusal`, `RestraintRefusal`.
    package func claimDeal(token: String, by buyer: MemberID) async throws -> (trade: TradeID, outcome: Outcome) {
        let reading = try await deal(token: token)
        // Who has it already gets the same trade again, whatever is sent today.
        let isOpen = reading.deal.claim == nil
        if isOpen { try requireDeliverable(standing: reading.offer.terms) }
        guard let wording = reading.offer.wording.value else { throw ClaimDealRefusal.unknown }
        let trade = chance.identifier(TradeID.self, at: clock.now())
        let terms = wording.terms.with(nonce: chance.nonce())
        let gate = try await gate(of: reading.offer.seller)
        func command(_ document: Digest) -> OpenDeal {
            OpenDeal(
                deal: reading.reference, offer: reading.offer, policy: settings.policy, buyer: buyer,
                wording: terms, document: document, gate: gate)
        }
        let document = try TermsDocument(
            trade: trade, opening: command(reading.offer.document).opening, number: 1, terms: reading.offer.terms,
            wording: terms)
        let (claimed, opened) = try await commands.handle(
            ClaimDeal(trade: trade, isListingWithdrawn: reading.isListingWithdrawn), on: .deal(reading.id),
            and: command(document.digest), on: .trade(trade),
            given: isOpen ? freeToTrade(buyer, with: reading.offer.seller) : [], by: .member(buyer))
        if let opened { return (trade, opened) }
        guard let claim = try await commands.state(Deal.self, of: .deal(reading.id)).claim else {
            throw JournalFault.damaged("the deal \(reading.id) was taken and nobody has it")
        }
        return (claim.trade, claimed)
    }

    static func linkHash(_ token: String) -> Hash { Hash.sha256(Array(token.utf8)) }
}
