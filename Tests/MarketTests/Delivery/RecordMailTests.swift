import Testing

@testable import Market

@Suite struct RecordMailTests {
    private func underway(isAttached: Bool = true) throws -> Story {
        var story = try Story.funded(by: .email)
        try story.give(DeliverByMail.of(isAttached: isAttached), by: .seller)
        return story
    }

    @Test func whenTheServerTakesItItIsDelivered() throws {
        var story = try underway()
        story.wait(.minutes(3))
        let events = try story.give(RecordMail.accepted, by: RecordMail.actor)
        #expect(
            events == [
                .mailAccepted(
                    MailAccepted(
                        mail: "1@chengxu.example", code: 250, acceptUntil: story.now.adding(.days(7)),
                        answer: Sealed("2.0.0 Ok: queued as 4F2")))
            ])
        #expect(story.trade.phase == .delivered)
        #expect(story.trade.round?.method == .email)
        #expect(story.trade.pendingMail == nil)
        try story.give(SignReceipt.forAll, by: .buyer)
    }

    @Test func aMailThatLeadsToTheLockerArrivesByDownload() throws {
        var story = try underway(isAttached: false)
        try story.give(RecordMail.accepted, by: RecordMail.actor)
        story.refuses(SignReceipt.forAll, by: .buyer, with: .notDownloaded)
        try story.give(RecordDownload.whole(.source), by: .buyer)
        try story.give(SignReceipt.forAll, by: .buyer)
    }

    @Test func aRefusalLeavesTheDeliveryOwed() throws {
        var story = try underway()
        try story.give(RecordMail.refused, by: RecordMail.actor)
        #expect(story.trade.phase == .funded)
        #expect(story.trade.needs == .seller)
        try story.give(DeliverByMail.of(), by: .seller)
    }

    @Test func aMailThatArrivesAfterTheRefundIsRecordedAndChangesNothingElse() throws {
        var story = try underway()
        try story.wait(for: .delivery)
        try story.give(RefundUndelivered(), by: .clock)
        try story.give(RecordMail.accepted, by: RecordMail.actor)
        #expect(story.trade.phase == .refunded)
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
    }

    @Test func anotherMailIsUnknown() throws {
        let other = RecordMail(mail: "2@chengxu.example", isAccepted: true, code: 250, answer: "")
        try underway().refuses(other, by: RecordMail.actor, with: .unknownMail)
        try Story.funded(by: .email).refuses(RecordMail.accepted, by: RecordMail.actor, with: .unknownMail)
    }

    @Test func onlyTheSendingOfMailSaysSo() throws {
        try underway().refuses(RecordMail.accepted, by: .bank, with: .step(.notYourStep(.recordMail)))
        try underway().refuses(RecordMail.accepted, by: .seller, with: .step(.notYourStep(.recordMail)))
    }
}
