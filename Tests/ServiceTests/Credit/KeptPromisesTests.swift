import Ledger
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

/// What share of sellers kept what they promised, counted from returns, tickets and complaints as they went.
@Suite struct KeptPromisesTests {
    private func sign(_ trade: TradeID, _ stage: Stage) async throws {
        let state = try await stage.marketplace.state(of: trade, for: stage.buyer).trade
        let document = try DeletionStatement(1, rounds: state.rounds.count, in: state, id: trade).digest
        _ = try await stage.marketplace.signDeletion(
            1, document: document, proof: try stage.buyerProof(of: document), in: trade, by: stage.buyer)
    }

    private func delivered(_ stage: Stage) async throws -> TradeID {
        let trade = try await stage.paid(clauses: []) { terms in
            terms.conditionalReturns = ConditionalReturns([.quality: 15])
            terms.noReasonReturnDays = 7
            terms.responseHours = 12
            terms.supportChannels = [.conversation, .ticket]
        }
        try await stage.deliver(trade)
        return trade
    }

    /// A listing on offer that promises the complaint channel.
    private func offer(_ stage: Stage) async throws -> ListingID {
        var terms = TestMarket.terms
        terms.responseHours = 12
        terms.supportChannels = [.conversation, .ticket]
        let content = ListingContent(
            title: "带工单的源码", fields: [:], defects: [], noneKnown: true, clauses: [], artefactName: "源码.zip")
        let form = RevisionForm(
            category: "website-source", content: content, terms: terms, artefact: stage.file.artefact.sha256, screenshots: [])
        return try await stage.marketplace.publish(form, by: stage.seller).listing
    }

    private func complain(_ listing: ListingID, _ stage: Stage) async throws -> ComplaintID {
        try await stage.marketplace.complain(
            ComplaintForm(about: .listing(listing), category: .noAfterSales, text: "没有售后"), by: stage.buyer
        ).complaint
    }

    /// Worked by hand. Returns for a reason: the first seller kept one and was silent on one, the second kept one, so 2 of 3 times and
    /// 1 of 2 sellers. Returns without a reason: the first refused, the second carried one out: 1 of 2, 1 of 2. Tickets: one in time,
    /// one late: 1 of 2 times, of one seller each: 1 of 2. Complaints: the first answered, the second was silent on one, and one was
    /// taken back in time and counts for nothing: 1 of 2, 1 of 2.
    @Test(arguments: Driver.allCases) func eachIsJudgedByTheRecord(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let (first, second) = (try await Stage.set(market, name: "a"), try await Stage.set(market, name: "b"))
        let place = market.marketplace
        let kept = try await delivered(first)
        _ = try await place.openRequest(.conditionalReturn, reason: .quality, statement: "崩溃", in: kept, by: first.buyer)
        _ = try await place.answerRequest(1, isAccepted: true, in: kept, by: first.seller)
        try await sign(kept, first)
        let silent = try await delivered(first)
        _ = try await place.openRequest(.conditionalReturn, reason: .quality, statement: "崩溃", in: silent, by: first.buyer)
        let other = try await delivered(second)
        _ = try await place.openRequest(.conditionalReturn, reason: .quality, statement: "崩溃", in: other, by: second.buyer)
        _ = try await place.answerRequest(1, isAccepted: true, in: other, by: second.seller)
        try await sign(other, second)

        let refused = try await delivered(first)
        _ = try await place.openRequest(.noReasonReturn, statement: "用不上", in: refused, by: first.buyer)
        _ = try await place.answerRequest(1, isAccepted: false, reason: "不退", in: refused, by: first.seller)
        let returned = try await delivered(second)
        _ = try await place.openRequest(.noReasonReturn, statement: "用不上", in: returned, by: second.buyer)
        _ = try await place.answerRequest(1, isAccepted: true, in: returned, by: second.seller)
        try await sign(returned, second)

        let (early, late) = (try await delivered(first), try await delivered(second))
        _ = try await place.openRequest(.supportQuestion, statement: "怎样换语言？", in: early, by: first.buyer)
        _ = try await place.postSupport("在设置里", to: 1, in: early, by: first.seller)
        _ = try await place.openRequest(.supportQuestion, statement: "怎样换语言？", in: late, by: second.buyer)

        let answered = try await complain(try await offer(first), first)
        _ = try await place.answer(answered, text: "已经处理", by: first.seller)
        let ticketed = try await offer(second)
        _ = try await complain(ticketed, second)
        let withdrawn = try await complain(second.listing, second)
        _ = try await place.withdraw(withdrawn, by: second.buyer)
        #expect(try await place.serviceMonths().last?.kept[.complaintChannel]?.times == SellerFigures.Share(1, of: 1))

        market.clock.advance(by: .minutes(48 * 60 + 1))
        try await DeadlineRunner(place).runDue()
        // Too late: the promise was broken when the clock ran out.
        _ = try await place.answerRequest(1, isAccepted: true, in: silent, by: first.seller)
        _ = try await place.postSupport("在设置里", to: 1, in: late, by: second.seller)

        let month = try #require(try await place.serviceMonths().last)
        let half = SellerFigures.Share(1, of: 2)
        #expect(month.kept[.conditionalReturns]?.times == SellerFigures.Share(2, of: 3))
        #expect(month.kept[.conditionalReturns]?.sellers == half)
        for promise in [ServicePromise.noReasonReturns, .enquiryDesk, .complaintChannel] {
            #expect(month.kept[promise]?.times == half, "\(promise)")
            #expect(month.kept[promise]?.sellers == half, "\(promise)")
        }
        try await market.sameAfterRebuild()
        try await market.close()
    }
}
