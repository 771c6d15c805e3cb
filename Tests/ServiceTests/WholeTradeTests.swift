import Evidence
import Ledger
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct WholeTradeTests {
    @Test(arguments: Driver.allCases) func fromListingToBundle(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        try await stage.agree(trade)
        try await stage.pay(trade)
        try await stage.deliver(trade)
        try await stage.receive(trade)
        try await stage.complete(trade)

        let wallet = try await market.marketplace.wallet(of: stage.seller)
        #expect(wallet.balance.minor == 18_905)
        #expect(wallet.postings.count == 1)
        #expect(try await market.marketplace.credit(of: stage.seller).good == 1)

        let bundle = try await stage.bundle(trade)
        let keys = market.marketplace.keys
        let report = BundleVerifier.verify(BytesSource(bundle), trusting: [keys.log.verifier, keys.record.verifier])
        #expect(report.findings == [])
        #expect(report.trust == .trustedKeys)
        #expect(report.isTailProved)
        #expect(report.files.count == 3)

        let audit = try await market.audit.run()
        #expect(audit.postings == 6)
        #expect(audit.files == 1)
        try await market.close()
    }

    @Test func aBundleAfterEveryStepIsWhole() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        let steps: [(TradeID) async throws -> Void] = [
            stage.agree, { try await stage.pay($0) }, stage.deliver, stage.receive, stage.complete,
        ]
        for step in steps {
            try await step(trade)
            let report = BundleVerifier.verify(BytesSource(try await stage.bundle(trade)))
            #expect(report.findings == [])
        }
        try await market.close()
    }
}
