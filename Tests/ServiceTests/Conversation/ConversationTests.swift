import Evidence
import Foundation
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

/// What is said, sent, read and withdrawn, on both databases.
@Suite struct ConversationTests {
    @Test(arguments: Driver.allCases) func whatIsUnreadIsCountedAndReadOnce(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        _ = try await stage.marketplace.post("还有一个问题", in: trade, by: stage.buyer)
        // Entries: 0 opened, 1 buyer, 2 seller, 3 buyer.
        #expect(try await stage.marketplace.unread(of: stage.seller) == 2)
        #expect(try await stage.marketplace.unread(of: stage.buyer) == 1)
        #expect(try await stage.marketplace.tradesInOrder(of: stage.seller, shown: .all, limit: 10).map(\.unread) == [2])

        try await stage.marketplace.markReceived(from: 0, upTo: 3, in: trade, by: stage.seller)
        try await stage.marketplace.markReceived(from: 0, upTo: 3, in: trade, by: stage.seller)
        market.clock.advance(by: Span(ms: 60_000))
        #expect(try await stage.marketplace.markRead(from: 0, upTo: 3, in: trade, by: stage.seller) == 0)
        #expect(try await stage.marketplace.markRead(from: 0, upTo: 5, in: trade, by: stage.seller) == 0)
        let kinds = try await stage.marketplace.entries(of: trade, for: stage.buyer, from: 4).map(\.kind)
        #expect(kinds == ["messagesReceived", "messagesRead"])
        #expect(try await stage.marketplace.unread(of: stage.seller) == 0)

        let reading = try await stage.marketplace.state(of: trade, for: stage.buyer)
        let file = try await stage.marketplace.file(of: reading, count: 10)
        #expect(file.received.map(\.upTo) == [3] && file.read.map(\.upTo) == [3])
        #expect(try #require(file.read.first).at.ms - (try #require(file.received.first).at.ms) == 60_000)

        let before = try await market.dump(viewsOnly: true)
        try await Rebuild(market.marketplace.database).run()
        #expect(try await market.dump(viewsOnly: true) == before)
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test func aWindowShowsAsManyEntriesAsAskedThoughMarksStandBetween() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        for number in 0..<40 {
            let (writer, reader) = number.isMultiple(of: 2) ? (stage.buyer, stage.seller) : (stage.seller, stage.buyer)
            let place = try #require(try await stage.marketplace.post("第 \(number) 条", in: trade, by: writer).sequence)
            let first = try await stage.marketplace.state(of: trade, for: reader).trade.reading(
                of: reader == stage.buyer ? .buyer : .seller)
            try await stage.marketplace.markReceived(from: first.unread.first ?? 0, upTo: place, in: trade, by: reader)
            try await stage.marketplace.markRead(from: first.unread.first ?? 0, upTo: place, in: trade, by: reader)
        }
        let reading = try await stage.marketplace.state(of: trade, for: stage.buyer)
        func shown(_ window: TimelineWindow) async throws -> [Int64] {
            try await stage.marketplace.file(of: reading, window, count: 10).entries.filter { !$0.event.isMark }.map(\.sequence)
        }
        let all = try await stage.marketplace.entries(of: trade, for: stage.buyer).filter { !$0.event.isMark }.map(\.sequence)
        #expect(all.count == 43)
        #expect(try await shown(.newest) == Array(all.suffix(10)))
        #expect(try await shown(.before(all[33])) == Array(all[23..<33]))
        #expect(try await shown(.after(all[5])) == Array(all[6..<16]))
        #expect(try await shown(.around(all[20])) == Array(all[16..<26]))
        #expect(try await shown(.before(0)) == [0])
        #expect(try await shown(.after(.max)) == [])
        // What one page leaves off the next one has, and nothing stands twice.
        var walked: [Int64] = []
        var end = Int64.max
        while true {
            let file = try await stage.marketplace.file(of: reading, .before(end), count: 7)
            guard let first = file.entries.first else { break }
            walked = file.entries.filter { !$0.event.isMark }.map(\.sequence) + walked
            if first.sequence == 0 { break }
            end = first.sequence
        }
        #expect(walked == all)
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func filesTravelInTheBundleAsTheyWereSent(driver: Driver) async throws {
        let market = try await TestMarket.open(driver, inspector: InspectionsTests.program)
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        let png = Array(try #require(Self.png))
        let picture = try await stage.marketplace.deposit(
            AsyncStream.of([png]), name: "错误.png", media: "image/png", by: stage.buyer)
        let notes = try await stage.marketplace.deposit(
            AsyncStream.of([Array("步骤一".utf8)]), name: "步骤.txt", media: "application/octet-stream", by: stage.buyer)
        let broken = try await stage.marketplace.deposit(
            AsyncStream.of([Array(png.prefix(20))]), name: "坏.png", media: "image/png", by: stage.buyer)
        let outcome = try await stage.marketplace.post(
            "", files: [picture, notes, broken].map(\.artefact.sha256), in: trade, by: stage.buyer)
        let place = try #require(outcome.sequence)

        let original = try await stage.marketplace.openSent(0, of: place, in: trade, for: stage.seller)
        #expect(original.name == "错误.png")
        #expect(try await original.file.read(offset: 0, countMax: 10_000) == png)
        let shown = try await stage.marketplace.openShown(0, of: place, size: nil, in: trade, for: stage.seller)
        let cleaned = try await shown.file.read(offset: 0, countMax: 10_000)
        #expect(!String(decoding: cleaned, as: UTF8.self).contains("GPS") && cleaned != png)
        for number in [1, 2] {
            await #expect(throws: NotFound.self, "what is no picture is not shown") {
                try await stage.marketplace.openShown(number, of: place, size: nil, in: trade, for: stage.seller)
            }
        }
        let stranger = try await stage.marketplace.register(handle: "stranger", displayName: "c", password: "correct horse")
        for (number, from, member) in [
            (0, place, stranger), (3, place, stage.buyer), (0, 0, stage.buyer), (0, 99, stage.buyer), (0, .max, stage.buyer),
        ] {
            await #expect(throws: NotFound.self) {
                try await stage.marketplace.openSent(number, of: from, in: trade, for: member)
            }
        }

        let bundle = try await stage.bundle(trade)
        let report = BundleVerifier.verify(BytesSource(bundle))
        #expect(report.findings == [])
        for file in [picture, notes, broken] {
            #expect(report.files.contains { $0.sha256.hex == file.artefact.sha256.rawValue })
        }
        #expect(!report.files.contains { $0.sha256.hex == shown.hash.rawValue }, "the cleaned picture is no evidence")
        try await market.close()
    }

