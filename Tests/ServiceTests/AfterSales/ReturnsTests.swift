import Evidence
import Ledger
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct ReturnsTests {
    private func closeWhole(_ market: TestMarket) async throws {
        _ = try await market.audit.run()
        let before = try await market.dump(viewsOnly: true)
        try await Rebuild(market.marketplace.database).run()
        #expect(try await market.dump(viewsOnly: true) == before, "a rebuild gives the same rows")
        _ = try await market.audit.run()
        try await market.close()
    }

    private func sign(_ number: Int, _ trade: TradeID, _ stage: Stage) async throws -> Outcome {
        let state = try await stage.marketplace.state(of: trade, for: stage.buyer).trade
        let document = try DeletionStatement(number, rounds: state.rounds.count, in: state, id: trade).digest
        return try await stage.marketplace.signDeletion(
            number, document: document, proof: try stage.buyerProof(of: document), in: trade, by: stage.buyer)
    }

    @Test(arguments: Driver.allCases) func withoutAReasonFromTheHold(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let place = stage.marketplace
        let trade = try await stage.paid { $0.noReasonReturnDays = 7 }
        try await stage.deliver(trade)
        _ = try await place.openRequest(.noReasonReturn, statement: "用不上了", in: trade, by: stage.buyer)
        #expect(try await place.afterSales(of: stage.seller).map(\.awaited) == [.seller])
        _ = try await place.answerRequest(1, isAccepted: false, reason: "不想退", in: trade, by: stage.seller)
        // Refused or not: it was promised.
        market.clock.advance(by: .hours(48))
        try await DeadlineRunner(place).runDue()
        await #expect(throws: LockerClosed.self) {
            try await place.openDelivered(stage.file.artefact.sha256, in: trade, for: stage.buyer)
        }
        _ = try await sign(1, trade, stage)
        for _ in 0..<3 { try await OutboxRunner(place).runDue() }
        #expect(market.gateway.refunds.values.map(\.minor) == [19_900])
        let state = try await place.state(of: trade, for: stage.buyer).trade
        #expect(state.phase == .refunded && state.licenceEndedAt != nil)
        #expect(try await place.afterSales(of: stage.seller).isEmpty)
        let files = try await stage.checkedBundle(trade)
        #expect(!files.contains(stage.file.artefact.sha256.rawValue), "what was given back is not taken away with the file")
        let statement = try DeletionStatement(1, rounds: 1, in: state, id: trade)
        #expect(files.contains(statement.digest.rawValue))
        await #expect(throws: LockerClosed.self) {
            try await place.openDelivered(stage.file.artefact.sha256, in: trade, for: stage.buyer)
        }
        _ = try await place.openDelivered(stage.file.artefact.sha256, in: trade, for: stage.seller)
        try await closeWhole(market)
    }

    @Test(arguments: Driver.allCases) func notOnceItWasDownloaded(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.paid { $0.noReasonReturnDays = 7 }
        try await stage.deliver(trade)
        try await stage.receive(trade)
        let before = try await market.dump()
        await #expect(throws: OpenRequestRefusal.hindered(.conditionFailed(.notDownloaded))) {
            try await stage.marketplace.openRequest(.noReasonReturn, statement: "用不上了", in: trade, by: stage.buyer)
        }
        #expect(try await market.dump() == before)
        try await closeWhole(market)
    }

    @Test(arguments: Driver.allCases) func forAReasonAfterTheRelease(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let place = stage.marketplace
        let trade = try await stage.paid(clauses: [], by: .secret) { $0.conditionalReturns = ConditionalReturns([.quality: 15]) }
        _ = try await place.deliverSecret("KEY-1234-5678", note: "", in: trade, by: stage.seller)
        #expect(try await place.revealSecret(round: 1, client: "test", in: trade, by: stage.buyer).text == "KEY-1234-5678")
        let manifest = try #require(try await place.state(of: trade, for: stage.buyer).trade.round?.manifest)
        _ = try await place.signReceipt(manifest: manifest, proof: try stage.buyerProof(of: manifest), in: trade, by: stage.buyer)
        try await stage.complete(trade)
        let earned = try await place.wallet(of: stage.seller).balance.minor
        #expect(earned == 18_905)
        _ = try await place.openRequest(
            .conditionalReturn, reason: .quality, statement: "激活失败", in: trade, by: stage.buyer)
        _ = try await place.answerRequest(1, isAccepted: true, in: trade, by: stage.seller)
        await #expect(throws: RequestRefusal.otherStatement) {
            try await place.signDeletion(
                1, document: manifest, proof: try stage.buyerProof(of: manifest), in: trade, by: stage.buyer)
        }
        _ = try await sign(1, trade, stage)
        #expect(try await place.wallet(of: stage.seller).balance.minor == 0)
        let wallet = try await place.commands.state(Market.Wallet.self, of: .wallet(stage.seller))
        #expect(wallet.debts.isEmpty, "with the fee, which comes back, the seller has all of it")
        await #expect(throws: RevealSecretRefusal.lockerClosed(.licenceEnded)) {
            try await place.revealSecret(round: 1, client: "test", in: trade, by: stage.buyer)
        }
        for _ in 0..<3 { try await OutboxRunner(place).runDue() }
        #expect(market.gateway.refunds.values.map(\.minor) == [19_900])
        let kinds = try await place.entries(of: trade, for: stage.buyer).map(\.kind)
        #expect(kinds.contains("deletionSigned") && kinds.contains("releaseReturned"))
        _ = try await stage.checkedBundle(trade)
        try await closeWhole(market)
    }

    @Test(arguments: Driver.allCases) func aPartAfterTheReleaseAndAQuestion(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let place = stage.marketplace
        let trade = try await stage.paid()
        try await stage.deliver(trade)
        try await stage.receive(trade)
        try await stage.complete(trade)
        _ = try await place.openRequest(.repair, statement: "白屏", in: trade, by: stage.buyer)
        let amount = Money(minor: 5_000, currency: .cny)
        _ = try await place.proposeRemedy(.partialRefund(amount), to: 1, in: trade, by: stage.seller)
        _ = try await place.acceptRemedy(1, of: 1, in: trade, by: stage.buyer)
        // The fee of ¥9.95 comes back in proportion.
        #expect(try await place.wallet(of: stage.seller).balance.minor == 18_905 - 5_000 + 250)
        _ = try await place.openRequest(.supportQuestion, statement: "怎样换语言？", in: trade, by: stage.buyer)
        market.clock.advance(by: .hours(1))
        _ = try await place.postSupport("在设置里", to: 2, in: trade, by: stage.seller)
        let row = try #require(try await place.afterSales(of: stage.buyer).first)
        #expect(row.number == 2 && row.side == .buyer && row.firstReply == row.opened.adding(.hours(1)))
        _ = try await place.closeRequest(2, in: trade, by: stage.buyer)
        #expect(try await place.notices(of: stage.buyer, limit: 20).contains { $0.kind == "supportPosted" })
        _ = try await stage.checkedBundle(trade)
        try await closeWhole(market)
    }
}
