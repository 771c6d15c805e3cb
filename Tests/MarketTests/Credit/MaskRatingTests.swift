import Testing

@testable import Market

@Suite struct MaskRatingTests {
    @Test func staffMaskAndTheRatingStands() throws {
        var story = try Story.pressed()
        let place = story.words(of: .buyer)
        let events = try story.give(MaskRating.of(place), by: .mediator)
        #expect(
            events == [
                .ratingMasked(RatingMasked(of: .buyer, text: place, stretches: [.init(from: 0, to: 1)], ground: .insult))
            ])
        #expect(story.trade.ratings[.buyer]?.given?.score == .bad)
        try story.hasDone(MaskRating.of(place), by: .mediator)
    }

    @Test func aReplyCanBeMaskedToo() throws {
        var story = try Story.pressed()
        try story.give(ReplyToRating(text: "骂人的话"), by: .seller)
        try story.give(MaskRating.of(story.trade.entryCount - 1), by: .mediator)
        #expect(story.trade.ratingFiles[.buyer]?.masks.count == 1)
    }

    @Test func onlyWordsOfRatings() throws {
        try Story.pressed().refuses(MaskRating.of(0), by: .mediator, with: .noSuchText)
    }

    @Test(arguments: [[], [(2, 1)], [(0, 2), (1, 3)], [(0, 501)], [(-1, 2)]])
    func stretchesAreInOrder(ends: [(Int, Int)]) throws {
        let story = try Story.pressed()
        let stretches = ends.map { RatingMasked.Stretch(from: $0.0, to: $0.1) }
        let mask = MaskRating(text: story.words(of: .buyer), stretches: stretches, ground: .insult)
        story.refuses(mask, by: .mediator, with: .badStretches)
    }

    @Test func notByAParty() throws {
        let story = try Story.pressed()
        story.refuses(MaskRating.of(story.words(of: .buyer)), by: .seller, with: .step(.notYourStep(.maskRating)))
    }

    @Test func lettersAreHiddenOneByOne() {
        let mask = RatingMasked(
            of: .buyer, text: 3, stretches: [.init(from: 1, to: 3), .init(from: 5, to: 50)], ground: .personalData)
        #expect(mask.hide("他电话是138") == "他▇▇是1▇▇")
        #expect(mask.hide("短") == "短")
    }
}