    private static let png = Data(
        base64Encoded:
            "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAECAAAAACWpiEsAAAAEnRFWHRBdXRob3IAR1BTIDMxLjIzMDSihMR2AAAADklEQVR4nGNogAIG3AwAIDMQAcP1CnsAAAAASUVORK5CYII="
    )

    /// What pages about the agreement and the delivery read: all that was done, and nothing that was only said.
    @Test func actsAreAllButTheTalk() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        try await stage.agree(trade)
        for number in 0..<5 { _ = try await stage.marketplace.post("加微信说第 \(number) 条", in: trade, by: stage.buyer) }
        try await stage.pay(trade)
        try await stage.deliver(trade)
        _ = try await stage.marketplace.post("收到", in: trade, by: stage.buyer)
        try await stage.receive(trade)
        try await stage.complete(trade)
        let reading = try await stage.marketplace.state(of: trade, for: stage.buyer)
        let all = try await stage.marketplace.entries(of: reading)
        let talk: Set = ["messagePosted", "offPlatformWarned", "messagesRead", "messagesReceived"]
        #expect(Set(all.map(\.kind)).isSuperset(of: ["messagePosted", "offPlatformWarned"]))
        let acts = try await stage.marketplace.acts(of: reading)
        #expect(acts.map(\.sequence) == all.filter { !talk.contains($0.kind) }.map(\.sequence))
        #expect(acts.map(\.hash) == all.filter { !talk.contains($0.kind) }.map(\.hash))
        try await market.close()
    }

    @Test func aWithdrawnMessageStays() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        _ = try await stage.marketplace.withdrawMessage(1, in: trade, by: stage.buyer)
        #expect(try await stage.marketplace.state(of: trade, for: stage.seller).trade.withdrawnMessages == [1])
        let entry = try #require(try await stage.marketplace.entries(of: trade, for: stage.seller, from: 1, upTo: 2).first)
        guard case .messagePosted(let facts) = entry.event else { throw NotFound() }
        #expect(facts.text.value == "您好，支持 PostgreSQL 吗？")
        let before = try await market.dump()
        await #expect(throws: WithdrawMessageRefusal.notYourMessage) {
            try await stage.marketplace.withdrawMessage(2, in: trade, by: stage.buyer)
        }
        for place in [Int64(0), 50] {
            await #expect(throws: NotFound.self) {
                try await stage.marketplace.withdrawMessage(place, in: trade, by: stage.buyer)
            }
        }
        #expect(try await market.dump() == before)
        try await market.close()
    }

    @Test func listingsAreKnownByTheirAddress() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        let unknown = ListingID(at: Timestamp(ms: 1), random: (1, 1))
        let text = "看看 https://example.com/listings/\(stage.listing)?x=1 和 /listings/\(unknown)，还有 /listings/new"
        #expect(LinkedListing.addresses(in: text) == [stage.listing, unknown])
        _ = try await stage.marketplace.post(text, in: trade, by: stage.buyer)
        let reading = try await stage.marketplace.state(of: trade, for: stage.seller)
        let file = try await stage.marketplace.file(of: reading, count: 10)
        #expect(file.listings.keys.sorted { $0.rawValue < $1.rawValue } == [stage.listing])
        #expect(file.listings[stage.listing]?.title == "企业官网源码 a")
        try await market.close()
    }
}
