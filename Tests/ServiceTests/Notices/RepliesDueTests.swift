import Market
import StoreFixtures
import Testing

@testable import Service

@Suite struct RepliesDueTests {
    @Test(arguments: Driver.allCases) func messagesTicketsAndQuestionsWaitForTheirSeller(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let place = market.marketplace
        func due() async throws -> [ReplyDue] { try await place.repliesDue(of: stage.seller) }
        let trade = try await stage.paid()
        #expect(try await due() == [])
        let asked = market.clock.now()
        _ = try await place.post("什么时候交付？", in: trade, by: stage.buyer)
        market.clock.advance(by: .minutes(5))
        _ = try await place.post("在吗？", in: trade, by: stage.buyer)
        let message = try #require(try await due().first)
        #expect(message.name == "message" && message.since == asked && message.until == nil && message.otherName == "买家")
        #expect(try await place.repliesDue(of: stage.buyer) == [], "a buyer has no such clock")

        try await stage.deliver(trade)
        _ = try await place.openRequest(.supportQuestion, statement: "怎样安装？", in: trade, by: stage.buyer)
        _ = try await place.ask("支持 Windows 吗？", about: stage.listing, by: stage.buyer)
        #expect(try await due().map(\.name) == ["ticket", "message", "question"], "what has a clock comes first")
        #expect(try await due()[0].until == place.state(of: trade, for: stage.seller).trade.deadline(.supportReply))
        #expect(try await due().allSatisfy { $0.title == "企业官网源码 a" })
        _ = try await place.postSupport("解压即可", to: 1, in: trade, by: stage.seller)
        _ = try await place.post("已交付", in: trade, by: stage.seller)
        #expect(try await due().map(\.name) == ["question"])
        try await market.sameAfterRebuild()
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func theLastWordAfterTheEndIsForgottenInTime(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let place = market.marketplace
        let trade = try await stage.paid()
        try await stage.deliver(trade)
        try await stage.receive(trade)
        try await stage.complete(trade)
        _ = try await place.post("谢谢！", in: trade, by: stage.buyer)
        #expect(try await place.repliesDue(of: stage.seller).count == 1)
        #expect(try await place.protectionCheck(ofSeller: stage.seller).check.point(.answered)?.status == .waiting)
        market.clock.advance(by: .days(16))
        #expect(try await place.repliesDue(of: stage.seller) == [])
        #expect(try await place.protectionCheck(ofSeller: stage.seller).check.point(.answered)?.status == .inPlace)
        try await market.close()
    }
}
