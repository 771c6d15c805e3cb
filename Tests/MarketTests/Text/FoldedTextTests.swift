import Testing

@testable import Market

@Suite struct FoldedTextTests {
    private func folded(_ text: String) -> String {
        String(String.UnicodeScalarView(FoldedText(text).letters.compactMap { Unicode.Scalar($0.value) }))
    }

    @Test(arguments: [
        ("ＡＢＣ１２３", "abc123"), ("國家級證書", "国家级证书"), ("①②➌⓪", "1230"), ("𝐁𝐞𝐬𝐭 𝟗", "best9"), ("ⓥⓧ", "vx"), ("Кот", "kot"),
        ("v\u{200B}x\u{FE0F}", "vx"),
        ("1️⃣3️⃣", "13"), ("café", "cafe"), ("don't", "dont"), ("威❤️", "威信"), ("最♥强", "最强"), ("微❤信", "微信"), ("➕薇", "加薇"),
        ("C++ 11", "c11"), ("10万+", "10万+"), ("¥199", "元199"), ("1OO%", "100%"),
        ("foo100", "foo100"), ("3.14, 1,000", "3.141,000"), ("a.b。c", "a.bc"), ("", ""),
    ]) func lettersAreThoseAReaderSees(text: String, letters: String) { #expect(folded(text) == letters) }

    @Test func whatStandsBetweenIsAGap() {
        func gaps(_ text: String) -> [FoldedText.Gap] { FoldedText(text).letters.map(\.gap) }
        #expect(gaps("ab") == [.none, .none])
        #expect(gaps("a b-c") == [.none, .inside, .inside])
        #expect(gaps("a, b：c") == [.none, .clause, .clause])
        #expect(gaps("a. b！c\nd") == [.none, .sentence, .sentence, .sentence])
        #expect(gaps("国.家.级") == [.none, .inside, .inside])
    }

    @Test func everyLetterKnowsWhereItStood() {
        let text = "🎉最 佳x"
        let letters = FoldedText(text).letters
        #expect(letters.map { [$0.start, $0.end] } == [[2, 3], [4, 5], [5, 6]])
        let folded = FoldedText(text)
        #expect(folded.span(of: 0..<2) == 2..<5)
        #expect(folded.span(of: 1..<1) == 0..<0)
    }

    @Test func clausesAndSentencesHoldTheirLetters() {
        let text = FoldedText("甲乙，丙丁。戊")
        #expect(text.clause(around: 1..<2) == 0..<2)
        #expect(text.clause(around: 2..<3) == 2..<4)
        #expect(text.sentence(around: 2..<3) == 0..<4)
        #expect(text.sentence(around: 4..<5) == 4..<5)
    }

    @Test func thePairsOfTraditionalLettersAreWhole() {
        for pair in TraditionalLetters.pairs.split(whereSeparator: \.isWhitespace) {
            #expect(pair.unicodeScalars.count == 2, "\(pair)")
        }
    }
}
