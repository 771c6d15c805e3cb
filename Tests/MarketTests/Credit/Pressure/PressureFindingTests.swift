import Testing

@testable import Market

@Suite struct PressureFindingTests {
    @Test func aThreatIsNotedRightAfterTheMessage() throws {
        var story = try Story.delivered()
        let events = try story.give(PostMessage(text: Story.threat), by: .buyer)
        #expect(events.last == .pressureNoted(PressureNoted(by: .buyer, kinds: [.threat, .demand])))
        #expect(story.trade.pressure.map(\.entry) == [story.trade.entryCount - 1])
    }

    @Test func aDemandAloneIsNobodysBusiness() throws {
        var story = try Story.delivered()
        #expect(try story.give(PostMessage(text: "请退款"), by: .buyer).count == 1)
        #expect(story.trade.pressure.isEmpty)
    }

    @Test func aDemandAfterAThreatIsLinked() throws {
        var story = try Story.completed()
        try story.give(PostMessage(text: "不然差评"), by: .buyer)
        #expect(story.trade.pressure.last?.kinds == [.threat])
        try story.give(RateTrade.bad, by: .buyer)
        #expect(story.trade.pressureFinding(by: .buyer) == nil)
        try story.give(PostMessage(text: "先退我一百"), by: .buyer)
        #expect(story.trade.pressureFinding(by: .buyer)?.demands.count == 1)
    }

    @Test func aDemandBeforeAThreatIsLinked() throws {
        var story = try Story.completed()
        try story.give(PostMessage(text: "不然差评", earlier: ["先退我一百"]), by: .buyer)
        #expect(story.trade.pressure.last?.kinds == [.threat, .demand])
    }

    @Test func whatIsSentInPiecesIsFoundInTheLast() throws {
        var story = try Story.completed()
        try story.give(PostMessage(text: "我就给你", earlier: ["不退钱"]), by: .buyer)
        #expect(story.trade.pressure.isEmpty)
        try story.give(PostMessage(text: "就差评", earlier: ["不退钱"]), by: .buyer)
        #expect(story.trade.pressure.last?.kinds.contains(.threat) == true)
    }

    @Test func onlyTheRatersOwnWordsAndNoGoodRating() throws {
        let story = try Story.pressed()
        #expect(story.trade.pressureFinding(by: .buyer) != nil)
        #expect(story.trade.pressureFinding(by: .seller) == nil)
        var mended = story
        try mended.give(ChangeRating.good, by: .buyer)
        #expect(mended.trade.pressureFinding(by: .buyer) == nil)
    }
}
