import Testing

@testable import Market

@Suite struct PhraseTests {
    private func stands(_ pattern: String, _ text: String) -> Bool { !PhraseBook([pattern]).hits(in: FoldedText(text)).isEmpty }

    @Test(arguments: [
        ("最佳", "最佳"), ("最佳", "最 佳"), ("{最|很}好", "很好"), ("好{的|}书", "好书"), ("保证~收益", "保证每月收益"), ("#倍", "三倍"), ("#倍", "3.5 倍"),
        ("#%", "１００％"),
        ("the best", "THE  best"), ("bug free", "bug-free"), ("guarantee{|s|d} *profit", "guarantees you a profit"), ("#x", "10x"),
        ("№1 in", "#1 in"), ("v信", "v 信"),
    ]) func itStands(pattern: String, text: String) { #expect(stands(pattern, text)) }

    @Test(arguments: [
        ("最佳", "最，佳"), ("最佳", "最。佳"), ("best", "bestow"), ("best", "abbest"), ("the best", "thebest"), ("bugfree", "bug free"),
        ("保证~收益", "保证你在每个月都有收益"), ("保证~收益", "保证，收益"),
        ("profit*guaranteed", "profit. guaranteed"), ("q", "qq"),
    ]) func itDoesNot(pattern: String, text: String) { #expect(!stands(pattern, text)) }

    @Test func theLongestIsTaken() {
        let hits = PhraseBook([("最低", 1), ("最低配置", 2)]).hits(in: FoldedText("最低配置"))
        #expect(hits.map(\.meaning) == [2])
        #expect(hits.map(\.range) == [0..<4])
    }

    @Test(arguments: [("15 天", 15), ("十五天", 15), ("两年", 2), ("3 万元", 30_000), ("一百二十", 120), ("1,200", 1_200), ("天", nil)])
    func numbersAreRead(text: String, number: Int?) { #expect(NumberWords.value(in: FoldedText(text).letters[...]) == number) }
}
