import Market
import StoreFixtures
import Testing

@testable import Service

@Suite struct SellerProtectionTests {
    @Test(arguments: Driver.allCases) func aSellerIsSeenAsAWhole(driver: Driver) async throws {
        let post = TestPost()
        let market = try await TestMarket.open(driver, mail: post)
        let stage = try await Stage.set(market)
        let place = market.marketplace
        func check(_ member: MemberID? = nil) async throws -> ProtectionCheck {
            try await place.protectionCheck(ofSeller: member ?? stage.seller).check
        }
        let first = try await check()
        #expect(first.findings.map(\.protection) == Protection.allCases)
        #expect(first.point(.artefactDeposited)?.tally == ProtectionTally(0, of: 1, .listings))
        #expect(first.point(.criteriaListed)?.place == .listing(stage.listing))
        #expect(first.point(.payoutAccount)?.fix == .addPayoutAccount && first.point(.reachable)?.fix == .confirmMailAddress)
        #expect(first.point(.keyRegistered)?.fix == .registerPasskey)

        let trade = try await stage.enquire()
        _ = try await place.post("还有一个问题", in: trade, by: stage.buyer)
        #expect(try await check().point(.answered)?.place == .trade(trade))
        let (question, _) = try await place.ask("支持 Windows 吗？", about: stage.listing, by: stage.buyer)
        #expect(try await check().point(.questionAnswered)?.place == .listing(stage.listing))
        _ = try await place.answer(question, with: "支持。", by: stage.seller)
        _ = try await place.post("好的", in: trade, by: stage.seller)
        #expect(try await check().point(.answered)?.status == .inPlace)
        #expect(try await check().point(.questionAnswered)?.status == .inPlace)

        try await stage.agree(trade)
        try await stage.pay(trade)
        #expect(try await check().point(.promiseInTime)?.place == .trade(trade))
        try await stage.deliver(trade)
        #expect(try await check().point(.promiseInTime)?.status == .inPlace)
        #expect(try await check().point(.receiptSigned) == nil, "nothing has arrived yet")
        try await stage.receive(trade)
        #expect(try await check().point(.receiptSigned)?.status == .inPlace)

        try await market.confirm("lin@example.com", of: stage.seller, .zh, post)
        _ = try await place.addPayoutAccount(try PayoutsTests.card, proof: .password(Stage.sellerPassword), of: stage.seller)
        let last = try await check()
        #expect(last.point(.reachable)?.status == .inPlace && last.point(.payoutAccount)?.status == .waiting)
        let seen = try await place.protectionCheck(ofSeller: stage.seller)
        #expect(seen.offers == 1 && seen.sales == 1)
        #expect(try await check() == last, "the same entries give the same answer")
        #expect(try await check(stage.buyer).point(.onSale)?.fix == .publishListing, "another's trades are no business of it")

        _ = try await place.withdraw(stage.listing, by: stage.seller)
        #expect(try await check().point(.onSale)?.fix == .publishListing)
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func whatWaitsAfterTheEndIsSeen(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let place = market.marketplace
        let trade = try await stage.paid()
        try await stage.deliver(trade)
        try await stage.receive(trade)
        try await stage.complete(trade)
        #expect(try await place.protectionCheck(ofSeller: stage.seller).sales == 0)
        _ = try await place.openRequest(.supportQuestion, statement: "怎样换语言？", in: trade, by: stage.buyer)
        let point = try await place.protectionCheck(ofSeller: stage.seller).check.point(.requestAnswered)
        #expect(point?.place == .trade(trade) && point?.until != nil)
        #expect(try await place.protectionCheck(ofSeller: stage.seller).check.point(.reachable) == nil, "this market sends no mail")
        try await market.close()
    }
}
