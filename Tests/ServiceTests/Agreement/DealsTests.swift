import Evidence
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct DealsTests {
    static let form = DealForm(
        terms: TestMarket.terms, wording: TermsWording(clauses: ["含一次远程安装"], nonce: ""), title: "张老师的官网", note: "按谈好的写的",
        validHours: 72)

    private func drawUp(_ stage: Stage) async throws -> (deal: DealID, token: String) {
        let (deal, token, outcome) = try await stage.marketplace.drawUpDeal(on: stage.listing, Self.form, by: stage.seller)
        #expect(outcome.receiptText != nil)
        return (deal, try #require(token))
    }

    @Test(arguments: Driver.allCases) func ofTwentyWhoTakeItAtOnceOneGetsIt(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let (_, token) = try await drawUp(stage)
        var members: [MemberID] = []
        for number in 0..<20 {
            members.append(
                try await market.marketplace.register(
                    handle: "claimer-\(number)", displayName: "抢单 \(number)", password: "correct horse"))
        }
        let claimed = try await withThrowingTaskGroup(of: TradeID?.self) { group in
            for member in members {
                group.addTask {
                    do {
                        return try await stage.marketplace.claimDeal(token: token, by: member).trade
                    } catch ClaimDealRefusal.taken {
                        return nil
                    }
                }
            }
            return try await group.reduce(into: [TradeID]()) { if let trade = $1 { $0.append(trade) } }
        }
        #expect(claimed.count == 1)
        let rows = try await stage.marketplace.deals(of: stage.seller, limit: 10)
        #expect(rows.map(\.standing) == [.taken])
        #expect(rows.first?.trade == claimed.first)
        // Nobody who lost has a trade.
        var trades = 0
        for member in members { trades += try await stage.marketplace.trades(of: member).count }
        #expect(trades == 1)
        _ = try await market.audit.run()
        let views = try await market.dump(viewsOnly: true)
        try await Rebuild(market.marketplace.database).run()
        #expect(try await market.dump(viewsOnly: true) == views)
        try await market.close()
    }

    @Test func theBundleOfATradeHoldsTheDealItCameFrom() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let (deal, token) = try await drawUp(stage)
        let trade = try await stage.marketplace.claimDeal(token: token, by: stage.buyer).trade
        let bundle = try await stage.bundle(trade)
        let keys = market.marketplace.keys
        let report = BundleVerifier.verify(BytesSource(bundle), trusting: [keys.log.verifier, keys.record.verifier])
        #expect(report.findings == [])
        let reference = try #require(report.references.first { $0.entry.header.kind == "dealDrawnUp" })
        #expect(reference.entry.header.stream == "deal/\(deal)" && reference.entry.isIncluded)
        #expect(reference.entry.fields.contains { $0.opening?.text?.contains("张老师的官网") == true })
        let offer = try await stage.marketplace.state(of: trade, for: stage.buyer).opening.deal?.offer
        #expect(report.files.contains { $0.sha256.hex == offer?.rawValue }, "the offer that the seller confirmed is a file")
        let page = try BundlePageTests.page(bundle)
        #expect(page.contains("references/000001-entry.json") && page.contains("卖家拟定的专属交易"))
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func whoHasItGetsTheSameTradeAgain(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let (_, token) = try await drawUp(stage)
        let first = try await stage.marketplace.claimDeal(token: token, by: stage.buyer)
        market.clock.advance(by: .days(40))
        let again = try await stage.marketplace.claimDeal(token: token, by: stage.buyer)
        #expect(first.trade == again.trade)
        #expect(again.outcome.isRepeated)
        let reading = try await stage.marketplace.state(of: first.trade, for: stage.buyer)
        #expect(reading.trade.confirmedBy == [.seller])
        #expect(reading.trade.proposals.count == 1)
        let document = try await stage.marketplace.termsDocument(1, in: first.trade, for: stage.buyer)
        #expect(document.digest == reading.trade.openProposal?.document)
        try await market.close()
    }

    @Test func theTradeIsTakenAwayWholeAndVerifies() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let (_, token) = try await drawUp(stage)
        let trade = try await stage.marketplace.claimDeal(token: token, by: stage.buyer).trade
        let proposal = try #require(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.openProposal)
        _ = try await stage.marketplace.confirm(
            proposal: 1, document: proposal.document, ticks: [.licence, .acceptanceBySilence, .returnsExcluded, .defect(1)],
            proof: .password(Stage.buyerPassword), in: trade, by: stage.buyer)
        #expect(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.phase == .agreed)
        #expect(try await stage.bundle(trade).count > 1_000)
        try await market.close()
    }

    @Test func onlyTheHashOfTheSecretIsKept() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let (deal, token) = try await drawUp(stage)
        #expect(token.utf8.count == 64)
        let kept = try await market.marketplace.database.read { connection in
            try connection.rows("SELECT token_hash, deal FROM deal_links", []) { (try $0.bytes(0), try $0.text(1)) }
        }
        #expect(kept.map(\.1) == [deal.rawValue])
        #expect(kept.first?.0 == Hash.sha256(Array(token.utf8)).bytes)
        let everything = try await market.dump().joined()
        #expect(!everything.contains(token))
        try await market.close()
    }

    @Test func aWrongLinkOpensNothing() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let (_, token) = try await drawUp(stage)
        let other = String(token.reversed())
        for wrong in [other, "", String(token.dropLast()), token + "0", token.uppercased() + " "] {
            await #expect(throws: ClaimDealRefusal.unknown) { try await stage.marketplace.deal(token: wrong) }
            await #expect(throws: ClaimDealRefusal.unknown) {
                try await stage.marketplace.claimDeal(token: wrong, by: stage.buyer)
            }
        }
        try await market.close()
    }

    @Test func whatIsOverChangesNothing() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let (deal, token) = try await drawUp(stage)
        let (_, late) = try await drawUp(stage)
        _ = try await stage.marketplace.withdrawDeal(deal, by: stage.seller)
        let before = try await market.dump()
        await #expect(throws: ClaimDealRefusal.withdrawn) {
            try await stage.marketplace.claimDeal(token: token, by: stage.buyer)
        }
        await #expect(throws: ClaimDealRefusal.ownDeal) {
            try await stage.marketplace.claimDeal(token: late, by: stage.seller)
        }
        await #expect(throws: WithdrawDealRefusal.notFound) {
            try await stage.marketplace.withdrawDeal(deal, by: stage.buyer)
        }
        market.clock.advance(by: .hours(72))
        await #expect(throws: ClaimDealRefusal.expired) {
            try await stage.marketplace.claimDeal(token: late, by: stage.buyer)
        }
        #expect(try await market.dump() == before)
        try await market.close()
    }

    @Test func aRequestThatComesTwiceDrawsUpOnce() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let key = try #require(IdempotencyKey(text: "k", request: Hash.sha256([1])))
        let first = try await stage.marketplace.drawUpDeal(on: stage.listing, Self.form, by: stage.seller, key: key)
        let again = try await stage.marketplace.drawUpDeal(on: stage.listing, Self.form, by: stage.seller, key: key)
        #expect(first.deal == again.deal)
        #expect(first.token != nil)
        #expect(again.token == nil)
        #expect(try await stage.marketplace.deals(of: stage.seller, limit: 10).count == 1)
        try await market.close()
    }

    @Test func aWithdrawnListingEndsItsDeals() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let (_, token) = try await drawUp(stage)
        _ = try await stage.marketplace.withdraw(stage.listing, by: stage.seller)
        await #expect(throws: ClaimDealRefusal.listingWithdrawn) {
            try await stage.marketplace.claimDeal(token: token, by: stage.buyer)
        }
        await #expect(throws: DrawUpDealRefusal.listingWithdrawn) {
            try await stage.marketplace.drawUpDeal(on: stage.listing, Self.form, by: stage.seller)
        }
        try await market.close()
    }
}
