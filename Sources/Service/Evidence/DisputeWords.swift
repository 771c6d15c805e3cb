import Ledger
import Market

/// Disputes in words of both languages: what is claimed, where one stands, what came of it.
package enum DisputeWords {
    /// What is claimed.
    package static func name(_ claim: DisputeClaim) -> Bilingual {
        switch claim {
        case .notDelivered: Bilingual(zh: "未交付", en: "not delivered")
        case .deliveredLate: Bilingual(zh: "迟延交付", en: "delivered late")
        case .notAsDescribed: Bilingual(zh: "与描述不符", en: "not as described")
        case .defective: Bilingual(zh: "有故障", en: "defective")
        case .insecure: Bilingual(zh: "有安全问题", en: "insecure")
        case .licence: Bilingual(zh: "许可问题", en: "licence")
        case .supportNotGiven: Bilingual(zh: "未提供约定的支持", en: "support not given")
        case .counterfeit: Bilingual(zh: "盗版侵权", en: "counterfeit")
        case .bannedGoods: Bilingual(zh: "禁售商品", en: "banned goods")
        case .acceptanceWithheld: Bilingual(zh: "无故拒不验收", en: "acceptance withheld")
        case .other: Bilingual(zh: "其他", en: "something else")
        }
    }

    /// Several claims in one line.
    package static func names(_ claims: [DisputeClaim]) -> Bilingual {
        Bilingual(
            zh: claims.map { name($0).zh }.joined(separator: "、"), en: claims.map { name($0).en }.joined(separator: ", "))
    }

    /// Where a dispute stands.
    package static func name(_ phase: DisputePhase) -> Bilingual {
        switch phase {
        case .answering: Bilingual(zh: "等待答复", en: "waiting for the answer")
        case .negotiating: Bilingual(zh: "双方协商", en: "negotiating")
        case .evidence: Bilingual(zh: "举证", en: "evidence window")
        case .mediating: Bilingual(zh: "调解员阅卷", en: "the mediator reads")
        case .considering: Bilingual(zh: "答复调解方案", en: "answering the mediator's proposal")
        case .ruling: Bilingual(zh: "等待裁决", en: "waiting for the ruling")
        case .appealable: Bilingual(zh: "已裁决，可申诉", en: "ruled, open to appeal")
        case .appealed: Bilingual(zh: "申诉中", en: "on appeal")
        case .settled: Bilingual(zh: "已和解", en: "settled")
        case .ruled: Bilingual(zh: "已裁决", en: "ruled")
        case .withdrawn: Bilingual(zh: "已撤回", en: "withdrawn")
        case .overtaken: Bilingual(zh: "钱款已被支付机构收回，不再处理", en: "overtaken: the gateway took the money back")
        }
    }

    /// How the other side takes the claims.
    package static func name(_ stance: DisputeAnswer.Stance) -> Bilingual {
        switch stance {
        case .contested: Bilingual(zh: "不认可", en: "contested")
        case .partlyAdmitted: Bilingual(zh: "部分认可", en: "partly admitted")
        case .admitted: Bilingual(zh: "认可", en: "admitted")
        }
    }

    /// What became of an offer.
    package static func name(_ status: SettlementOffer.Status) -> Bilingual {
        switch status {
        case .open: Bilingual(zh: "待答复", en: "open")
        case .accepted: Bilingual(zh: "已接受", en: "accepted")
        case .declined: Bilingual(zh: "已拒绝", en: "declined")
        case .withdrawn: Bilingual(zh: "已撤回", en: "taken back")
        case .lapsed: Bilingual(zh: "已失效", en: "lapsed")
        case .replaced: Bilingual(zh: "被新方案取代", en: "replaced by a newer one")
        }
    }

    /// How an outcome came about.
    package static func name(_ ground: OutcomeExecuted.Ground) -> Bilingual {
        switch ground {
        case .settlement: Bilingual(zh: "双方和解", en: "settled by both")
        case .mediation: Bilingual(zh: "双方接受调解方案", en: "both accepted the mediator's proposal")
        case .ruling: Bilingual(zh: "裁决生效", en: "the ruling stands")
        case .appeal: Bilingual(zh: "申诉裁决", en: "decided on appeal")
        case .silence: Bilingual(zh: "未交付且卖家逾期未答复", en: "nothing was delivered and the seller did not answer")
        case .given: Bilingual(zh: "卖家全额退还", en: "the seller gave all of it back")
        }
    }

    /// An outcome in one line.
    package static func outcome(_ outcome: DisputeOutcome, _ money: OutcomeMoney) -> Bilingual {
        var zh = ["退买家 \(amount(money.refund))"]
        var en = ["\(amount(money.refund)) to the buyer"]
        if money.fromSeller.minor > 0, money.fromHold.minor > 0 {
            zh.append("其中 \(amount(money.fromSeller)) 由卖家退还")
            en.append("\(amount(money.fromSeller)) of it from the seller")
        }
        if money.released.minor > 0 {
            zh.append("放给卖家 \(amount(money.net))（平台服务费 \(amount(money.fee))）")
            en.append("\(amount(money.net)) to the seller (fee \(amount(money.fee)))")
        }
        if let hours = outcome.redoByHours {
            zh.append("卖家在 \(hours) 小时内重新交付")
            en.append("delivered again within \(hours) hour(s)")
        }
        if money.stillHeld.minor > 0 {
            zh.append("\(amount(money.stillHeld)) 继续托管")
            en.append("\(amount(money.stillHeld)) stays held")
        }
        if let months = outcome.extraSupportMonths {
            zh.append("支持期延长 \(months) 个月")
            en.append("\(months) more month(s) of support")
        }
        if outcome.feeWaived {
            zh.append("免平台服务费")
            en.append("no platform fee")
        }
        switch outcome.licence {
        case .kept: break
        case .ended:
            zh.append("许可终止")
            en.append("the licence ends")
        }
        return Bilingual(zh: zh.joined(separator: "，"), en: en.joined(separator: ", "))
    }

    private static func amount(_ money: Money) -> String { EntryWords.amount(money) }
}

extension DisputeWords {
    /// What is wished for, in one line.
    package static func wish(_ outcome: DisputeOutcome, _ currency: Currency) -> Bilingual {
        let nothing = Money(minor: 0, currency: currency)
        let refund = Money(minor: outcome.refundMinor, currency: currency)
        return Self.outcome(
            outcome,
            OutcomeMoney(
                refund: refund, fromHold: nothing, fromSeller: nothing, released: nothing, fee: nothing, net: nothing,
                stillHeld: nothing, shares: []))
    }
}

extension DisputeWords {
    /// What an entry of a dispute says, for pages that name who did it beside it: the sentence without the side that it begins with.
    package static func afterTheName(_ event: TradeEvent) -> Bilingual {
        let sentence = EntryWords.sentence(for: event)
        var (zh, en) = (sentence.zh[...], sentence.en[...])
        for side in Side.allCases {
            if zh.hasPrefix(EntryWords.zh(side)) { zh = zh.dropFirst(EntryWords.zh(side).count) }
            let name = "The \(side.rawValue) "
            if en.hasPrefix(name) { en = en.dropFirst(name.count) }
        }
        return Bilingual(zh: String(zh), en: String(en))
    }
}
