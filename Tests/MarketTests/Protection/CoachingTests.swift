import Testing

@testable import Market

@Suite struct CoachingTests {
    private func topics(_ story: Story, _ side: Side) -> [ProtectionTopic] {
        story.trade.coaching(of: side, at: story.now).map(\.topic)
    }

    /// In a trade that has ended, what was said last is not waited for for ever.
    @Test func whatWasSaidBeforeTheEndIsLetGo() throws {
        var story = try Story.completed()
        story.wait(.days(20))
        try story.give(PostMessage(text: "谢谢，用得很好"), by: .buyer)
        let since = story.now
        #expect(story.trade.unansweredSince(at: story.now) == since && topics(story, .seller).contains(.answered))
        story.wait(.days(Trade.answerDaysAfterEnd + 1))
        #expect(story.trade.unansweredSince(at: story.now) == nil && !topics(story, .seller).contains(.answered))
        #expect(story.trade.protectionCheck(at: story.now).point(.answered) == nil)
    }

    @Test func nothingIsSaidWhereNothingIsDue() throws {
        for story in [try Story.enquiry(), try .negotiating(), try .agreed(), try .funded(), try .signed(), try .completed()] {
            for side in Side.allCases { #expect(topics(story, side) == []) }
        }
    }

    @Test func aBuyersMessageWaitsForTheSellerSinceTheFirst() throws {
        var story = try Story.enquiry()
        let since = story.now
        try story.give(PostMessage(text: "在吗"), by: .buyer)
        story.wait(.hours(2))
        try story.give(PostMessage(text: "还在吗"), by: .buyer)
        #expect(story.trade.unansweredSince == since)
        #expect(topics(story, .seller) == [.answered] && topics(story, .buyer) == [])
        #expect(story.trade.coaching(of: .seller, at: story.now).first?.until == nil, "no hours are promised")
        try story.give(PostMessage(text: "在"), by: .seller)
        #expect(topics(story, .seller) == [] && story.trade.unansweredSince == story.now)
    }

    @Test func thePromisedHoursAreTheClockOfAnEnquiry() throws {
        var terms = Terms.standard
        terms.responseHours = 12
        var story = Story()
        try story.give(
            OpenEnquiry(
                revision: .first, seller: .seller, standardTerms: terms, policy: .standard, buyer: .buyer, isWithdrawn: false),
            by: .buyer)
        try story.give(PostMessage(text: "在吗"), by: .buyer)
        let until = story.now.adding(.hours(12))
        #expect(
            story.trade.coaching(of: .seller, at: story.now) == [ProtectionPoint(.answered, .waiting, fix: .reply, until: until)])
        story.wait(.hours(12))
        #expect(story.trade.coaching(of: .seller, at: story.now).first?.status == .missing)
    }

    @Test func aPromiseIsSpokenOfFromHalfItsTimeOn() throws {
        var story = try Story.funded()
        story.wait(.hours(23))
        #expect(topics(story, .seller) == [])
        story.wait(.hours(1))
        #expect(story.trade.coaching(of: .seller, at: story.now).first?.fix == .deliver)
        #expect(topics(story, .buyer) == [])
        story.wait(.hours(24))
        #expect(story.trade.coaching(of: .seller, at: story.now).first?.status == .missing)
    }

    @Test(arguments: [(48, 23, false), (48, 24, true), (480, 239, false), (480, 240, true), (20, 0, true), (36, 12, true)])
    func halfTheTimeOrTheLastDay(_ hours: Int, _ gone: Int, _ isDue: Bool) {
        let begin = Timestamp.opening
        #expect(ComingDue.holds(from: begin, until: begin.adding(.hours(hours)), at: begin.adding(.hours(gone))) == isDue)
    }

    @Test func whoseBeginningIsUnknownIsSpokenOfOnTheLastDay() {
        #expect(!ComingDue.holds(from: nil, until: Timestamp.opening.adding(.hours(25)), at: .opening))
        #expect(ComingDue.holds(from: nil, until: Timestamp.opening.adding(.hours(24)), at: .opening))
    }

    @Test func anUnsignedReceiptIsTheBuyersToSignAndTheSellersToAskFor() throws {
        #expect(topics(try .delivered(), .buyer) == [], "nothing has arrived yet")
        let story = try Story.downloaded()
        let until = story.trade.deadline(.acceptance)
        for side in Side.allCases {
            let points = story.trade.coaching(of: side, at: story.now)
            #expect(points == [ProtectionPoint(.receiptSigned, .waiting, fix: .signReceipt, until: until)])
        }
        #expect(ProtectionPoint.Fix.signReceipt.turned(to: .buyer) == .signReceipt)
        #expect(ProtectionPoint.Fix.signReceipt.turned(to: .seller) == .askForReceipt)
        #expect(ProtectionPoint.Fix.pay.turned(to: .seller) == nil)
    }

    @Test func whatIsUrgentComesFirst() throws {
        var story = try Story.downloaded()
        try story.give(OpenRequest.question, by: .buyer)
        try story.give(PostMessage(text: "在吗"), by: .buyer)
        #expect(topics(story, .seller) == [.requestAnswered, .receiptSigned, .answered])
        try story.give(PostSupport(number: 1, text: "在设置里"), by: .seller)
        #expect(topics(story, .seller) == [.receiptSigned, .answered])
    }

    @Test func anAgreedRepairIsAPromiseToo() throws {
        var story = try Story.completed()
        try story.promiseRepair()
        let until = story.trade.deadline(.remedyDue)
        let points = story.trade.coaching(of: .seller, at: story.now)
        #expect(points == [ProtectionPoint(.promiseInTime, .waiting, fix: .answerRequest, until: until)])
        #expect(story.trade.protectionCheck(at: story.now).point(.promiseInTime)?.fix == .answerRequest)
    }
}
