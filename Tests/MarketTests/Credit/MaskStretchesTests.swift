import Testing

@testable import Market

@Suite struct MaskStretchesTests {
    private typealias Stretch = RatingMasked.Stretch

    @Test func wordsAreFoundWhereverTheyStand() {
        #expect(Stretch.all(of: "骗子", in: "骗子！真是骗子骗子") == [.init(from: 0, to: 2), .init(from: 5, to: 7), .init(from: 7, to: 9)])
        #expect(Stretch.all(of: "aa", in: "aaa") == [.init(from: 0, to: 2)])
        #expect(Stretch.all(of: "", in: "骗子").isEmpty)
        #expect(Stretch.all(of: "骗子", in: "骗").isEmpty)
        #expect(Stretch.all(of: "骗子", in: "").isEmpty)
    }

    @Test func stretchesThatTouchBecomeOne() {
        let apart = [Stretch(from: 7, to: 9), .init(from: 0, to: 2), .init(from: 1, to: 4), .init(from: 4, to: 5)]
        #expect(Stretch.joined(apart) == [.init(from: 0, to: 5), .init(from: 7, to: 9)])
        #expect(Stretch.joined([.init(from: 0, to: 9), .init(from: 2, to: 3)]) == [.init(from: 0, to: 9)])
        #expect(Stretch.joined([]).isEmpty)
    }
}
