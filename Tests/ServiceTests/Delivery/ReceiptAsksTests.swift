import Evidence
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct ReceiptAsksTests {
    @Test(arguments: Driver.allCases) func theSellerAsksByAMessageOnceADay(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let place = market.marketplace
        let trade = try await stage.paid()
        try await stage.deliver(trade)
        func ask(_ member: MemberID) async throws -> Outcome { try await place.askForReceipt(in: trade, by: member) }
        await #expect(throws: ReceiptAskRefusal.nothingToSign) { try await ask(stage.seller) }
        let (reader, _, _) = try await place.openDelivered(stage.file.artefact.sha256, in: trade, for: stage.buyer)
        let bytes = try await reader.read(offset: 0, countMax: 10_000)
        try await place.recordDownload(
            of: stage.file.artefact.sha256, firstByte: 0, bytesSent: Int64(bytes.count), client: "test", in: trade, by: stage.buyer)
        let before = try await market.dump()
        await #expect(throws: ReceiptAskRefusal.notTheSeller) { try await ask(stage.buyer) }
        #expect(try await market.dump() == before, "a refused command changed something")
        let asked = try await ask(stage.seller)
        #expect(asked.entries.map(\.header.kind) == ["messagePosted"], "a message like any other")
        #expect(try await place.state(of: trade, for: stage.seller).trade.lastMessageBy == .seller)
        await #expect(throws: ReceiptAskRefusal.receiptAskedAlready) { try await ask(stage.seller) }
        market.clock.advance(by: .hours(24))
        _ = try await place.askForReceipt(in: trade, inChinese: false, by: stage.seller)
        let manifest = try #require(try await place.state(of: trade, for: stage.buyer).trade.delivery?.manifest)
        _ = try await place.signReceipt(
            manifest: manifest, proof: try stage.buyerProof(of: manifest), in: trade, by: stage.buyer)
        market.clock.advance(by: .hours(24))
        await #expect(throws: ReceiptAskRefusal.nothingToSign) { try await ask(stage.seller) }
        try await market.close()
    }
}
