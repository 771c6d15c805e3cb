import Testing

@testable import Market

@Suite struct RequestChangeTests {
    @Test func theTimeToExamineStandsStill() throws {
        var story = try Story.delivered()
        story.wait(.days(3))
        let events = try story.give(RequestChange.please, by: .buyer)
        let answerUntil = story.now.adding(.hours(48))
        #expect(
            events == [
                .changeRequested(
                    ChangeRequested(number: 1, round: 1, answerUntil: answerUntil, reason: Sealed("缺少安装说明")))
            ])
        #expect(story.trade.deadlines == [Deadline(kind: .change, at: answerUntil)])
        #expect(story.trade.openChange?.left == .days(4))
        #expect(story.trade.phase == .delivered)
        #expect(story.trade.needs == .seller)
        #expect(story.held == 10_000)
        story.wait(.days(30))
        story.refuses(PassAcceptance(), by: .clock, with: .notDue)
    }

    @Test func noMoreRoundsThanWereAgreed() throws {
        var story = try Story.delivered()
        for _ in 1...2 { try story.again(DeliverFiles.files()) }
        story.refuses(RequestChange.please, by: .buyer, with: .noRoundsLeft(agreed: 2))
    }

    @Test func oneAtATime() throws {
        var story = try Story.delivered()
        try story.give(RequestChange.please, by: .buyer)
        story.refuses(RequestChange.please, by: .buyer, with: .alreadyAsked)
    }

    @Test func notOnceSilenceHasBecomeAcceptance() throws {
        var story = try Story.delivered()
        try story.wait(for: .acceptance)
        story.refuses(RequestChange.please, by: .buyer, with: .tooLate)
    }

    @Test(arguments: ["", "\n ", String(repeating: "长", count: 501)]) func itSaysWhat(reason: String) throws {
        try Story.delivered().refuses(RequestChange(reason: reason), by: .buyer, with: .reasonLength)
    }

    @Test func itIsTheBuyersAndBeforeAcceptance() throws {
        try Story.delivered().refuses(RequestChange.please, by: .seller, with: .step(.notYourStep(.requestChange)))
        try Story.completed().refuses(
            RequestChange.please, by: .buyer, with: .step(.notInPhase(.requestChange, .completed)))
    }
}
