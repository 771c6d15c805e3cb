import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct CreditTests {
    /// A rating goes its whole way: blind, open, changed, answered, masked, left out, appealed, counted again; and the views are
    /// the same when they are rebuilt.
    @Test(arguments: Driver.allCases) func aRatingGoesItsWholeWay(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let place = stage.marketplace
        let trade = try await completed(stage)
        _ = try await place.post("不退我一半的钱就给你差评", in: trade, by: stage.buyer)
        let parts = RatingParts(described: 1, inTime: 5)
        _ = try await place.rate(trade, score: .bad, parts: parts, text: "骗子", by: stage.buyer)
        #expect(try await place.ratings(RatingQuery(of: stage.seller)).isEmpty)
        #expect(try await place.ratings(of: trade, for: stage.seller).isEmpty)
        let blind = try #require(try await place.entries(of: trade, for: stage.seller).last)
        #expect(!blind.headerText.contains("bad"), "the entry gives the mark away")
        _ = try await place.rate(trade, score: .good, text: "爽快", by: stage.seller)
        try await points(-1, .counts, of: stage)

        _ = try await place.replyToRating(of: trade, text: "聊天记录可查", by: stage.seller)
        let given = try #require(try await place.ratings(RatingQuery(of: stage.seller)).first)
        #expect(given.mark.parts == parts)
        #expect(given.hasFinding)
        #expect(given.reply?.words == "聊天记录可查")
        let staff = try await place.register(handle: "staff-a", displayName: "平台一", password: "correct horse")
        let other = try await place.register(handle: "staff-b", displayName: "平台二", password: "correct horse")
        #expect(try await place.ratingsToDecide().map(\.trade) == [trade])
        #expect(try await place.ratingsToDecideCount() == 1)
        let quote = try #require(try await place.pressureQuotes(of: trade, by: .buyer).first)
        #expect(quote.words == "不退我一半的钱就给你差评" && quote.kinds == [.threat, .demand])
        #expect(try await place.pressureQuotes(of: trade, by: .seller).isEmpty)
        await #expect(throws: DeskRefusal.notAllowed) {
            try await place.decideExclusion(of: .buyer, in: trade, isExcluded: true, reason: "相连", by: staff)
        }
        for handle in ["staff-a", "staff-b"] { try await place.grantAsHost(.mediator, to: handle, reason: "开张") }
        let mask = [RatingMasked.Stretch(from: 0, to: 2)]
        _ = try await place.maskRating(
            of: trade, text: try #require(given.acts.first).sequence, stretches: mask, ground: .insult, by: staff)
        #expect(try await place.ratings(RatingQuery(of: stage.seller)).first?.words == "▇▇")

        _ = try await place.decideExclusion(of: .buyer, in: trade, isExcluded: true, reason: "相连", by: staff)
        try await points(0, .excluded, of: stage)
        #expect(try await place.ratingsToDecide().isEmpty)
        _ = try await place.appealExclusion(of: .buyer, in: trade, reason: "不服", by: stage.buyer)
        #expect(try await place.ratingsToDecide().count == 1)
        await #expect(throws: ExclusionRefusal.sameStaff) {
            try await place.ruleOnExclusion(of: .buyer, in: trade, isExcluded: false, reason: "改判", by: staff)
        }
        _ = try await place.ruleOnExclusion(of: .buyer, in: trade, isExcluded: false, reason: "改判", by: other)
        try await points(-1, .counts, of: stage)
        _ = try await place.changeRating(of: trade, score: .neutral, text: "算了", by: stage.buyer)
        try await points(0, .neutral, of: stage)
        let changed = try #require(try await place.ratings(RatingQuery(of: stage.seller)).first)
        #expect(changed.texts.map(\.words) == ["▇▇", "算了"])
        #expect(changed.decisions.map(\.kind) == [.decided, .appealed, .ruled])
        #expect(try await place.ratings(RatingQuery(of: stage.seller, score: .bad)).isEmpty)
        #expect(try await place.ratings(RatingQuery(of: stage.seller, side: .seller)).isEmpty)
        _ = try await stage.checkedBundle(trade)

        let before = try await market.dump(viewsOnly: true)
        try await Rebuild(place.database).run()
        #expect(try await market.dump(viewsOnly: true) == before)
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func figuresAndPromisesAreCounted(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let place = stage.marketplace
        for number in 0..<5 {
            let trade = try await completed(stage)
            for side in [stage.buyer, stage.seller] { _ = try await place.rate(trade, score: .good, text: "", by: side) }
            if number == 0 { _ = try await place.post("更新后打不开了", in: trade, by: stage.buyer) }
        }
        let standing = try await place.standing(of: stage.seller)
        #expect(standing.figures.onTime == .init(5, of: 5))
        #expect(standing.figures.kept.hundredths == 10_000)
        #expect(standing.figures.medianReplyMs != nil)
        #expect(standing.gate.standing == .open)
        // The five are about one listing within fourteen days: one counts.
        #expect(try await place.credit(of: stage.seller).points == 1)
        #expect(try await place.credit(of: stage.seller).good == 5)
        #expect(try await place.listings(SellerListings(of: stage.seller)).first?.sellerPoints == 1)
        let month = try #require(try await place.serviceMonths().last)
        #expect(month.sellers == 1)
        for promise in ServicePromise.allCases {
            #expect(month.promising[promise] == (promise.isMade(in: TestMarket.terms) ? 1 : 0))
        }
        let before = try await market.dump(viewsOnly: true)
        try await Rebuild(place.database).run()
        #expect(try await market.dump(viewsOnly: true) == before)
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func whoCancelledIsCountedByWhoDidIt(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let place = stage.marketplace
        for _ in 0..<3 { _ = try await completed(stage) }
        _ = try await place.cancel(try await stage.paid(clauses: []), reason: "做不了", by: stage.seller)
        // Before payment nobody has broken a word.
        let unpaid = try await stage.enquire()
        try await stage.agree(unpaid)
        _ = try await place.cancel(unpaid, reason: "不卖了", by: stage.seller)
        let late = try await stage.paid(clauses: [])
        market.clock.advance(by: .hours(49))
        _ = try await place.cancel(late, reason: "等不到", by: stage.buyer)
        let figures = try await place.standing(of: stage.seller).figures
        #expect(figures.cancelled == .init(1, of: 5) && figures.refunded == .init(2, of: 5))
        #expect(figures.onTime == .init(3, of: 5))
        let before = try await market.dump(viewsOnly: true)
        try await Rebuild(place.database).run()
        #expect(try await market.dump(viewsOnly: true) == before)
        try await market.close()
    }

    private func completed(_ stage: Stage) async throws -> TradeID {
        let trade = try await stage.enquire()
        try await stage.agree(trade)
        try await stage.pay(trade)
        try await stage.deliver(trade)
        try await stage.receive(trade)
        _ = try await stage.marketplace.confirmAcceptance(in: trade, by: stage.buyer)
        return trade
    }

    private func points(_ points: Int, _ standing: CountedRating.Standing, of stage: Stage) async throws {
        #expect(try await stage.marketplace.credit(of: stage.seller).points == points)
        #expect(try await stage.marketplace.ratings(RatingQuery(of: stage.seller)).map(\.standing) == [standing])
    }
}
