import Evidence
import Ledger
import Store
import StoreFixtures
import Testing

@testable import Market
@testable import Service

/// Terms, amendments and newer revisions through the store: every document can be made again, and the bundle holds it.
@Suite struct AmendmentsTests {
    @Test(arguments: Driver.allCases) func aWholeTradeWithAmendmentsAndANewerRevision(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let marketplace = stage.marketplace
        let trade = try await stage.enquire()
        _ = try await marketplace.propose(
            TestMarket.terms, clauses: ["含安装"], answering: 0, ticks: [], password: Stage.sellerPassword, in: trade,
            by: stage.seller)

        let revised = RevisionForm(
            category: "website-source",
            content: ListingContent(
                title: "企业官网源码 第二版", fields: [:], defects: [], noneKnown: true, clauses: ["源码不得转售"],
                artefactName: "源码.zip", contents: ["全部源代码", "部署手册"], criteria: ["后台能登录"]),
            terms: TestMarket.terms, artefact: stage.file.artefact.sha256, screenshots: [])
        _ = try await marketplace.publish(revised, as: stage.listing, by: stage.seller)
        let file = try await marketplace.file(of: marketplace.state(of: trade, for: stage.buyer), count: 0)
        #expect(file.newestRevision == 2)
        _ = try await marketplace.pin(revision: 2, in: trade, by: stage.buyer)
        try await stage.agree(trade)
        let agreed = try await marketplace.state(of: trade, for: stage.buyer)
        #expect(agreed.opening.revision.number == 2)
        #expect(agreed.trade.agreement?.criteriaCount == 1)
        #expect(try await marketplace.agreementWording(in: trade, for: stage.seller)?.criteria == ["后台能登录"])
        #expect(try await marketplace.trades(of: stage.buyer).first?.title == "企业官网源码 第二版")

        var terms = TestMarket.terms
        terms.supportMonths = 12
        terms.confidentialityMonths = 24
        _ = try await marketplace.propose(
            terms, clauses: ["源码不得转售"], contents: ["全部源代码", "部署手册"], criteria: ["后台能登录"], answering: 2,
            ticks: [], password: Stage.sellerPassword, in: trade,
            by: stage.seller)
        let open = try #require(try await marketplace.state(of: trade, for: stage.buyer).trade.openProposal)
        #expect(open.scale == .amendment)
        _ = try await marketplace.confirm(
            proposal: 3, document: open.document, ticks: [], proof: .password(Stage.buyerPassword), in: trade, by: stage.buyer)
        try await stage.pay(trade)
        try await stage.deliver(trade)

        let reading = try await marketplace.state(of: trade, for: stage.buyer)
        #expect(reading.trade.agreement?.number == 3)
        #expect(reading.trade.payments.last?.agreement == open.document, "the newest text is paid for")
        for proposal in reading.trade.proposals {
            let document = try await marketplace.termsDocument(proposal.number, in: trade, for: stage.buyer)
            #expect(document.digest == proposal.document, "version \(proposal.number) can be made again")
        }
        let text = try await marketplace.termsText(3, in: trade, for: stage.buyer)
        #expect(text.earlier?.number == 2, "compared with what it amends")
        #expect(
            text.comparison?.changes.map(\.clause) == [.typed(.supportMonths), .typed(.confidentialityMonths)])
        #expect(try await marketplace.termsText(3, against: 0, in: trade, for: stage.buyer).earlier?.number == 0)
        await #expect(throws: NotFound.self) {
            try await marketplace.termsText(3, against: 9, in: trade, for: stage.buyer)
        }

        let bundle = try await stage.bundle(trade)
        let report = BundleVerifier.verify(BytesSource(bundle))
        #expect(report.findings == [])
        #expect(report.isIntact)
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test func aTickIsAnEntryOfItsOwn() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        try await stage.agree(trade)
        let kinds = try await stage.marketplace.entries(of: trade, for: stage.buyer).map(\.kind)
        let end = try #require(kinds.lastIndex(of: "termsConfirmed"))
        #expect(kinds[(end - 4)..<end].allSatisfy { $0 == "clauseTicked" }, "three key clauses and one defect: \(kinds)")
        let text = try await stage.marketplace.termsText(1, in: trade, for: stage.seller)
        #expect(text.ticked.map(\.tick) == ["licence", "acceptanceBySilence", "returnsExcluded", "defect-1"])
        try await market.close()
    }

    @Test func anOlderDocumentKeepsItsHash() throws {
        let opening = EnquiryOpened(
            buyer: try #require(MemberID(rawValue: "01hf7yat00000000000000001a")),
            seller: try #require(MemberID(rawValue: "01hf7yat00000000000000002b")),
            revision: RevisionReference(
                listing: try #require(ListingID(rawValue: "01hf7yat00000000000000003c")), number: 1,
                entry: try #require(Digest(rawValue: String(repeating: "a", count: 64))), defectCount: 1),
            standardTerms: TestMarket.terms, policy: .standard)
        let document = try TermsDocument(
            trade: try #require(TradeID(rawValue: "01hf7yat00000000000000004d")), opening: opening, number: 1,
            terms: TestMarket.terms, wording: TermsWording(clauses: ["源码不得转售"], nonce: "00"))
        let text = String(decoding: document.bytes, as: UTF8.self)
        for word in ["contents", "criteria", "receivingSystem", "amends", "deliveryMethod", "liability", "seats"] {
            #expect(!text.contains("\"\(word)\""), "\(word)")
        }
        guard case .object(let members) = try JSON(parsing: document.bytes) else { return #expect(Bool(false)) }
        #expect(
            members.members.map { $0.name } == [
                "buyer", "clauses", "format", "nonce", "number", "revision", "seller", "terms", "trade",
            ])
    }
}
