import Market

// What was warned of, what is proven, and how a delivery compares, in words.

extension CaseBriefWords {
    static func sentence(for warning: BriefWarning) -> Bilingual {
        switch warning {
        case .offPlatform(let by, let kinds, _):
            Bilingual(
                zh: "\(EntryWords.zh(by))所写的内容可能把交易引向平台之外：\(kinds.map(EntryWords.zh).joined(separator: "、"))",
                en:
                    "What the \(by.rawValue) wrote may lead the deal off the platform: \(kinds.map(EntryWords.en).joined(separator: ", "))"
            )
        case .claim(let rule, let place, _):
            Bilingual(
                zh: "卖家在提示之后仍发布了可疑的说法：\(name(of: rule).zh)（\(place)，\(rule.source)）",
                en: "The seller published a doubtful claim though warned: \(name(of: rule).en) (\(place), \(rule.source))")
        case .contradiction(let record, _):
            Bilingual(
                zh: "商品描述前后不一：\(record.first) 与 \(record.second)（\(record.kind.rawValue)）",
                en: "The listing contradicts itself: \(record.first) and \(record.second) (\(record.kind.rawValue))")
        }
    }

    private static func name(of rule: ClaimRule) -> Bilingual {
        switch rule {
        case .absoluteTerm: Bilingual(zh: "绝对化用语", en: "an absolute term")
        case .superlative: Bilingual(zh: "最高级用语", en: "a superlative")
        case .puffery: Bilingual(zh: "接近绝对化的用语", en: "close to an absolute term")
        case .guarantee: Bilingual(zh: "无法兑现的保证", en: "a guarantee nobody can give")
        case .figureWithoutSource: Bilingual(zh: "数字没有写明来源", en: "a figure without its source")
        case .contactDetails: Bilingual(zh: "站外联系方式", en: "a contact outside")
        case .offPlatformDeal: Bilingual(zh: "引导站外交易", en: "a call to deal outside")
        }
    }

    static func sentence(for proof: BriefProof) -> Bilingual {
        let what = name(of: proof.what)
        let (zh, en) = proof.by.map { (EntryWords.zh($0) + "：", "\($0.rawValue): ") } ?? ("", "")
        return Bilingual(
            zh: "\(zh)\(what.zh)（\(proof.count) 条记录）",
            en: "\(en)\(what.en) (\(proof.count) \(proof.count == 1 ? "entry" : "entries"))")
    }

    private static func name(of what: BriefProof.What) -> Bilingual {
        switch what {
        case .listing: Bilingual(zh: "商品描述，随交易冻结的那一版", en: "the listing, in the revision frozen with the trade")
        case .agreement: Bilingual(zh: "对约定文本的确认", en: "confirmation of the agreement's text")
        case .payment: Bilingual(zh: "款项收付", en: "money paid or paid back")
        case .delivery: Bilingual(zh: "交付", en: "delivery")
        case .download: Bilingual(zh: "取得交付物", en: "fetching what was delivered")
        case .receipt: Bilingual(zh: "签收", en: "receipt")
        case .judgement: Bilingual(zh: "对验收标准的判断", en: "judgement of the criteria")
        case .acceptance: Bilingual(zh: "验收", en: "acceptance")
        case .conversation:
            Bilingual(zh: "对话中说过的话（证明说过，不证明属实）", en: "what was said in the conversation (that it was said, not that it is so)")
        case .demand: Bilingual(zh: "主张与理由（证明提出过，不证明属实）", en: "claims and reasons (that they were made, not that they are so)")
        case .record:
            Bilingual(zh: "从平台之外添加的记录（来源是提交人的说法）", en: "records from elsewhere (their origin is the submitter's word)")
        }
    }

    /// How a delivery compares with what was deposited at publishing.
    static func line(comparing comparison: DeliveryComparison, _ handover: BriefHandover) -> CaseBriefText.Line {
        let name = ("round", String(handover.round))
        switch comparison {
        case .sameBytes(let sha256):
            return CaseBriefText.Line(
                text: Bilingual(zh: "交付的文件与发布时存证的是同一份", en: "What was delivered is the very file deposited at publishing"),
                mark: CaseBriefText.Mark(text: Bilingual(zh: "一致", en: "the same"), tone: .good), entries: [handover.entry],
                facts: [("what", "comparison"), name, ("result", "sameBytes"), ("sha256", sha256.rawValue)])
        case .otherBytes(let differences):
            let result = differences.hasSameTree.map { $0 ? "sameTree" : "otherTree" } ?? "otherBytes"
            return CaseBriefText.Line(
                text: differs(differences),
                mark: differences.hasSameTree == true
                    ? CaseBriefText.Mark(text: Bilingual(zh: "内容一致", en: "the same inside"), tone: .good)
                    : CaseBriefText.Mark(text: Bilingual(zh: "不一致", en: "different"), tone: .open),
                entries: [handover.entry],
                facts: [
                    ("what", "comparison"), name, ("result", result), ("published", differences.published.sha256.rawValue),
                    ("delivered", differences.delivered.sha256.rawValue),
                    ("warnings", differences.warnings.map(\.rawValue).joined(separator: " ")),
                ])
        }
    }

    private static func differs(_ differences: DeliveryComparison.Differences) -> Bilingual {
        let start: Bilingual =
            switch differences.hasSameTree {
            case true?: Bilingual(zh: "交付的压缩包与存证的不同，但里面的文件完全一样", en: "The archive is another, the files inside are the same")
            case false?: Bilingual(zh: "交付的文件与发布时存证的不同", en: "What was delivered differs from what was deposited")
            case nil:
                Bilingual(
                    zh: "交付的文件与发布时存证的不同，内容未能比较",
                    en: "What was delivered differs from what was deposited; its contents were not compared")
            }
        let gone = differences.languagesGone.map(\.rawValue)
        let zh = gone.isEmpty ? "" : "；缺少的源代码：\(gone.joined(separator: "、"))"
        let en = gone.isEmpty ? "" : "; source that is gone: \(gone.joined(separator: ", "))"
        let warnings = differences.warnings.map(name)
        return start + Bilingual(zh: zh, en: en)
            + Bilingual(
                zh: warnings.map { "；" + $0.zh }.joined(), en: warnings.map { "; " + $0.en }.joined())
    }

    private static func name(of warning: DeliveryComparison.Warning) -> Bilingual {
        switch warning {
        case .sourceMissing: Bilingual(zh: "存证时有源代码，交付中没有", en: "source was deposited, none was delivered")
        case .sourceShrunk: Bilingual(zh: "源代码少了一半以上", en: "less than half of the source is left")
        case .moreProtected: Bilingual(zh: "更多文件加密或无法阅读", en: "more files are encrypted or unreadable")
        case .secretsLeftIn: Bilingual(zh: "疑似遗留了密钥", en: "secrets seem to be left in")
        }
    }
}
