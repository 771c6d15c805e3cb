import Evidence
import Ledger
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

/// A trade above the limit, signed with keys from end to end.
@Suite struct SignedTradeTests {
    /// Two parties with keys, and a proposal of ¥1,999 that the seller has signed.
    static func proposed(_ driver: Driver) async throws -> (stage: Stage, trade: TradeID, market: TestMarket) {
        let market = try await TestMarket.open(driver)
        var stage = try await Stage.set(market)
        stage.sellerKey = try await market.marketplace.registerSoftwarePasskey(
            .ed25519, name: "卖家的", password: Stage.sellerPassword, of: stage.seller, at: PasskeysTests.site)
        stage.buyerKey = try await market.marketplace.registerSoftwarePasskey(
            .es256, name: "买家的", password: Stage.buyerPassword, of: stage.buyer, at: PasskeysTests.site)
        let trade = try await stage.enquire()
        var terms = TestMarket.terms
        terms.price = Money(minor: 199_900, currency: .cny)
        let prepared = try await market.marketplace.prepare(
            terms, TermsWording(clauses: ["远程安装一次"], nonce: ""), answering: 0, ticks: [], in: trade, by: stage.seller)
        await #expect(throws: ProposeTermsRefusal.passkeyNeeded(aboveMinor: 100_000)) {
            try await market.marketplace.proposePrepared(
                prepared.document, proof: .password(Stage.sellerPassword), in: trade, by: stage.seller)
        }
        await #expect(throws: NotFound.self, "the other has prepared nothing") {
            try await market.marketplace.preparedTerms(in: trade, by: stage.buyer)
        }
        _ = try await market.marketplace.proposePrepared(
            prepared.document, proof: try stage.sellerProof(of: prepared.document), in: trade, by: stage.seller)
        return (stage, trade, market)
    }

    @Test(arguments: Driver.allCases) func fromProposalToBundle(driver: Driver) async throws {
        let (stage, trade, market) = try await Self.proposed(driver)
        let reading = try await market.marketplace.state(of: trade, for: stage.buyer)
        let proposal = try #require(reading.trade.openProposal)
        func confirm(_ proof: Proof?) async throws {
            _ = try await market.marketplace.confirm(
                proposal: 1, document: proposal.document, ticks: Set(reading.trade.requiredTicks), proof: proof, in: trade,
                by: stage.buyer)
        }
        let before = try await market.dump()
        await #expect(throws: ProofRefusal.proofMissing) { try await confirm(nil) }
        await #expect(throws: PasswordRefusal.ownPasswordWrong) { try await confirm(.password("battery stable")) }
        await #expect(throws: ConfirmTermsRefusal.passkeyNeeded(aboveMinor: 100_000)) {
            try await confirm(.password(Stage.buyerPassword))
        }
        await #expect(throws: PasskeyRefusal.passkeyNotYours) { try await confirm(try stage.sellerProof(of: proposal.document)) }
        let other = try #require(Digest(rawValue: String(repeating: "a", count: 64)))
        await #expect(throws: PasskeyRefusal.passkeyWrong) { try await confirm(try stage.buyerProof(of: other)) }
        let elsewhere = try #require(RelyingParty(origin: "https://chengxu.example:8443"))
        let buyerKey = try #require(stage.buyerKey)
        await #expect(throws: PasskeyRefusal.passkeyWrong) {
            try await confirm(
                .passkey(
                    try buyerKey.assertion(challenge: SoftwarePasskey.challenge(of: proposal.document)), at: elsewhere))
        }
        #expect(try await market.dump() == before, "a refused confirmation changed something")

        try await confirm(try stage.buyerProof(of: proposal.document))
        try await stage.pay(trade)
        try await stage.deliver(trade)
        try await stage.receive(trade)
        try await stage.complete(trade)

        let keys = market.marketplace.keys
        let report = BundleVerifier.verify(
            BytesSource(try await stage.bundle(trade)), trusting: [keys.log.verifier, keys.record.verifier])
        #expect(report.findings == [])
        let signatures = report.entries.compactMap(\.signature)
        #expect(signatures.map(\.algorithm) == [.ed25519, .es256, .es256])
        #expect(signatures.map(\.isValid) == [true, true, true])
        #expect(report.references.count == 3, "the listing's revision and both keys")
        #expect(report.references.allSatisfy { $0.entry.fields.allSatisfy { $0.name != "name" || $0.opening == nil } })

        // What a key has signed stays signed when the key goes.
        let credential = try #require(try await market.marketplace.passkeys(of: stage.buyer).first?.credential)
        _ = try await market.marketplace.removePasskey(credential, proof: .password(Stage.buyerPassword), of: stage.buyer)
        #expect(BundleVerifier.verify(BytesSource(try await stage.bundle(trade))).findings == [])
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test func thePrintedWordsSayHow() async throws {
        let (stage, trade, market) = try await Self.proposed(.sqlite)
        let text = try await market.marketplace.termsText(1, in: trade, for: stage.buyer)
        #expect(text.confirmations.map(\.method) == [.passkey])
        let entries = try await market.marketplace.entries(of: trade, for: stage.buyer)
        let words = try #require(entries.last.map { EntryWords.sentence(for: $0.event) })
        #expect(words.zh.contains("本人通行密钥签名"))
        #expect(EntryWords.how(.password).zh.contains("弱于密钥签名") && EntryWords.how(.password).en.contains("weaker"))
        try await market.close()
    }

    @Test func aRepeatedSigningIsOneProposal() async throws {
        let (stage, trade, market) = try await Self.proposed(.sqlite)
        let prepared = try await market.marketplace.prepare(
            TestMarket.terms, TermsWording(clauses: [], nonce: ""), answering: 1, ticks: [], in: trade, by: stage.seller)
        let key = try #require(IdempotencyKey(text: "once", facts: [1]))
        for isRepeated in [false, true] {
            let outcome = try await market.marketplace.proposePrepared(
                prepared.document, proof: try stage.sellerProof(of: prepared.document), in: trade, by: stage.seller, key: key)
            #expect(outcome.isRepeated == isRepeated)
        }
        await #expect(throws: ProposeTermsRefusal.crossed(newest: 2)) {
            try await market.marketplace.prepare(
                TestMarket.terms, TermsWording(clauses: [], nonce: ""), answering: 1, ticks: [], in: trade, by: stage.seller)
        }
        try await market.close()
    }
}
