import Ledger
import Testing

@testable import Market

@Suite struct PromiseTestTests {
    private let due = Timestamp.opening.adding(.hours(24))

    private func test(kept: Timestamp? = nil, broken: Timestamp? = nil, due: Timestamp? = nil) -> PromiseTest {
        PromiseTest(.enquiryDesk, by: .seller, at: .opening, due: due, keptAt: kept, brokenAt: broken)
    }

    @Test func anAnswerIsInTimeToTheLastMoment() {
        #expect(test(kept: due, due: due).isKept(at: due) == true)
        #expect(test(kept: due.adding(Span(ms: 1)), due: due).isKept(at: due) == false)
        #expect(test(due: due).isKept(at: due) == nil, "there is time yet")
        #expect(test(due: due).isKept(at: due.adding(Span(ms: 1))) == false)
    }

    @Test func whatHasNoClockIsJudgedByWhatHappened() {
        #expect(test().isKept(at: due) == nil)
        #expect(test(kept: due).isKept(at: due) == true)
        #expect(test(broken: due).isKept(at: due) == false)
    }

    /// Ten returns asked of three sellers: the first keeps four of four, the second two of three, the third none of three that
    /// can be judged. 6 of 10 times are 60 %; one of three sellers is 33.33 %.
    @Test func sellersAndTimesAreCountedApart() throws {
        var tests: [PromiseTest] = []
        for (seller, kept, broken) in [(UInt64(1), 4, 0), (2, 2, 1), (3, 0, 3)] {
            for number in 0..<(kept + broken) {
                tests.append(
                    PromiseTest(
                        .conditionalReturns, by: .number(seller), at: .opening, keptAt: number < kept ? .opening : nil,
                        brokenAt: number < kept ? nil : .opening))
            }
        }
        tests.append(PromiseTest(.conditionalReturns, by: .number(3), at: .opening))
        let month = CalendarMonth(of: .opening)
        let keeping = try #require(PromiseKeeping.months(tests, at: due)[month]?[.conditionalReturns])
        #expect(keeping.times == SellerFigures.Share(6, of: 10))
        #expect(keeping.sellers == SellerFigures.Share(1, of: 3))
        #expect(SellerFigures.Share.hundredths(1, of: 3) == 3_333)
        let twice = keeping.joined(with: PromiseKeeping([.number(1): SellerFigures.Share(0, of: 1)]))
        #expect(twice.times == SellerFigures.Share(6, of: 11) && twice.sellers == SellerFigures.Share(0, of: 3))
    }

    private func verdict(_ story: Story) -> PromiseVerdict? { story.trade.requests.last?.verdict(in: story.trade) }

    @Test func aReturnForAReasonIsKeptWhenItIsCarriedOut() throws {
        var story = try Story.returnable()
        try story.give(OpenRequest.quality, by: .buyer)
        #expect(verdict(story) == .open)
        try story.give(AnswerRequest.yes, by: .seller)
        #expect(verdict(story) == .open, "the buyer has not signed")
        try story.give(SignDeletion.all(in: story.trade), by: .buyer)
        #expect(verdict(story) == .kept)
    }

    @Test func silenceBreaksIt() throws {
        var story = try Story.returnable()
        try story.give(OpenRequest.quality, by: .buyer)
        try story.wait(for: .requestAnswer)
        try story.give(LapseRequest(.requestAnswer), by: .clock)
        #expect(verdict(story) == .broken)
    }

    @Test func aRefusalIsJudgedByTheRuling() throws {
        for (fen, expected) in [(Int64(0), PromiseVerdict.kept), (4_000, .broken)] {
            var story = try Story.returnable()
            try story.give(OpenRequest.quality, by: .buyer)
            try story.give(AnswerRequest.no, by: .seller)
            #expect(verdict(story) == .open)
            try story.give(OpenDispute.wanting(10_000), by: .buyer)
            #expect(verdict(story) == .open)
            try story.toMediation(openedBy: .buyer)
            try story.toRuling()
            try story.give(RuleDispute.of(fen), by: .mediator)
            for side in [Actor.seller, .buyer] {
                try story.give(AppealRuling(dispute: 1, isAppeal: false, reason: ""), by: side)
            }
            #expect(verdict(story) == expected, "\(fen)")
        }
    }

    @Test func aReturnWithoutAReasonCannotBeRefused() throws {
        var story = try Story.delivered()
        try story.give(OpenRequest.noReason, by: .buyer)
        #expect(verdict(story) == .open)
        try story.give(AnswerRequest.no, by: .seller)
        #expect(verdict(story) == .broken)
        var failed = try Story.delivered()
        try failed.give(OpenRequest.noReason, by: .buyer)
        try failed.download()
        try failed.wait(for: .promisedReturn)
        try failed.give(LapseRequest(.promisedReturn), by: .clock)
        #expect(verdict(failed) == .uncounted)
    }

    @Test func aTicketIsKeptByTheFirstAnswer() throws {
        var story = try Story.returnable()
        try story.give(OpenRequest.question, by: .buyer)
        #expect(verdict(story) == .open)
        var closed = story
        try closed.give(CloseRequest(number: 1), by: .buyer)
        #expect(verdict(closed) == .uncounted, "nobody waited to the end")
        try story.give(PostSupport(number: 1, text: "在设置里"), by: .seller)
        #expect(verdict(story) == .kept)
    }

    @Test func onlyWhatIsPromisedIsPutToTheTest() {
        var terms = Terms.standard
        terms.conditionalReturns = .init()
        func promise(_ kind: AfterSalesKind) -> ServicePromise? {
            let facts = AfterSalesRequested(
                number: 1, kind: kind, reason: nil, answerUntil: .opening, stopsClock: false, statement: Sealed("a"))
            return AfterSalesRequest(facts, at: .opening).promise(in: terms)
        }
        #expect(promise(.conditionalReturn) == nil && promise(.repair) == nil && promise(.replacement) == nil)
        terms.conditionalReturns = ConditionalReturns([.quality: 7])
        #expect(promise(.conditionalReturn) == .conditionalReturns)
    }
}
