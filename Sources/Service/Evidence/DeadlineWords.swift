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
        case .milestone: Bilingual(zh: "支付下一个里程碑", en: "paying the next milestone")
        case .refundTalk: Bilingual(zh: "答复退款提议", en: "answering the proposed refund")
        case .holdAlarm: Bilingual(zh: "托管期限提醒", en: "the alarm before the hold ends")
        case .holdExpiry: Bilingual(zh: "支付机构的托管期限", en: "the end of what the gateway can hold")
        case .disputeAnswer: Bilingual(zh: "答复纠纷", en: "answering the dispute")
        case .negotiation: Bilingual(zh: "双方协商", en: "negotiating")
        case .settlement: Bilingual(zh: "答复和解方案", en: "answering the offer to settle")
        case .evidence: Bilingual(zh: "举证", en: "bringing evidence")
        case .mediation: Bilingual(zh: "调解员提出方案", en: "the mediator's proposal")
        case .mediationAnswer: Bilingual(zh: "答复调解方案", en: "answering the mediator's proposal")
        case .ruling: Bilingual(zh: "调解员裁决", en: "the mediator's ruling")
        case .appeal: Bilingual(zh: "申诉", en: "appealing")
        case .suspension: Bilingual(zh: "双方共同商谈", en: "joint talks")
        case .requestAnswer: Bilingual(zh: "答复售后申请", en: "answering the after-sales request")
        case .promisedReturn: Bilingual(zh: "答复无理由退货", en: "answering the return without a reason")
        case .remedyAnswer: Bilingual(zh: "答复售后方案", en: "answering the remedy on the table")
        case .deletion: Bilingual(zh: "签署删除声明", en: "signing that everything was deleted")
        case .remedyDue: Bilingual(zh: "履行修复或更换", en: "mending or replacing as promised")
        case .supportReply: Bilingual(zh: "答复客户咨询", en: "answering the support question")
        }
    }

    /// What happens when it runs out.
    package static func outcome(_ outcome: DeadlineOutcome) -> Bilingual {
        switch outcome {
        case .proposalLapses: Bilingual(zh: "这份约定作废，可以重新提议", en: "these terms lapse; new ones can be proposed")
        case .agreementFalls: Bilingual(zh: "约定失效，回到咨询阶段，不涉及钱款", en: "the agreement falls, and no money has moved")
        case .restLapses: Bilingual(zh: "尚未付款的里程碑全部作废，已完成的不受影响", en: "the milestones not yet paid lapse; what was done stands")
        case .buyerRefunded: Bilingual(zh: "托管的钱款全额退回买家", en: "the money held goes back to the buyer in full")
        case .countsAsAccepted:
            Bilingual(zh: "视为验收通过，钱款放给卖家", en: "the delivery counts as accepted and the money is released to the seller")
        case .examiningGoesOn:
            Bilingual(zh: "买家的验收期接着计时，钱款不动", en: "the buyer's time to examine goes on; no money moves")
        case .ratingsShown: Bilingual(zh: "已作出的评价公开", en: "the ratings given so far become visible")
        case .requestMarkedSilent:
            Bilingual(
                zh: "记为卖家未答复，钱款不动，买家可以申请纠纷处理", en: "it is marked as unanswered; no money moves, and the buyer can open a dispute")
        case .returnDue: Bilingual(zh: "按承诺退货，无需卖家同意", en: "it is taken back as promised, without the seller's consent")
        case .remedyLapses: Bilingual(zh: "这个方案作废，钱款不动", en: "the remedy lapses; no money moves")
        case .nothingReturned: Bilingual(zh: "不退货，一切照旧", en: "nothing is returned, and all stays as it was")
        case .remedyOverdue:
            Bilingual(zh: "记为卖家逾期未履行，买家可以申请纠纷处理", en: "it is marked as overdue, and the buyer can open a dispute")
        case .questionMarkedSilent: Bilingual(zh: "记为卖家未按时答复", en: "it is marked as not answered in time")
        case .refundTalkLapses: Bilingual(zh: "这次退款提议作废，钱款不动", en: "the proposal of a refund lapses; no money moves")
        case .holdAlarmSounds: Bilingual(zh: "提醒双方：托管期限将到", en: "both are told that the hold will end soon")
        case .holdDecided:
            Bilingual(
                zh: "没有交付的，钱款退回买家；已交付的，按约定处理", en: "what was not delivered is refunded; what was delivered goes by the agreement")
        case .disputeUnanswered:
            Bilingual(
                zh: "没有交付的，托管的钱款退回买家；已有交付的，钱款不动，纠纷继续",
                en:
                    "where nothing was delivered the money held goes back; where something was, no money moves and the dispute goes on"
            )
        case .evidenceOpens: Bilingual(zh: "自动进入举证阶段，钱款不动", en: "the evidence window opens by itself; no money moves")
        case .offerLapses: Bilingual(zh: "这份和解方案作废，钱款不动", en: "the offer lapses; no money moves")
        case .evidenceCloses: Bilingual(zh: "举证截止，由调解员阅卷", en: "the window closes and a mediator reads the file")
        case .rulingFollows: Bilingual(zh: "由调解员依卷宗裁决", en: "the mediator rules on the file")
        case .disputeReturned: Bilingual(zh: "换一位调解员接手，钱款不动", en: "another mediator takes over; no money moves")
        case .rulingCarriedOut: Bilingual(zh: "裁决生效并执行", en: "the ruling is carried out")
        case .disputeGoesOn: Bilingual(zh: "商谈结束，纠纷从原处继续", en: "the talks end and the dispute goes on where it stood")
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
