@testable import Market

extension MemberID {
    /// Another of the staff than the one that stories have.
    static let otherStaff = MemberID.number(98)
}

extension Story {
    /// What is said before a bad rating that a finding links to it.
    static let threat = "不退我一半的钱就给你差评"

    /// A completed trade in which the buyer threatened, both rated, the buyer badly.
    static func pressed() throws -> Story {
        var story = try Story.completed()
        try story.press()
        return story
    }

    /// The buyer threatens, both rate, the buyer badly.
    mutating func press(by side: Side = .buyer) throws {
        try give(PostMessage(text: Story.threat), by: .party(side))
        try give(RateTrade.bad, by: .party(side))
        try give(RateTrade.good, by: .party(side.other))
    }

    /// The place of the entry with the words of that rating that stand.
    func words(of side: Side) -> Int64 { trade.ratingFiles[side]?.texts.last ?? -1 }

    /// A trade in which everything was done about a rating that can be.
    static func judged() throws -> Story {
        var story = try Story.pressed()
        try story.give(ReplyToRating(text: "聊天记录可查"), by: .seller)
        try story.give(ChangeRating(score: .neutral, text: "中评吧"), by: .buyer)
        try story.give(MaskRating.of(story.words(of: .buyer)), by: .mediator)
        try story.give(DecideExclusion.about(.buyer), by: .mediator)
        try story.give(AppealExclusion(of: .buyer, reason: "我说的是事实"), by: .buyer)
        try story.give(RuleOnExclusion.about(.buyer, by: .otherStaff), by: .staff(.otherStaff))
        return story
    }
}

extension TradePhase {
    /// The phases in which trades are rated.
    static let ended: Set<TradePhase> = [.completed, .refunded]
}
