import Ledger
import Testing

@testable import Market

@Suite struct ProposeTermsTests {
    @Test func theProposerConfirmsTheirOwnBytes() throws {
        var story = try Story.enquiry()
        let events = try story.give(ProposeTerms.next(in: story.trade, clauses: ["含安装"]), by: .buyer)
        #expect(
            events == [
                .termsProposed(
                    TermsProposed(
                        number: 1, by: .buyer, basis: .negotiated, terms: .price(.yuan(90)), document: .proposal(1),
                        openUntil: story.now.adding(.hours(72)),
                        wording: Sealed(TermsWording(clauses: ["含安装"], nonce: "n")))),
                .ticked("licence", 1), .ticked("acceptanceBySilence", 1), .ticked("returns", 1), .ticked("defect-1", 1),
                .ticked("defect-2", 1),
                .termsConfirmed(
                    TermsConfirmed(
                        by: .buyer, number: 1, document: .proposal(1), method: .password,
                        ticks: ["acceptanceBySilence", "defect-1", "defect-2", "licence", "returns"])),
            ])
        #expect(story.trade.confirmedBy == [.buyer])
        #expect(story.trade.deadline(.proposal) == story.now.adding(.hours(72)))
    }

    @Test func aCounterIsANewOfferAndTheOldOneCannotBeConfirmed() throws {
        var story = try Story.negotiating(by: .seller)
        story.wait(.hours(1))
        try story.give(ProposeTerms.next(in: story.trade), by: .buyer)
        #expect(story.trade.proposals.map(\.status) == [.superseded, .open])
        #expect(story.trade.confirmedBy == [.buyer])
        #expect(story.trade.deadlines == [Deadline(kind: .proposal, at: story.now.adding(.hours(72)))])
        let old = ConfirmTerms(number: 1, document: .proposal(1), ticks: .all, signing: .password)
        story.refuses(old, by: .seller, with: .superseded(newest: 2))
    }

    @Test func theSellerTicksNothingAndNothingIsEntered() throws {
        var story = try Story.enquiry()
        let events = try story.give(ProposeTerms.next(in: story.trade, ticks: .all), by: .seller)
        guard case .termsConfirmed(let confirmed) = events.last else { return #expect(Bool(false)) }
        #expect(confirmed.ticks == [])
    }

    @Test func twoProposalsCross() throws {
        var story = try Story.enquiry()
        let crossed = ProposeTerms.next(in: story.trade)
        try story.give(ProposeTerms.next(in: story.trade), by: .seller)
        story.refuses(crossed, by: .buyer, with: .crossed(newest: 1))
    }

    @Test func everyClauseHasItsBounds() throws {
        let story = try Story.enquiry()
        var terms = Terms.price(.fen(0))
        terms.deliveryHours = 2_161
        terms.acceptanceDays = 0
        terms.changeRounds = -1
        terms.supportMonths = 13
        terms.noReasonReturnDays = 8
        story.refuses(
            ProposeTerms.next(in: story.trade, terms: terms), by: .seller,
            with: .outOfRange([
                .price, .deliveryHours, .acceptanceDays, .changeRounds, .supportMonths, .noReasonReturnDays,
            ])
        )
        let dollars = Money(minor: 100, currency: Currency(code: "USD")!)
        story.refuses(
            ProposeTerms.next(in: story.trade, terms: .price(dollars)), by: .seller, with: .outOfRange([.price]))
        story.refuses(
            ProposeTerms.next(in: story.trade, terms: .price(.fen(.max))), by: .seller, with: .outOfRange([.price]))
    }

    @Test func clausesHaveALength() throws {
        let story = try Story.enquiry()
        let long = String(repeating: "长", count: 501)
        story.refuses(ProposeTerms.next(in: story.trade, clauses: [long]), by: .seller, with: .clausesTooLong)
        story.refuses(
            ProposeTerms.next(in: story.trade, clauses: Array(repeating: "", count: 51)), by: .seller,
            with: .clausesTooLong)
    }

    @Test func theBuyerTicksEveryKeyClauseAndDefect() throws {
        let story = try Story.enquiry()
        story.refuses(
            ProposeTerms.next(in: story.trade, ticks: [.licence, .defect(1)]), by: .buyer,
            with: .ticksMissing([.acceptanceBySilence, .returns, .defect(2)]))
    }

    @Test func notByOthersAndNotAfterTheEnd() throws {
        let story = try Story.enquiry()
        story.refuses(ProposeTerms.next(in: story.trade), by: .mediator, with: .step(.notYourStep(.proposeTerms)))
        let completed = try Story.completed()
        completed.refuses(
            ProposeTerms.next(in: completed.trade), by: .seller, with: .step(.notInPhase(.proposeTerms, .completed)))
    }

    @Test func listsHaveTheirBounds() throws {
        let story = try Story.enquiry()
        func proposing(_ contents: [String], _ criteria: [String] = [], _ system: String = "") -> ProposeTerms {
            ProposeTerms(
                terms: .standard,
                wording: TermsWording(
                    clauses: [], nonce: "n", contents: contents, criteria: criteria, receivingSystem: system),
                document: .proposal(1), answering: 0, ticks: .all, signing: .password)
        }
        let most = Array(repeating: "源码", count: 30)
        story.refuses(proposing(most + ["一项"]), by: .seller, with: .listTooLong(.contents))
        story.refuses(proposing([], [" "]), by: .seller, with: .listTooLong(.criteria))
        story.refuses(
            proposing([], [String(repeating: "长", count: 501)]), by: .seller, with: .listTooLong(.criteria))
        story.refuses(
            proposing([], [], String(repeating: "长", count: 201)), by: .seller, with: .listTooLong(.receivingSystem))
        var accepted = story
        try accepted.give(proposing(most, most), by: .seller)
        #expect(accepted.trade.openProposal?.criteriaCount == 30)
    }

    @Test func whatIsMailedNeedsAnAddress() throws {
        var terms = Terms.standard
        terms.deliveryMethod = .email
        let story = try Story.enquiry()
        let command = ProposeTerms(
            terms: terms, wording: TermsWording(clauses: [], nonce: "n"), document: .proposal(1), answering: 0,
            ticks: .all, signing: .password)
        story.refuses(command, by: .seller, with: .receivingSystemMissing)
        var named = story
        try named.give(ProposeTerms.next(in: story.trade, terms: terms), by: .seller)
    }

    @Test func aDocumentMadeForAnotherRevisionIsCrossed() throws {
        var story = try Story.enquiry()
        let ground = story.trade.ground
        let command = ProposeTerms(
            terms: .standard, wording: .of([]), document: .proposal(1), answering: 0, ticks: .all, signing: .password,
            ground: ground)
        try story.give(PinRevision.newer(), by: .buyer)
        story.refuses(command, by: .buyer, with: .crossed(newest: 0))
    }

    @Test func aboveTheLimitTheProposerSignsWithAKey() throws {
        var story = try Story.enquiry()
        let terms = Terms.price(.yuan(5_000))
        story.refuses(
            ProposeTerms.next(in: story.trade, terms: terms), by: .seller, with: .passkeyNeeded(aboveMinor: 100_000))
        let events = try story.give(
            ProposeTerms.next(in: story.trade, terms: terms, signing: .passkey(.key(2))), by: .seller)
        guard case .termsConfirmed(let confirmed) = events.last else { return #expect(Bool(false)) }
        #expect(confirmed.passkey == .key(2))
    }
}
