import Market
import Testing

@testable import Service

@Suite struct CaseBriefTextTests {
    private func delivered(_ market: TestMarket) async throws -> (Stage, TradeID) {
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        try await stage.agree(trade)
        try await stage.pay(trade)
        try await stage.deliver(trade)
        try await stage.receive(trade)
        return (stage, trade)
    }

    @Test func itIsTheSameForBothAndInTheBundle() async throws {
        let market = try await TestMarket.open()
        let (stage, trade) = try await delivered(market)
        let buyers = try await brief(trade, for: stage.buyer, stage)
        let sellers = try await brief(trade, for: stage.seller, stage)
        #expect(buyers.brief == sellers.brief)
        #expect(buyers.sections.map(\.name) == ["statements", "promises", "clocks", "handovers", "warnings", "proofs"])
        let page = try BundlePageTests.page(try await stage.bundle(trade))
        for line in buyers.sections.flatMap(\.lines) {
            #expect(page.contains(PageText.escaped(line.text.zh)), "\(line.text.zh)")
            #expect(page.contains(PageText.escaped(line.text.en)), "\(line.text.en)")
            #expect(!line.entries.isEmpty)
        }
        #expect(page.contains("id=\"brief\""))
        #expect(page.contains("<a href=\"#e0\">#0</a>"))
        try await market.close()
    }

    @Test func whatWasDepositedIsComparedWithWhatWasDelivered() async throws {
        let market = try await TestMarket.open()
        let (stage, trade) = try await delivered(market)
        let lines = try await brief(trade, for: stage.buyer, stage).sections.first { $0.name == "handovers" }?.lines ?? []
        #expect(lines.contains { $0.facts.contains { $0 == ("result", "sameBytes") } })
        #expect(lines.contains { $0.facts.contains { $0 == ("isComplete", "true") } })
        #expect(lines.contains { $0.facts.contains { $0 == ("isSigned", "true") } })
        try await market.close()
    }

    @Test func beforeAnAgreementThereIsNone() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        let reading = try await stage.marketplace.state(of: trade, for: stage.buyer)
        let brief = try await stage.marketplace.caseBrief(of: reading)
        #expect(brief == nil)
        #expect(!(try BundlePageTests.page(try await stage.bundle(trade))).contains("id=\"brief\""))
        try await market.close()
    }

    @Test func lengthsAreToldInTheirTwoLargestUnits() {
        #expect(CaseBriefWords.length(ms: 0).zh == "不到 1 分钟")
        #expect(CaseBriefWords.length(ms: 90 * 60_000).en == "1 h 30 min")
        #expect(CaseBriefWords.length(ms: 26 * 3_600_000 + 60_000).zh == "1 天 2 小时")
    }

    private func brief(_ trade: TradeID, for member: MemberID, _ stage: Stage) async throws -> CaseBriefText {
        let reading = try await stage.marketplace.state(of: trade, for: member)
        return try #require(try await stage.marketplace.caseBrief(of: reading))
    }
}
