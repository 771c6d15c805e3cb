import Testing

@testable import Market

@Suite struct ClaimsCheckTests {
    private func findings(_ text: String) -> [ClaimFinding] { ClaimsCheck.findings(in: [ClaimText(place: "title", text: text)]) }

    /// The words that are marked, with their rule, as `rule:words`.
    private func marked(_ text: String) -> [String] { findings(text).map { "\($0.rule.rawValue):\($0.words)" } }

    @Test(arguments: [
        ("最佳", "最佳"), ("这是最 佳 的模板", "最 佳"), ("最·佳", "最·佳"), ("最\u{200B}佳之选", "最\u{200B}佳"), ("國*家*級", "國*家*級"), ("🎉国🎉家🎉级", "国🎉家🎉级"),
        ("ＮＯ．１", "ＮＯ．１"), ("史上最強", "史上最強"), ("The\u{00A0}BEST plugin", "The\u{00A0}BEST plugin"),
        ("wоrld-сlass code", "wоrld-сlass"), ("排名第①", "排名第①"),
    ]) func variantsAreSeenThroughAndMarkedAsTheyWereWritten(text: String, words: String) {
        let found = findings(text)
        #expect(found.map(\.words) == [words])
        for finding in found {
            let utf16 = Array(text.utf16)[finding.span]
            #expect(String(decoding: utf16, as: UTF16.self) == words)
            #expect(finding.severity == .blocks)
        }
    }

    @Test(arguments: [
        "加微信 abc_123", "加·薇·信 abc_123", "➕V：abc_123", "1 3 8-0013-8000", "一三八零零一三八零零零", "①③⑧００①③⑧０００", "138 0013 8000",
        "15O12345678",
        "V❤ abc_123", "威❤️：keke_66", "扣扣 86420975", "企鹅号 1357924680", "叩叩：55667788", "ｖｘ：ｃｏｄｅｒ２０２４", "Ⓥ信 hello_1", "ѵx: hello_1",
        "zhang [at] qq [dot] com",
        "кefu@mail.cn", "6222 0212 3456 7890 128 是我的卡号；银行卡号 6222 0212 3456 7890 128", "0571-88886666", "+44 20 7946 0958",
    ]) func contactsAreSeenThrough(text: String) {
        #expect(findings(text).contains { $0.rule == .contactDetails }, "\(marked(text))")
    }

    @Test(arguments: [
        "最低配置 2 核 4G", "最近更新于三月", "第一次启动较慢", "最后一步重启服务", "最大文件大小 20 MB", "建唯一索引", "unique key on email", "第一行是表头", "首先解压",
        "the most recent commit", "follows best practice", "支持微信登录、微信支付、QQ 登录 SDK", "version 1.3.800.1380013", "port 13800",
        "sha256 13800138000abcdef1380013800013",
        "订单号 13800138000", "@media (max-width: 600px)", "lodash@4.17.21 and @types/node", "git@github.com:acme/shop.git",
        "admin@example.com", "我们不保证收益", "并非最好的方案", "not guaranteed to be free of bugs",
        "请勿加微信，售后在平台内", "UUID 550e8400-e29b-41d4-a716-446655440000", "192.168.1.138", "2025-03-01 12:30:45",
    ]) func lookAlikesAreLeftAlone(text: String) { #expect(marked(text) == []) }

    @Test func placesAndOffsetsAreThoseOfTheirText() {
        let found = ClaimsCheck.findings(in: [
            ClaimText(place: "title", text: "企业官网"), ClaimText(place: "defects.0", text: "👍 最佳"),
            ClaimText(place: "clauses.2", text: "销量10万+。永不封号"),
        ])
        #expect(
            found.map { "\($0.place) \($0.rule.rawValue) \($0.span)" } == [
                "defects.0 absoluteTerm 3..<5", "clauses.2 figureWithoutSource 0..<6", "clauses.2 guarantee 7..<11",
            ])
        #expect(found.map(\.severity) == [.blocks, .warns, .blocks])
    }

    @Test func aSourceNearbyMakesAFigureGood() {
        #expect(marked("好评率99%") == ["figureWithoutSource:好评率99%"])
        #expect(marked("好评率99%（据平台统计，截至 2025-06-30）") == [])
        #expect(marked("好评率99%。来源见下文") == ["figureWithoutSource:好评率99%"])
    }

    @Test func overlappingWordsOfOneRuleAreOneFinding() {
        #expect(marked("加我微信 abc_123 详聊") == ["contactDetails:加我微信 abc_123"])
        #expect(findings("全网最低价").count == 1)
    }

    @Test func wordsToPutInsteadAreGivenWhereThereAreSome() {
        #expect(findings("永久免费更新").first?.replacement == "自购买起 12 个月内免费更新")
        #expect(findings("顶级模板").first?.replacement == "成熟的")
        #expect(findings("加我微信").first?.replacement == nil)
    }

    @Test func theNumberOfFindingsIsBounded() {
        #expect(findings(String(repeating: "最佳。", count: 500)).count == ClaimsCheck.findingsMax)
        #expect(findings("").isEmpty)
        #expect(findings("\u{200B}\u{FE0F}").isEmpty)
    }

    /// Twice the text takes about twice the time: a guard against a phrase that tries everything everywhere.
    @Test func theTimeGrowsWithTheText() {
        let piece = "本系统支持微信登录，最低配置 2 核 4G。零一二三四五 111111 aaaa 保证保证保证永久永久免费。"
        func time(_ count: Int) -> Duration {
            let text = String(repeating: piece, count: count)
            return (0..<3).map { _ in ContinuousClock().measure { _ = findings(text) } }.min() ?? .zero
        }
        _ = time(1)
        #expect(time(160) < time(20) * 30)
    }
}
