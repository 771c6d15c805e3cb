import Testing

@testable import Market

@Suite struct ContradictionsCheckTests {
    typealias Case = ContradictionCase

    static let source: [Case] = [
        Case(name: "MIT, and no resale", fields: ["licence": .text("MIT")], found: ["openLicenceClosedTerms:first"]),
        Case(
            name: "MIT, and a clause against passing on", fields: ["licence": .text("MIT")], clause: "禁止二次分发",
            terms: { $0.licence.mayResell = true }, found: ["openLicenceClosedTerms:first"]),
        Case(name: "MIT and resale", fields: ["licence": .text("MIT")], terms: { $0.licence.mayResell = true }),
        Case(
            name: "a choice of MIT", fields: ["licence": .text("MIT OR LicenseRef-Commercial")],
            found: ["openLicenceClosedTerms:first"]),
        Case(name: "MIT and something closed", fields: ["licence": .text("MIT AND LicenseRef-Commercial")]),
        Case(name: "commercial, no resale, said again", clause: "不得转卖，仅限一个网站使用"),
        Case(
            name: "resale by the terms, not by the text", clause: "严禁倒卖", terms: { $0.licence.mayResell = true },
            found: ["resale:first"]),
        Case(name: "resale by the text only", text: "买家可以二次销售", found: ["resale:first"]),
        Case(name: "resale denied by the text too", text: "不可以二次销售"),
        Case(
            name: "compiled, yet licensed with source", fields: ["completeness": .text("compiled")], found: ["sourceStated:second"]),
        Case(name: "complete, yet licensed without", terms: { $0.licence.includesSource = false }, found: ["sourceStated:first"]),
        Case(
            name: "no source, 含源码", fields: ["completeness": .text("none")], text: "含源码，可改",
            terms: { $0.licence.includesSource = false }, found: ["source:first"]),
        Case(
            name: "no source, full source", fields: ["completeness": .text("compiled")], text: "Comes with full source.",
            terms: { $0.licence.includesSource = false }, found: ["source:first"]),
        Case(
            name: "no source, split characters", fields: ["completeness": .text("none")], text: "附·完·整·源·码",
            terms: { $0.licence.includesSource = false }, found: ["source:first"]),
        Case(
            name: "no source, and the text says so", fields: ["completeness": .text("none")], text: "不含源码，只有安装包",
            terms: { $0.licence.includesSource = false }),
        Case(name: "complete, 不含源码", text: "不含源码，仅提供编译后的程序", found: ["source:second"]),
        Case(name: "complete, 含源码", text: "含完整源码"),
        Case(name: "partial", fields: ["completeness": .text("partial")], text: "部分源码开放"),
        Case(
            name: "what is excluded is no promise", fields: ["completeness": .text("none"), "not": .text("含源码的版本另售")],
            terms: { $0.licence.includesSource = false }),
        Case(name: "GPL part in a closed product", fields: ["parts": .text("MIT AND GPL-3.0-only")], found: ["copyleft:first"]),
        Case(
            name: "AGPL part, no source",
            fields: ["parts": .text("AGPL-3.0-or-later"), "completeness": .text("none"), "licence": .text("GPL-3.0-only")],
            terms: { $0.licence = Licence(scope: .oneProduct, includesSource: false, mayResell: true) }, found: ["copyleft:first"]),
        Case(
            name: "GPL part in a GPL product with source",
            fields: ["parts": .text("GPL-3.0-only"), "licence": .text("GPL-3.0-only")], terms: { $0.licence.mayResell = true }),
        Case(name: "GPL as one of two choices", fields: ["parts": .text("MIT OR GPL-2.0-only")]),
        Case(name: "GPL with an exception", fields: ["parts": .text("GPL-2.0-only WITH Classpath-exception-2.0")]),
        Case(name: "LGPL part", fields: ["parts": .text("LGPL-2.1-only AND Apache-2.0")]),
    ]

    static let make: [Case] = [
        Case(name: "a key, and a file", fields: ["form": .text("key")], found: ["deliveryForm:second"]),
        Case(name: "a key and no file", fields: ["form": .text("key")], artefact: nil),
        Case(name: "a download without a file", artefact: nil, found: ["deliveryForm:first"]),
        Case(name: "a repository without a file", fields: ["form": .text("repository")], artefact: nil),
        Case(name: "nothing locked, bound to a domain", text: "授权绑定域名，一域名一授权", found: ["protection:first"]),
        Case(name: "nothing locked, encrypted core", text: "核心文件已加密，不影响使用", found: ["protection:first"]),
        Case(
            name: "encrypted, said to be open", fields: ["locks": .choices(["encrypted"])], text: "全部代码无加密",
            found: ["protection:first"]),
        Case(name: "encrypted, said so", fields: ["locks": .choices(["encrypted"])], text: "核心文件已加密"),
        Case(name: "nothing locked, passwords are encrypted", text: "用户密码用 bcrypt 加密存储"),
        Case(name: "nothing locked, no binding", text: "不绑定域名，换服务器随意"),
        Case(name: "nothing locked, domains can be bound", text: "支持绑定多个域名的解析教程"),
        Case(name: "own work that is a fork", text: "本项目基于某开源商城二次开发", found: ["originality:second"]),
        Case(name: "own work with a bought look", text: "界面参考了常见后台的布局"),
        Case(name: "built on open source, said so", fields: ["originality": .text("ownOnOpenSource")], text: "基于开源项目二次开发"),
        Case(
            name: "original, and a modification", fields: ["originality": .text("ownOnOpenSource")], text: "纯原创作品。由开源程序修改而来。",
            found: ["originality:second"]),
        Case(name: "no defect known, but known issues", text: "已知问题：导出较慢", noneKnown: true, found: ["knownDefects:second"]),
        Case(
            name: "no defect known, crashes at times", text: "It occasionally crashes on start.", noneKnown: true,
            found: ["knownDefects:second"]),
        Case(name: "no defect known, none said", text: "没有已知问题", noneKnown: true),
        Case(name: "defects listed, known issues in the text", text: "已知问题见缺陷清单"),
        Case(name: "PHP by the answer, Java by the text", text: "后端使用 Java 编写", found: ["languages:first"]),
        Case(name: "PHP by both", text: "使用 ThinkPHP 框架开发"),
        Case(name: "an interface to Java", text: "提供给 Java 客户端调用的接口"),
        Case(
            name: "another language, and the answer has other", fields: ["languages": .choices(["php", "other"])],
            text: "written in Rust"),
        Case(name: "no papers, a manual", fields: ["papers": .choices(["none"])], text: "附安装教程", found: ["documents:first"]),
        Case(name: "papers, a manual", text: "附安装文档"),
    ]

