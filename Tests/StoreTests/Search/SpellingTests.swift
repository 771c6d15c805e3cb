import Testing

@testable import Store

@Suite struct SpellingTests {
    @Test(arguments: [
        ("laravel", "laravel", 0), ("laravel", "larvel", 1), ("laravel", "laravle", 1), ("laravel", "loravel", 1),
        ("postgresql", "postgressql", 1), ("postgresql", "postgrsqul", 2), ("kotlin", "python", 4),
    ])
    func slipsAreCounted(one: String, other: String, slips: Int) {
        #expect(Spelling.slips(one, other) == slips)
        #expect(Spelling.slips(other, one) == slips)
    }

    @Test func lengthSaysHowManyAreTolerated() {
        #expect(["vue", "flask", "laravel", "electron", "php8", "系统"].map(Spelling.slipsMax) == [0, 1, 1, 2, 0, 0])
    }

    /// Whatever two words are within the tolerated slips, they share something that is left of them.
    @Test func nearWordsShareARemainder() {
        var random = SystemRandomNumberGenerator()
        let letters = Array("abc".utf8)
        func word(_ count: Int) -> String {
            String(decoding: (0..<count).map { _ in letters.randomElement(using: &random) ?? 97 }, as: UTF8.self)
        }
        var near = 0
        for _ in 0..<20_000 {
            let typed = word(Int.random(in: 4...10, using: &random))
            let other = word(max(3, typed.utf8.count + Int.random(in: -2...2, using: &random)))
            guard Spelling.slips(typed, other) <= Spelling.slipsMax(typed) else { continue }
            near += 1
            #expect(!Spelling.remains(of: typed).isDisjoint(with: Spelling.remains(of: other)), "\(typed) \(other)")
        }
        #expect(near > 200)
    }

    @Test func remainsAreBounded() {
        #expect(Spelling.remains(of: "abcdefghijklmnop").count == 137)
        #expect(Spelling.remains(of: "abc") == ["abc", "bc", "ac", "ab"])
    }
}
