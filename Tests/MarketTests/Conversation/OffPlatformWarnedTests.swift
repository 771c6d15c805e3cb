import Testing

@testable import Market

/// What is said anywhere in a trade is warned of in an entry right after it, and nothing is held back.
@Suite struct OffPlatformWarnedTests {
    private func warned(_ events: [TradeEvent]) -> OffPlatformWarned? {
        guard case .offPlatformWarned(let facts)? = events.last else { return nil }
        return facts
    }

    @Test func aMessage() throws {
        var story = try Story.enquiry()
        let before = story.trade
        let events = try story.give(PostMessage(text: "加我微信 lin_code88，直接转我便宜"), by: .seller)
        #expect(events.count == 2)
        let facts = try #require(warned(events))
        #expect(facts.by == .seller)
        #expect(facts.said == .message)
        #expect(facts.kinds == [.contact, .payment])
        #expect(story.trade.phase == before.phase)
        #expect(story.trade.lastMessageBy == .seller)
    }

    @Test func aMessageInPieces() throws {
        var story = try Story.enquiry()
        let events = try story.give(PostMessage(text: "5678", earlier: ["138", "1234"]), by: .buyer)
        #expect(warned(events)?.kinds == [.contact])
    }

    @Test func aPictureWithACode() throws {
        var story = try Story.enquiry()
        let events = try story.give(
            PostMessage(text: "看图", codes: [["https://demo.linshop.cn"], ["https://u.wechat.com/abc"]]), by: .seller)
        let facts = try #require(warned(events))
        #expect(facts.kinds == [.codePicture])
        #expect(facts.findings.map(\.text) == [1])
    }

    @Test func clauses() throws {
        var story = try Story.enquiry()
        let events = try story.give(
            ProposeTerms.next(in: story.trade, clauses: ["含安装", "尾款微信转我"]), by: .seller)
        let facts = try #require(warned(events))
        #expect(facts.said == .terms)
        #expect(facts.findings.allSatisfy { $0.text == 1 })
    }

    @Test func aReason() throws {
        var story = try Story.negotiating(by: .seller)
        let events = try story.give(DeclineTerms.newest(in: story.trade, reason: "太贵，不走平台行吗"), by: .buyer)
        #expect(warned(events)?.said == .reason)
    }

    @Test func aDeliveryNote() throws {
        var story = try Story.funded()
        let events = try story.give(DeliverFiles.files(note: "有问题加我微信 lin_code88"), by: .seller)
        #expect(warned(events)?.said == .deliveryNote)
        #expect(story.trade.phase == .delivered)
    }

    @Test func whatIsHonestIsEnteredAlone() throws {
        var story = try Story.funded()
        #expect(try story.give(PostMessage(text: "支持微信登录吗"), by: .buyer).count == 1)
        #expect(try story.give(DeliverFiles.files(note: "服务器 139.196.123.45，后台 admin@example.com"), by: .seller).count == 1)
    }

    /// What would be lost is never nothing, and never what nobody can lose.
    @Test(arguments: OffPlatformKind.allCases) func everyKindCostsSomething(kind: OffPlatformKind) {
        #expect(!kind.protectionsLost.isEmpty)
        #expect(!kind.protectionsLost.contains(.listing))
    }
}