    static let promises: [Case] = [
        Case(name: "more days to return", text: "支持 15 天无理由退款", found: ["returns:first"]),
        Case(name: "fewer days to return", text: "三天无理由退货", found: ["returns:second"]),
        Case(name: "the same days", text: "七天无理由退款"),
        Case(name: "no refunds against a promise", text: "虚拟商品，售出概不退款", found: ["noReturns:first"]),
        Case(name: "no refunds, none promised", text: "售出概不退款", terms: { $0.noReasonReturnDays = 0 }),
        Case(name: "days of something else", text: "备份保留 15 天，日志保留 30 天"),
        Case(name: "a year of support", text: "含一年技术支持", found: ["support:first"]),
        Case(name: "support for three months", text: "质保期为 3 个月", found: ["support:second"]),
        Case(name: "half a year of support", text: "提供半年技术支持"),
        Case(name: "no support at all", text: "不提供售后，请看文档", found: ["support:second"]),
        Case(name: "months of something else", text: "最近 3 个月的订单报表"),
        Case(name: "free updates against none", fields: ["updates": .text("none")], text: "后续免费更新", found: ["updates:first"]),
        Case(name: "no more updates against some", text: "本项目已停止维护", found: ["updates:second"]),
        Case(name: "updates against updates", text: "支持期内免费更新"),
        Case(name: "none against none", fields: ["updates": .text("none")], text: "不再更新"),
        Case(name: "installed for free, by the text", text: "免费安装部署一次", found: ["installation:first"]),
        Case(name: "an installed dependency", text: "需先安装 PHP 8.2"),
        Case(name: "not installed, by both", fields: ["setup": .text("none")], text: "不含安装，请自行部署"),
        Case(
            name: "installed by the answer, not by the text", fields: ["setup": .text("included")], text: "安装另收费",
            found: ["installation:second"]),
        Case(name: "installed by both", fields: ["setup": .text("included")], text: "包安装"),
        Case(name: "at once, against two days", text: "拍下自动发货", found: ["deliveryTime:first"]),
        Case(name: "within a day", text: "24 小时内发货", found: ["deliveryTime:first"]),
        Case(name: "within two days", text: "48 小时内交付"),
        Case(name: "a shorter acceptance", text: "验收期 3 天", found: ["acceptance:second"]),
        Case(name: "the same acceptance", text: "验收期为十四天"),
        Case(name: "five rounds", text: "免费修改 5 次", found: ["rounds:first"]),
        Case(name: "changes until all are happy", text: "修改到满意为止", found: ["rounds:first"]),
        Case(name: "two rounds", text: "可修改两次"),
        Case(name: "another price", text: "现价 99 元", found: ["price:first"]),
        Case(name: "the same price", text: "售价：¥199"),
        Case(name: "the price of something else", text: "服务器价格 99 元，需自备"),
    ]

    @Test(arguments: source + make + promises) func offer(_ offer: Case) {
        #expect(offer.findings().map { "\($0.kind.rawValue):\($0.prevailing.rawValue)" } == offer.found)
    }

    @Test func theTableIsLargeAndHalfOfItHarmless() {
        let all = Self.source + Self.make + Self.promises
        let harmless = all.count { $0.found.isEmpty }
        #expect(all.count >= 60)
        #expect((0.4...0.6).contains(Double(harmless) / Double(all.count)))
        #expect(Set(all.map(\.name)).count == all.count)
    }

    @Test func everyKindIsInTheTable() {
        let kinds = Set(
            (Self.source + Self.make + Self.promises).flatMap(\.found).compactMap {
                $0.split(separator: ":").first.map(String.init)
            })
        #expect(kinds == Set(ContradictionKind.allCases.map(\.rawValue)))
    }

    @Test func bothPlacesAreNamed() throws {
        let offer = Case(name: "", text: "说明：支持 15 天无理由退款。")
        let found = try #require(offer.findings().first)
        #expect(found.first == .words(place: "about", span: 6..<15, words: "15 天无理由退款"))
        #expect(found.second == .term(.noReasonReturnDays))
        #expect(found.ground.source == "民法典 498")
        #expect(
            found.record == ContradictionRecord(kind: .returns, first: "about", second: "noReasonReturnDays", prevailing: .first))
    }
}
