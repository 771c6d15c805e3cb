import Evidence
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

/// What was written in a complaint goes when its term is over; what proves that it was written stays.
@Suite struct ErasedComplaintsTests {
    private func entries(_ id: ComplaintID, _ market: TestMarket) async throws -> [Entry] {
        try await market.marketplace.database.read { try Journal($0).entries(of: .complaint(id)) }
    }

    @Test(arguments: Driver.allCases) func wordsGoToTheDayAndProofsStay(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        let place = market.marketplace
        let proof = try await place.deposit(
            AsyncStream.of([Array("只此一处的截图".utf8)]), name: "截图.txt", media: "text/plain", by: stage.buyer)
        let (id, _) = try await place.complain(
            ComplaintForm(
                about: .listing(stage.listing), category: .misleadingListing, text: "与描述全然不符", files: [proof.artefact.sha256]),
            by: stage.buyer)
        _ = try await place.answer(id, text: "早已写明在先", by: stage.seller)
        _ = try await place.take(id, by: desk.first)
        _ = try await place.decide(id, .unfounded, measure: nil, reason: "核对过两边", by: desk.first)
        // A checkpoint over what stands now: the audit below holds the tree against it.
        _ = try #require(try await place.notary.checkpoint())
        let before = try await entries(id, market)

        market.clock.advance(by: Span(ms: (7 + 1_096) * 86_400_000 - 1))
        #expect(try await ErasureRunner(place).runDue() == 0)
        #expect(try await entries(id, market).first?.openings.isEmpty == false)
        market.clock.advance(by: Span(ms: 1))
        // Two fields of the complaint, two of the answer, one of the decision.
        #expect(try await ErasureRunner(place).runDue() == 5)
        #expect(try await ErasureRunner(place).runDue() == 0)

        let after = try await entries(id, market)
        #expect(after.allSatisfy { $0.openings.isEmpty })
        #expect(after.map(\.header.kind).suffix(3) == ["erased", "erased", "erased"])
        #expect(zip(before, after).allSatisfy { $0.hash == $1.hash && $0.header.canonicalBytes == $1.header.canonicalBytes })
        let dump = try await market.dump()
        for words in ["与描述全然不符", "早已写明在先", "核对过两边", "截图.txt"] { #expect(!dump.contains { $0.contains(words) }, "\(words)") }
        let name = try #require(BlobName(proof.artefact.sha256.rawValue))
        await #expect(throws: StoreFailure.self) { _ = try await place.blobs.open(name) }
        let file = try await place.complaint(id, for: stage.buyer)
        #expect(file.acts.count == after.count && file.row.outcome == .unfounded)
        try await market.sameAfterRebuild()
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func whatWasTakenBackGoesAfterHalfAYear(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let place = market.marketplace
        let (id, _) = try await place.complain(
            ComplaintForm(about: .listing(stage.listing), category: .other, text: "弄错了"), by: stage.buyer)
        _ = try await place.withdraw(id, by: stage.buyer)
        market.clock.advance(by: .days(184))
        #expect(try await ErasureRunner(place).runDue() == 2)
        #expect(try await place.complaint(id, for: stage.buyer).filed.text.value == nil)
        try await market.sameAfterRebuild()
        try await market.close()
    }

    /// Who asks for erasure is hidden as soon as all is over; while something is to be decided it is read by those who decide.
    @Test func whatIsAskedToBeErasedIsHiddenOnceAllIsOver() async throws {
        let market = try await TestMarket.open()
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        let place = market.marketplace
        let (id, _) = try await place.complain(
            ComplaintForm(about: .listing(stage.listing), category: .other, text: "与描述不符"), by: stage.buyer)
        _ = try await place.requestErasure(by: stage.buyer)
        func said() async throws -> String? { try await place.complaint(id, for: stage.seller).filed.text.value }
        #expect(try await said() == "与描述不符")
        _ = try await place.answer(id, text: "已写明", by: stage.seller)
        _ = try await place.take(id, by: desk.first)
        _ = try await place.decide(id, .unfounded, measure: nil, reason: "核对过", by: desk.first)
        #expect(try await said() == "与描述不符", "it can be appealed yet")
        market.clock.advance(by: .days(7))
        #expect(try await said() == nil)
        try await ErasureRunner(place).runDue()
        #expect(try await place.keptData(of: stage.buyer).requestedAt != nil, "it is done when the term is over")
        market.clock.advance(by: .days(1_096))
        try await ErasureRunner(place).runDue()
        try await ErasureRunner(place).runDue()
        #expect(try await place.keptData(of: stage.buyer).requestedAt == nil)
        try await market.sameAfterRebuild()
        try await market.close()
    }
}
