import Ledger
import Market

/// What entries say of after-sales requests, in one plain sentence of each language.
package enum AfterSalesWords {
    static func sentence(for facts: AfterSalesRequested) -> Bilingual {
        let (kind, reason) = (name(facts.kind), facts.reason.map(name))
        return Bilingual(
            zh:
                "买家提出售后申请 \(facts.number)：\(kind.zh)\(reason.map { "（\($0.zh)）" } ?? "")\(facts.stopsClock ? "，验收期暂停" : "")",
            en:
                "The buyer opened after-sales request \(facts.number): \(kind.en)\(reason.map { " (\($0.en))" } ?? "")\(facts.stopsClock ? "; the time to examine stands still" : "")"
        )
    }

    static func sentence(for facts: RequestAnswered) -> Bilingual {
        guard facts.isAccepted else {
            return Bilingual(
                zh: "卖家不同意售后申请 \(facts.request)", en: "The seller declined after-sales request \(facts.request)")
        }
        guard let remedy = facts.remedy.map(name) else {
            return Bilingual(
                zh: "卖家同意售后申请 \(facts.request)：买家签署删除声明后退货退款一并执行",
                en:
                    "The seller accepted after-sales request \(facts.request): it is carried out when the buyer has signed that everything was deleted"
            )
        }
        return Bilingual(
            zh: "卖家同意售后申请 \(facts.request)：\(remedy.zh)",
            en: "The seller accepted after-sales request \(facts.request): \(remedy.en)")
    }

    static func sentence(for facts: RemedyProposed) -> Bilingual {
        let remedy = name(facts.remedy)
        return Bilingual(
            zh: "\(EntryWords.zh(facts.by))就售后申请 \(facts.request) 提出方案：\(remedy.zh)",
            en: "The \(facts.by.rawValue) proposed a remedy for after-sales request \(facts.request): \(remedy.en)")
    }

    static func sentence(for facts: RemedyAccepted) -> Bilingual {
        let remedy = name(facts.remedy)
        return Bilingual(
            zh: "双方就售后申请 \(facts.request) 达成一致：\(remedy.zh)",
            en: "Both agreed on a remedy for after-sales request \(facts.request): \(remedy.en)")
    }

    static func sentence(for facts: RemedyDeclined) -> Bilingual {
        Bilingual(
            zh: "\(EntryWords.zh(facts.by))\(facts.isWithdrawn ? "撤回" : "不同意")售后申请 \(facts.request) 的方案 \(facts.proposal)",
            en:
                "The \(facts.by.rawValue) \(facts.isWithdrawn ? "took back" : "declined") remedy \(facts.proposal) of after-sales request \(facts.request)"
        )
    }

    static func sentence(for facts: RequestWithdrawn) -> Bilingual {
        Bilingual(zh: "买家撤回售后申请 \(facts.request)", en: "The buyer took after-sales request \(facts.request) back")
    }

    static func sentence(for facts: RequestLapsed) -> Bilingual {
        switch facts.result {
        case .silent:
            Bilingual(
                zh: "卖家没有按时答复售后申请 \(facts.request)", en: "The seller did not answer after-sales request \(facts.request) in time")
        case .returnDue:
            Bilingual(
                zh: "无理由退货是事先的承诺：售后申请 \(facts.request) 无需卖家同意，待买家签署删除声明后执行",
                en:
                    "A return without a reason was promised: after-sales request \(facts.request) needs no consent and is carried out when the buyer has signed that everything was deleted"
            )
        case .conditionFailed:
            Bilingual(
                zh: "售后申请 \(facts.request) 结束：无理由退货的条件已不成立",
                en: "After-sales request \(facts.request) ended: what the return depended on does not hold any more")
        case .proposalLapsed:
            Bilingual(
                zh: "售后申请 \(facts.request) 的方案无人答复，作废", en: "The remedy for after-sales request \(facts.request) lapsed unanswered")
        case .notReturned:
            Bilingual(
                zh: "买家没有按时签署删除声明，售后申请 \(facts.request) 不再执行",
                en: "The buyer did not sign that everything was deleted; after-sales request \(facts.request) is not carried out")
        case .overdue:
            Bilingual(
                zh: "卖家没有按时履行售后申请 \(facts.request) 约定的修复或更换",
                en: "The seller did not mend or replace by the date agreed in after-sales request \(facts.request)")
        }
    }

    static func sentence(for facts: DeletionSigned) -> Bilingual {
        let how = EntryWords.how(facts.method)
        return Bilingual(
            zh: "买家签署删除声明，退货完成：许可终止，密钥和下载关闭（\(how.zh)）",
            en:
                "The buyer signed that everything was deleted; with that it is returned: licence, secrets and downloads have ended (\(how.en))"
        )
    }

    static func sentence(for facts: RemedyFulfilled) -> Bilingual {
        Bilingual(
            zh: "卖家\(facts.isLate ? "逾期后" : "")履行了售后申请 \(facts.request) 的约定",
            en: "The seller did what was agreed for after-sales request \(facts.request)\(facts.isLate ? ", late" : "")")
    }

    static func sentence(for facts: SupportPosted) -> Bilingual {
        Bilingual(
            zh: "\(EntryWords.zh(facts.by))在咨询单 \(facts.request) 中留言",
            en: "The \(facts.by.rawValue) wrote in support ticket \(facts.request)")
    }

    static func sentence(for facts: RequestClosed) -> Bilingual {
        Bilingual(
            zh: "\(EntryWords.zh(facts.by))关闭了咨询单 \(facts.request)",
            en: "The \(facts.by.rawValue) closed support ticket \(facts.request)")
    }

    /// What is asked.
    package static func name(_ kind: AfterSalesKind) -> Bilingual {
        switch kind {
        case .conditionalReturn: Bilingual(zh: "有条件退货", en: "a return for a reason")
        case .noReasonReturn: Bilingual(zh: "无理由退货", en: "a return without a reason")
        case .replacement: Bilingual(zh: "更换", en: "a replacement")
        case .repair: Bilingual(zh: "修复", en: "a repair")
        case .supportQuestion: Bilingual(zh: "客户咨询", en: "a support question")
        }
    }

    /// Why it is to be taken back.
    package static func name(_ reason: ReturnReason) -> Bilingual {
        switch reason {
        case .quality: Bilingual(zh: "质量问题", en: "quality")
        case .specification: Bilingual(zh: "规格不符", en: "another edition or version")
        case .notAsDescribed: Bilingual(zh: "与描述不符", en: "not as described")
        case .unfixedFault: Bilingual(zh: "故障未修复", en: "a fault that was not mended")
        case .securityHole: Bilingual(zh: "安全漏洞", en: "a security hole")
        case .supportNotGiven: Bilingual(zh: "未提供承诺的支持", en: "promised support not given")
        }
    }

    /// What is put forward.
    package static func name(_ remedy: Remedy) -> Bilingual {
        switch remedy {
        case .fullReturn: Bilingual(zh: "退货退款", en: "everything goes back")
        case .partialRefund(let amount):
            Bilingual(zh: "部分退款 \(EntryWords.amount(amount))", en: "\(EntryWords.amount(amount)) of the money goes back")
        case .repair(let hours): Bilingual(zh: "\(hours) 小时内修复", en: "it is mended within \(hours) hours")
        case .replacement(let hours): Bilingual(zh: "\(hours) 小时内更换", en: "it is replaced within \(hours) hours")
        case .extraSupport(let months): Bilingual(zh: "延长支持 \(months) 个月", en: "\(months) more months of support")
        }
    }
}
