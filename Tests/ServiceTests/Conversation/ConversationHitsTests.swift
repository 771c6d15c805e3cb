import Foundation
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct ConversationHitsTests {
    @Test(arguments: Driver.allCases) func wordsAndFileNamesAreFound(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        let notes = try await stage.marketplace.deposit(
            AsyncStream.of([Array("a".utf8)]), name: "安装步骤.TXT", media: "application/octet-stream", by: stage.seller)
        _ = try await stage.marketplace.post("请看附件", files: [notes.artefact.sha256], in: trade, by: stage.seller)
        _ = try await stage.marketplace.post("數據庫 用 \"MySQL\" 8.0\n可以吗？ postgresql 呢", in: trade, by: stage.buyer)
        func places(_ question: String, by member: MemberID? = nil, before: Int64 = .max) async throws -> [Int64] {
            let reading = try await stage.marketplace.state(of: trade, for: member ?? stage.buyer)
            return try await stage.marketplace.search(question, in: reading, before: before).hits.map(\.entry.sequence)
        }
        #expect(try await places("postgresql") == [4, 1])
        #expect(try await places("POSTGRESQL", before: 4) == [1])
        #expect(try await places("安装步骤") == [3])
        #expect(try await places("步骤.txt") == [3])
        #expect(try await places("mysql 8.0") == [4])
        #expect(try await places("\"MySQL\"") == [4])
        #expect(try await places("mysql 安装").isEmpty)
        #expect(try await places("支持") == [2, 1])
        #expect(try await places("數據") == [4])
        #expect(try await places("%").isEmpty)
        #expect(try await places("  ").isEmpty)
        let reading = try await stage.marketplace.state(of: trade, for: stage.buyer)
        let hit = try #require(try await stage.marketplace.search("mysql", in: reading).hits.first)
        #expect(hit.before == "數據庫 用 \"" && hit.found == "MySQL" && hit.after.hasPrefix("\" 8.0 可以吗"))
        try await market.close()
    }

    @Test func aRatingThatIsNotRevealedIsNotFound() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        try await stage.agree(trade)
        try await stage.pay(trade)
        try await stage.deliver(trade)
        try await stage.receive(trade)
        _ = try await stage.marketplace.confirmAcceptance(in: trade, by: stage.buyer)
        _ = try await stage.marketplace.rate(trade, score: .bad, text: "慢得离谱", by: stage.buyer)
        for member in [stage.buyer, stage.seller] {
            let reading = try await stage.marketplace.state(of: trade, for: member)
            #expect(try await stage.marketplace.search("离谱", in: reading).hits.isEmpty)
            #expect(try await stage.marketplace.search("查收", in: reading).hits.count == 1)
        }
        try await market.close()
    }
}
