extension OfferReading {
    /// What it is made of and what comes with it.
    func aboutMake() -> [Contradiction] {
        aboutDelivery() + aboutProtection() + aboutOrigin() + aboutLanguages() + aboutDocuments()
    }

    private func aboutDelivery() -> [Contradiction] {
        guard let form = chosen(.deliveryForm) else { return [] }
        let deposit = OfferStatement.artefact(isDeposited: artefact != nil)
        if form.ids == ["key"], artefact != nil {
            return [
                Contradiction(
                    kind: .deliveryForm, first: form.statement, second: deposit, prevailing: .second, ground: .deliveryShows)
            ]
        }
        if form.ids == ["download"], artefact == nil {
            return [
                Contradiction(
                    kind: .deliveryForm, first: form.statement, second: deposit, prevailing: .first)
            ]
        }
        return []
    }

    private func aboutProtection() -> [Contradiction] {
        guard let parts = chosen(.protectedParts) else { return [] }
        if parts.ids == ["none"], let words = quote(Self.locked) {
            return [Contradiction(kind: .protection, first: parts.statement, second: words, prevailing: .first)]
        }
        if !parts.ids.isEmpty, !parts.ids.contains("none"), let words = quote(Self.unlocked) {
            return [Contradiction(kind: .protection, first: words, second: parts.statement, prevailing: .first)]
        }
        return []
    }

    private func aboutOrigin() -> [Contradiction] {
        var found: [Contradiction] = []
        if let field = category.fields.first(where: { $0.id == "originality" && $0.kind == .choice }),
            let value = content.fields[field.id],
            value == .text("own"), let words = quote(Self.borrowed)
        {
            found.append(
                Contradiction(
                    kind: .originality, first: .answer(field: field.id, value), second: words, prevailing: .second,
                    ground: .rightsOfOthers))
        } else if let own = quote(Self.allOwn), let words = quote(Self.borrowed) {
            found.append(
                Contradiction(kind: .originality, first: own, second: words, prevailing: .second, ground: .rightsOfOthers))
        }
        if content.noneKnown, let words = quote(Self.known) {
            found.append(
                Contradiction(kind: .knownDefects, first: .noneKnown, second: words, prevailing: .second, ground: .knownDefect))
        }
        return found
    }

    private func aboutLanguages() -> [Contradiction] {
        guard let languages = chosen(.languages), !languages.ids.isEmpty, !languages.ids.contains("other") else { return [] }
        let named = quotes(Self.writtenIn).first { quote in !quote.meaning.contains { languages.ids.contains($0.rawValue) } }
        return named.map {
            [Contradiction(kind: .languages, first: $0.statement, second: languages.statement, prevailing: .first)]
        } ?? []
    }

    private func aboutDocuments() -> [Contradiction] {
        guard let documents = chosen(.documents), documents.ids == ["none"], let words = quote(Self.documentsGiven) else {
            return []
        }
        return [Contradiction(kind: .documents, first: words, second: documents.statement, prevailing: .first)]
    }

    private static let locked = PhraseBook([
        "{授权|需|需要|须|必须|会|已|源码|程序}{绑定|锁定}{|一个|单个|唯一|您的|你的}{域名|机器码|机器|设备|电脑|硬件|ip|服务器}",
        "{绑定|锁定}{|一个|单个|您的|你的}{域名|机器码|硬件信息}{|使用|授权|才能}", "{一|1|单}{域名|机|站|码}一{码|授权|证|站|机}", "{单域名|单机|单站|一机一码|机器码}授权",
        "{联网|在线}{|进行}{验证授权|校验授权|激活|授权验证|授权校验|验证}{|授权}",
        "{核心|部分|主要|后端|关键|授权|源码|代码}{|的}{文件|代码|模块|程序|功能|部分|类}{|已|做了|经过|采用|使用|均|有}{|ioncube|zend|swoole|sg11}{加密|混淆}",
        "{ioncube|sourceguardian|sg11|sg14|zend guard|swoole loader|deep|goto|dezend}{|加密|混淆}{加密|混淆|loader|扩展|encoded|encrypted}",
        "{需|需要|须}{|输入|购买|申请}{授权码|激活码|注册码|卡密|序列号}{|才能|激活|使用|方可}", "{domain|machine|hardware} {locked|bound}",
        "{encoded|encrypted|obfuscated} {with|by|files|core|parts|source|code}", "requires {an |online |}activation",
    ])

