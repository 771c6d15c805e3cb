import Market
import Store
import StoreFixtures
import Testing

@testable import Service

/// The search of a conversation that is longer than one stretch of its index.
@Suite struct LongSearchTests {
    private static let words = ["日志", "首页打不开", "合同", "no.1", "NO.100", "发票号 7", "请看", "无此", "x", "条"]

    private static func long(_ stage: Stage, _ count: Int) async throws -> TradeID {
        let trade = try await stage.enquire()
        for start in stride(from: 0, to: count, by: 100) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in start..<min(start + 100, count) {
                    group.addTask {
                        let what = number % 3 == 0 ? "首页打不开，请看日志" : number % 50 == 7 ? "合同和发票号 \(number)" : "好的"
                        _ = try await stage.marketplace.post(
                            "第 \(number) 条 No.\(number)：\(what)", in: trade,
                            by: number.isMultiple(of: 2) ? stage.buyer : stage.seller)
                    }
                }
                try await group.waitForAll()
            }
        }
        return trade
    }

    /// What a reader of every entry finds, and what the search finds from each place on.
    private static func agree(_ stage: Stage, _ trade: TradeID) async throws {
        let reading = try await stage.marketplace.state(of: trade, for: stage.seller)
        let entries = try await stage.marketplace.entries(of: reading)
        for question in words {
            let search = try #require(ConversationSearch(question))
            let all = entries.filter { $0.said.contains(where: search.matches) }.map(\.sequence).reversed()
            for before in [Int64.max, 600, 512, 511, 256, 255, 3] {
                let expected = Array(all.filter { $0 < before }.prefix(Marketplace.hitsMax))
                let (hits, _) = try await stage.marketplace.search(question, in: reading, before: before)
                #expect(hits.map(\.entry.sequence) == expected, "\(question) before \(before)")
            }
        }
    }

    private static func maps(_ market: TestMarket) async throws -> [[UInt8]] {
        try await market.marketplace.database.read { connection in
            try connection.rows("SELECT letters FROM v_said ORDER BY stretch", []) { try $0.bytes(0) }
        }
    }

    @Test(arguments: Driver.allCases) func itFindsWhatReadingAllFinds(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await Self.long(stage, 700)
        #expect(try await Self.maps(market).count == 2)
        try await Self.agree(stage, trade)
        try await market.sameAfterRebuild()
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func whatIsErasedLeavesTheIndex(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await Self.long(stage, 600)
        let whole = try await Self.maps(market)
        _ = try await stage.marketplace.requestErasure(by: stage.buyer)
        market.clock.advance(by: .days(Retention.contractDays + 1))
        #expect(try await ErasureRunner(stage.marketplace).runDue() >= 300)
        let left = try await Self.maps(market)
        func bits(_ maps: [[UInt8]]) -> [Int] { maps.map { $0.reduce(0) { $0 + $1.nonzeroBitCount } } }
        #expect(left.count == whole.count && zip(bits(left), bits(whole)).allSatisfy(<), "\(bits(left)) of \(bits(whole))")
        try await Self.agree(stage, trade)
        try await market.sameAfterRebuild()
        try await market.close()
    }
}
