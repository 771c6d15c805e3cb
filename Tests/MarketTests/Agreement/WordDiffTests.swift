import Testing

@testable import Market

@Suite struct WordDiffTests {
    private func text(_ diff: WordDiff, _ left: Set<WordDiff.Fate>) -> String {
        diff.pieces.filter { left.contains($0.fate) }.map(\.text).joined()
    }

    @Test(arguments: [
        ("仅限一个网站使用", "仅限两个网站使用", "仅限[-一-][+两+]个网站使用"),
        ("卖家远程安装一次，不超过2小时。", "卖家远程安装两次，不超过12小时。", "卖家远程安装[-一-][+两+]次，不超过[-2-][+12+]小时。"),
        ("installed once by the seller", "installed twice by the seller", "installed [-once-][+twice+] by the seller"),
        ("", "全部源代码", "[+全部源代码+]"), ("全部源代码", "", "[-全部源代码-]"), ("同样", "同样", "同样"), ("", "", ""),
        ("PHP 8.1 源码", "PHP 8.2 源码", "PHP 8.[-1-][+2+] 源码"),
    ]) func wordsAreMarked(was: String, now: String, marked: String) {
        let shown = WordDiff(from: was, to: now).pieces.map { piece in
            switch piece.fate {
            case .kept: piece.text
            case .removed: "[-\(piece.text)-]"
            case .added: "[+\(piece.text)+]"
            }
        }.joined()
        #expect(shown == marked)
    }

    @Test func wordsTogetherAreTheText() {
        for text in ["", "a", "a1中 文\n、b", "e\u{301}te 🇨🇳👩‍👩‍👧", "１２ab"] {
            #expect(WordDiff.words(text).joined() == text)
        }
        #expect(WordDiff.words("支持PHP8和 UTF-8") == ["支", "持", "PHP", "8", "和", " ", "UTF", "-", "8"])
    }

    @Test func anyTwoTextsComeBackFromTheirDiff() {
        var chance = SplitMix64(seed: 1)
        let letters = Array("一二三四ab 12，\n🇨🇳é")
        func random(_ chance: inout SplitMix64) -> String {
            String((0..<chance.below(40)).map { _ in letters[chance.below(letters.count)] })
        }
        for _ in 0..<2_000 {
            let (was, now) = (random(&chance), random(&chance))
            let diff = WordDiff(from: was, to: now)
            #expect(text(diff, [.kept, .removed]) == was)
            #expect(text(diff, [.kept, .added]) == now)
            #expect((diff.likenessThousandths == 1_000) == (was == now))
        }
    }

    @Test func longTextsAreComparedAsAWhole() {
        let (was, now) = (String(repeating: "甲", count: 2_000), String(repeating: "乙", count: 2_000))
        let diff = WordDiff(from: "头" + was + "尾", to: "头" + now + "尾")
        #expect(diff.pieces.map(\.fate) == [.kept, .removed, .added, .kept])
    }
}
