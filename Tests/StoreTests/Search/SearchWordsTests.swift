import Testing

@testable import Store

@Suite struct SearchWordsTests {
    @Test(arguments: [
        ("企业官网源码", ["企业", "业官", "官网", "网源", "源码"]),
        ("Vue3 后台管理", ["vue3", "后台", "台管", "管理"]),
        ("ＰＨＰ８ 商城", ["php8", "商城"]),
        ("C# 与 C++", ["c#", "与", "c++"]),
        ("資料庫備份軟體", ["资料", "料库", "库备", "备份", "份软", "软体"]),
        ("a-b_c，d。", ["a", "b", "c", "d"]),
        ("  \n ", []),
    ])
    func textIsCut(text: String, words: [String]) {
        #expect(SearchWords.cut(text) == words)
    }

    @Test(arguments: [("点数系统", "dsxt"), ("重庆", "cq"), ("银行", "yh"), ("行业网站", "hywz"), ("绿色女儿", "lsne")])
    func firstLettersOfSounds(han: String, letters: String) {
        #expect(HanScript.initials(Array(han.unicodeScalars)) == letters)
    }
}
