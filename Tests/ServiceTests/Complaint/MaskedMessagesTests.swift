import Evidence
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

/// A message that a decision masks is not shown to the parties any more, and stays in the case file and its bundles.
@Suite struct MaskedMessagesTests {
    @Test(arguments: Driver.allCases) func itIsShownMaskedAndKept(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        let place = market.marketplace
        let trade = try await stage.paid(clauses: [])
        let sent = try await place.deposit(
            AsyncStream.of([Array("骂人的图".utf8)]), name: "图.txt", media: "text/plain", by: stage.seller)
        let message = try #require(
            try await place.post("你这个骗子全家", files: [sent.artefact.sha256], in: trade, by: stage.seller).entries.first)
        let sequence = message.header.sequence
        let (id, _) = try await place.complain(
            ComplaintForm(about: .message(sequence, in: trade), category: .harassment, text: "辱骂"), by: stage.buyer)
        _ = try await place.answer(id, text: "一时气话", by: stage.seller)
        _ = try await place.take(id, by: desk.first)
        market.clock.advance(by: .minutes(1))
        _ = try await place.decide(id, .measured, measure: .messageMasked, reason: "侮辱", by: desk.first)
        for member in [stage.buyer, stage.seller] {
            let entry = try #require(try await place.entries(of: trade, for: member, from: sequence, upTo: sequence + 1).first)
            guard case .messagePosted(let facts) = entry.event else { return #expect(Bool(false)) }
            #expect(entry.maskedBy == id && facts.text.value == nil && facts.names.value == nil)
            let reading = try await place.state(of: trade, for: member)
            #expect(try await place.search("骗子", in: reading).hits.isEmpty)
            await #expect(throws: NotFound.self) { try await place.openSent(0, of: sequence, in: trade, for: member) }
        }
        // Nothing is lost: the entry stands, and the bundle has the words.
        let stored = try await place.database.read { connection in
            try Journal(connection).entries(of: .trade(trade), from: sequence, upTo: sequence + 1).first
        }
        #expect(stored?.hash == message.hash && stored?.openings["text"]?.text == "你这个骗子全家")
        let files = try await stage.checkedBundle(trade)
        #expect(files.contains(sent.artefact.sha256.rawValue))

        _ = try await place.appeal(id, reason: "断章取义", by: stage.seller)
        _ = try await place.take(id, by: desk.second)
        market.clock.advance(by: .minutes(1))
        _ = try await place.rule(on: id, .founded, measure: nil, reason: "提醒即可", by: desk.second)
        let again = try #require(try await place.entries(of: trade, for: stage.buyer, from: sequence, upTo: sequence + 1).first)
        guard case .messagePosted(let facts) = again.event else { return #expect(Bool(false)) }
        #expect(again.maskedBy == nil && facts.text.value == "你这个骗子全家")
        _ = try await stage.checkedBundle(trade)
        try await market.sameAfterRebuild()
        try await market.close()
    }

    @Test func onlyAMessageIsMasked() async throws {
        let market = try await TestMarket.open()
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        let place = market.marketplace
        let (id, _) = try await place.complain(
            ComplaintForm(about: .listing(stage.listing), category: .other, text: "与描述不符"), by: stage.buyer)
        _ = try await place.answer(id, text: "已写明", by: stage.seller)
        _ = try await place.take(id, by: desk.first)
        let before = try await market.dump()
        await #expect(throws: ComplaintRefusal.measureImpossible) {
            try await place.decide(id, .measured, measure: .messageMasked, reason: "x", by: desk.first)
        }
        #expect(try await market.dump() == before)
        try await market.close()
    }
}
