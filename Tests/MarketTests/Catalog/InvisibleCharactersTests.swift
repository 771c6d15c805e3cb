import Testing

@testable import Market

@Suite struct InvisibleCharactersTests {
    @Test(arguments: [
        "", "企业官网源码，含后台。", "a\tb\r\nc", "é e\u{301}", "全角　空格", "👩‍💻 写的", "👨🏽‍🔧", "❤️‍🔥", "葛\u{E0100}", "不间断\u{A0}空格",
        "«Größe» „наука“ ‘x’ — …", "𠮷野家", "①②③ ㎡ ℃ ￥",
    ]) func whatIsSeenIsLeftAlone(text: String) { #expect(!text.hasInvisibleCharacters) }

    @Test(arguments: [
        "\u{0}", "a\u{1B}b", "\u{7F}", "\u{85}", "软\u{AD}连", "\u{61C}", "\u{115F}", "\u{180E}", "零\u{200B}宽",
        "a\u{200C}b",
        "微\u{200D}信", "\u{200D}", "1\u{200D}2", "👩\u{200D}", "\u{200E}", "\u{200F}", "\u{2028}", "企业\u{202E}官网",
        "\u{2060}",
        "\u{2066}a\u{2069}", "\u{3164}", "\u{FEFF}标题", "\u{FFA0}", "\u{FFF9}", "🏴\u{E0067}",
    ]) func whatIsNotSeenIsFound(text: String) { #expect(text.hasInvisibleCharacters) }
}