    private static let unlocked = PhraseBook([
        "{无|未|没有|不含|零}{|任何}{加密|混淆|域名限制|授权限制|域名绑定|授权验证|授权绑定|后门加密}", "不{加密|混淆|限域名|限制域名|绑定域名|绑域名|绑定机器|限制安装|限制使用域名|限制部署数量|限站点|绑定服务器}",
        "{源码|代码}{|全部|完全}无加密", "{全开源|完全开源}无{加密|授权|限制}", "{not|un} {encrypted|obfuscated|locked|encoded}", "unobfuscated",
        "no {activation|domain lock|licence check|license check|drm|obfuscation|encryption}",
    ])

    private static let borrowed = PhraseBook([
        "{基于|改自|修改自|二开自|改编自|移植自|源自|取自|来自|派生自|fork自|复刻自|仿自}{|开源|开源项目|某|知名|一个|一款|老外的|国外|现有|别人|他人|原版|github|gitee|网上}~{开源项目|开源|项目|系统|源码|程序|二开|二次开发|修改|改造|而来|改来}",
        "{在|由}~{开源|开源项目|原版|原作}~{基础上|修改|二次开发|二开|改造}", "{二开|魔改|搬运|转载|去授权|破解版|反编译|修改版|汉化版|仿站|扒站|扒的|整理自网络|网上收集|收集于网络|网络收集}",
        "{fork of|forked from|based on an open source|modified version of|derived from|a port of|decompiled from|ripped from}",
    ])

    private static let allOwn = PhraseBook([
        "{100%|百分百|百分之百|完全|全部|纯|全}{|自己|团队|独立}{原创|自研|自主研发|手写|原生开发|自主开发|独立开发}", "{自主研发|独立开发|原创作品|原创开发}",
        "{entirely|completely|fully|100%} {original|own work|written by me|our own work}", "written from scratch",
    ])

    private static let known = PhraseBook([
        "{已知|目前|现存|遗留|尚存|仍有|还有|存在}{|的|一些|一个|几个|少量|小|若干|部分}{bug|缺陷|小问题|问题|小bug|漏洞|毛病|瑕疵}", "{已知}~{问题|缺陷|bug|限制|不足}",
        "{偶尔|有时|偶发|偶现}{|会}{崩溃|闪退|报错|错位|卡死|失败|丢失|白屏|乱码}",
        "{known|open|existing|remaining} {issue|issues|bug|bugs|problem|problems|defect|defects}",
        "{sometimes|occasionally} {crashes|fails|freezes|hangs}",
    ])

    private static let documentsGiven = PhraseBook([
        "{含|附|附带|附送|带|送|配|配有|配套|提供|包含|赠送|有}{|详细|完整|全套|图文|视频|中文}{|的}{安装教程|安装文档|使用文档|开发文档|接口文档|说明文档|教程|使用手册|操作手册|文档|视频教程|部署文档|部署教程|说明书}",
        "{with|includes|including|comes with} {a |full |complete |detailed |}{documentation|manual|docs|tutorial|api docs|user guide|install guide}",
        "documentation {is |}included", "文档{齐全|完善|详细|完整}",
    ])
}

extension OfferReading {
    /// `用 Python 编写`: what languages the words may mean.
    private static let writtenIn: PhraseBook<[ProgrammingLanguage]> = {
        let names: [(String, [ProgrammingLanguage])] = [
            ("{php|thinkphp|laravel}", [.php]), ("{java|springboot|spring boot}", [.java, .kotlin]), ("kotlin", [.kotlin]),
            ("{python|django|flask|fastapi}", [.python]), ("{golang|go语言|go 语言|go}", [.go]), ("rust", [.rust]),
            ("{node.js|nodejs|javascript|js}", [.javascript, .typescript]), ("{typescript|ts}", [.typescript]),
            ("{c№|asp.net|dotnet}", [.csharp]), ("cpp", [.cpp]), ("{ruby|rails}", [.ruby]), ("{swift|swiftui}", [.swift]),
            ("{dart|flutter}", [.dart]), ("{lua|skynet}", [.lua]), ("{易语言|vb|visual basic}", [.visualbasic, .other]),
            ("{delphi|pascal}", [.other]), ("vue", [.vue, .javascript, .typescript]),
        ]
        let patterns = names.flatMap { name, languages -> [(String, [ProgrammingLanguage])] in
            [
                ("{用|使用|采用|以|由|基于|纯|全部用|后端用|后端采用|后端使用|后端}{|了|是}\(name){|语言|框架|7|8|3|17|11|21}{|来}{编写|开发|写成|实现|写的|构建|写}", languages),
                ("\(name){|语言|框架}{编写|写成|源码|写的|后端|语言源码|语言编写|语言开发}", languages),
                (
                    "{written in|built with|built in|developed in|coded in|implemented in|programmed in} {pure |plain |modern |}\(name)",
                    languages
                ),
            ]
        }
        return PhraseBook(patterns)
    }()
}
