import Market

/// Deadlines in words of both languages: what each is for, and what happens when it runs out.
package enum DeadlineWords {
    /// What a deadline is for.
    package static func name(_ kind: DeadlineKind) -> Bilingual {
        switch kind {
        case .proposal: Bilingual(zh: "答复约定", en: "answering the terms")
        case .payment: Bilingual(zh: "付款", en: "paying")
        case .delivery: Bilingual(zh: "交付", en: "delivering")
        case .acceptance: Bilingual(zh: "验收", en: "examining and accepting")
        case .change: Bilingual(zh: "修改后再次交付", en: "delivering the change")
        case .ratings: Bilingual(zh: "评价", en: "rating")
        }
    }

    /// What happens when it runs out.
    package static func outcome(_ outcome: DeadlineOutcome) -> Bilingual {
        switch outcome {
        case .proposalLapses: Bilingual(zh: "这份约定作废，可以重新提议", en: "these terms lapse; new ones can be proposed")
        case .agreementFalls: Bilingual(zh: "约定失效，回到咨询阶段，不涉及钱款", en: "the agreement falls, and no money has moved")
        case .buyerRefunded: Bilingual(zh: "托管的钱款全额退回买家", en: "the money held goes back to the buyer in full")
        case .countsAsAccepted:
            Bilingual(zh: "视为验收通过，钱款放给卖家", en: "the delivery counts as accepted and the money is released to the seller")
        case .examiningGoesOn:
            Bilingual(zh: "买家的验收期接着计时，钱款不动", en: "the buyer's time to examine goes on; no money moves")
        case .ratingsShown: Bilingual(zh: "已作出的评价公开", en: "the ratings given so far become visible")
        }
    }

    /// What a reminder says.
    package static func sentence(for facts: DeadlineReminded) -> Bilingual {
        let (name, then) = (name(facts.deadline), outcome(facts.deadline.outcome))
        let zhWho = facts.told.map { $0 == .buyer ? "买家" : "卖家" }.joined(separator: "和")
        let enWho = facts.told.map { "the " + $0.rawValue }.joined(separator: " and ")
        let (zhLeft, enLeft): (String, String) =
            switch facts.reminder {
            case .halfTime: ("期限已过半", "half of the time is gone")
            case .dayBefore: ("只剩不到一天", "less than a day is left")
            }
        return Bilingual(
            zh: "系统提醒\(zhWho)：\(name.zh)的\(zhLeft)；到期后\(then.zh)",
            en: "A reminder to \(enWho): of the time for \(name.en), \(enLeft); when it runs out, \(then.en)")
    }
}
