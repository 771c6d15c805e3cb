import Ledger
import Market
import StoreFixtures
import Testing

@testable import Service

@Suite struct AsksTests {
    @Test(arguments: Driver.allCases) func eachStepAsksTheOneWhoMustAct(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let marketplace = market.marketplace
        func asked(_ member: MemberID) async throws -> [AskKind] { try await marketplace.asks(of: member).map(\.kind) }
        let trade = try await marketplace.openEnquiry(about: stage.listing, by: stage.buyer).trade
        #expect(try await asked(stage.seller) == [])
        _ = try await marketplace.post("在吗？", in: trade, by: stage.buyer)
        let since = market.clock.now()
        market.clock.advance(by: .minutes(30))
        _ = try await marketplace.post("还在吗？", in: trade, by: stage.buyer)
        let ask = try #require(try await marketplace.asks(of: stage.seller).first)
        #expect(ask.kind == .answerEnquiry && ask.since == since && ask.promised == nil && ask.until == nil)
        #expect(ask.otherName == "买家" && ask.title == "企业官网源码 a")
        _ = try await marketplace.post("在。", in: trade, by: stage.seller)
        #expect(try await asked(stage.seller) == [])
        #expect(try await asked(stage.buyer) == [.readAnswer])
        try await stage.agree(trade)
        #expect(try await asked(stage.buyer) == [.pay])
        #expect(try await marketplace.asks(of: stage.buyer).first?.deadline == .payment)
        try await stage.pay(trade)
        #expect(try await asked(stage.buyer) == [])
        #expect(try await asked(stage.seller) == [.deliver])
        try await stage.deliver(trade)
        #expect(try await asked(stage.buyer) == [.examine])
        let until = try await marketplace.asks(of: stage.buyer).first?.until
        #expect(until == market.clock.now().adding(.days(14)))
        try await stage.receive(trade)
        _ = try await marketplace.confirmAcceptance(in: trade, by: stage.buyer)
        #expect(try await asked(stage.buyer) == [.rate])
        _ = try await marketplace.rate(trade, score: .good, text: "好", by: stage.buyer)
        #expect(try await asked(stage.seller) == [.rate])
        _ = try await marketplace.rate(trade, score: .good, text: "好", by: stage.seller)
        #expect(try await asked(stage.seller) + asked(stage.buyer) == [])
        let before = try await market.dump(viewsOnly: true)
        try await Rebuild(market.marketplace.database).run()
        #expect(try await market.dump(viewsOnly: true) == before, "a rebuild gives the same rows")
        try await market.close()
    }
}
