import Testing

@testable import Store

@Suite struct SaidMapTests {
    private static let sentences = [
        "系统在本地可以运行，但部署后首页打不开，请看日志 No.7919。", "Could you add an API for exporting orders?", "數據庫用 MySQL 8.0，可以嗎？",
        "好", "a", "😀 表情也是字", "[\"安装步骤.TXT\",\"说明.pdf\"]",
    ]

    private static func map(_ texts: [String]) -> SaidMap {
        var map = SaidMap()
        for text in texts { map.insert(Array(text.utf8)) }
        return map
    }

    /// Whatever stands in a text is never passed over.
    @Test func everyPieceOfATextMayStandThere() {
        let map = Self.map(Self.sentences)
        for sentence in Self.sentences {
            let letters = Array(sentence.unicodeScalars)
            for first in letters.indices {
                for last in first..<min(letters.count, first + 9) {
                    var piece = String(String.UnicodeScalarView(letters[first...last]))
                    #expect(map.holds(SaidMap.places(of: Array(piece.utf8))), "\(piece)")
                    piece = piece.lowercased() == piece ? piece : String(piece.map { $0.isASCII ? Character($0.lowercased()) : $0 })
                    #expect(map.holds(SaidMap.places(of: Array(piece.utf8))), "\(piece)")
                }
            }
        }
    }

    @Test func mostOfWhatStandsNowhereIsPassedOver() {
        // As many and as varied words as a lively stretch has.
        let map = Self.map((0..<256).map { "第 \($0) 条：部署后首页打不开，请看日志 No.\($0 * 7919 % 100_003) \(Self.sentences[$0 % 7])" })
        let absent = (0..<1_000).map { "找不到\($0)的词" } + (0..<1_000).map { "x\($0 * 31 % 997)zq" }
        let passed = absent.count { !map.holds(SaidMap.places(of: Array($0.utf8))) }
        #expect(passed > 1_980, "\(passed)")
    }

    @Test func whereNothingWasSaidNothingStands() {
        #expect(SaidMap().bytes.isEmpty)
        #expect(Self.map([""]).bytes.isEmpty)
        #expect(!SaidMap().holds(SaidMap.places(of: Array("a".utf8))))
        #expect(Self.map(["a", "b"]) == Self.map(["b", "a"]))
    }
}
