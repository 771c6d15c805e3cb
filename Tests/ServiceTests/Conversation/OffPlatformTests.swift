import Market
import StoreFixtures
import Testing

@testable import Service

@Suite struct OffPlatformTests {
    @Test(arguments: Driver.allCases) func piecesOfOneSenderAreReadTogether(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        for (text, member) in [("138", stage.seller), ("好的", stage.buyer), ("1234", stage.seller), ("5678", stage.seller)] {
            _ = try await stage.marketplace.post(text, in: trade, by: member)
        }
        let kinds = try await stage.marketplace.entries(of: trade, for: stage.buyer).map(\.kind)
        #expect(kinds.suffix(2) == ["messagePosted", "offPlatformWarned"])
        #expect(kinds.count { $0 == "offPlatformWarned" } == 1)
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test func whatIsBeingWrittenIsReadTheSameWayAndKeptNowhere() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        _ = try await stage.marketplace.post("138 1234", in: trade, by: stage.seller)
        let before = try await market.dump()
        #expect(try await stage.marketplace.offPlatform("5678", in: trade, by: stage.seller).map(\.kind) == [.contact])
        #expect(try await stage.marketplace.offPlatform("5678", in: trade, by: stage.buyer).isEmpty)
        #expect(try await market.dump() == before)
        let stranger = try await stage.marketplace.register(handle: "nobody", displayName: "路人", password: "correct horse")
        await #expect(throws: NotFound.self) { try await stage.marketplace.offPlatform("5678", in: trade, by: stranger) }
        try await market.close()
    }

    @Test func theBundleNamesTheWarning() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        _ = try await stage.marketplace.post("加我微信 lin_code88", in: trade, by: stage.seller)
        let entry = try #require(try await stage.marketplace.entries(of: trade, for: stage.buyer).last)
        #expect(EntryWords.sentence(for: entry.event).zh.contains("站外联系方式"))
        // The entry holds none of the words.
        #expect(!entry.headerText.contains("lin_code88"))
        #expect(entry.opened.isEmpty)
        try await market.close()
    }
}
