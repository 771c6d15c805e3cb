import Market

/// What is asked of members, in words of both languages; pages and mails say the same.
package enum AskWords {
    /// What is asked: `请您付款`.
    package static func name(_ ask: AskKind) -> Bilingual {
        switch ask {
        case .answerEnquiry: Bilingual(zh: "请您答复买家的咨询", en: "Please answer the buyer's enquiry")
        case .readAnswer: Bilingual(zh: "卖家已答复您的咨询", en: "The seller has answered your enquiry")
        case .answerTerms: Bilingual(zh: "请您答复提议的约定", en: "Please answer the proposed terms")
        case .pay: Bilingual(zh: "请您付款", en: "Please pay")
        case .deliver: Bilingual(zh: "买家已付款，请您交付", en: "The buyer has paid: please deliver")
        case .examine: Bilingual(zh: "卖家已交付，请您验收", en: "The seller has delivered: please examine and accept")
        case .deliverChange: Bilingual(zh: "买家请您修改后再次交付", en: "The buyer asks for a change: please deliver it")
        case .answerRefund: Bilingual(zh: "请您答复退款提议", en: "Please answer the proposed refund")
        case .answerDeliveryTime: Bilingual(zh: "卖家请求延长交付时间，请您答复", en: "The seller asks for more time to deliver: please answer")
        case .rate: Bilingual(zh: "请您评价这笔交易", en: "Please rate this trade")
        case .answerDispute: Bilingual(zh: "对方提出了纠纷，请您答复", en: "The other party opened a dispute: please answer it")
        case .answerSettlement: Bilingual(zh: "请您答复和解方案", en: "Please answer the offer to settle")
        case .answerMediation: Bilingual(zh: "请您答复调解方案", en: "Please answer the mediator's proposal")
        case .answerRequest: Bilingual(zh: "买家提出了售后，请您答复", en: "The buyer asks for something after the sale: please answer")
        case .keepRemedy: Bilingual(zh: "请您按约定修复或更换", en: "Please mend or replace it as agreed")
        case .answerRemedy: Bilingual(zh: "请您答复售后方案", en: "Please answer the remedy on the table")
        case .decideRequest: Bilingual(zh: "卖家已答复您的售后，请您看看", en: "The seller has answered your request: please go on")
        case .signDeletion: Bilingual(zh: "请您签署删除声明，完成退货", en: "Please sign that everything was deleted, to give it back")
        }
    }

    /// What silence means.
    package static func silence(_ ask: AskKind, _ deadline: DeadlineKind?) -> Bilingual {
        if let deadline { return DeadlineWords.outcome(deadline.outcome) }
        return switch ask {
        case .answerEnquiry:
            Bilingual(
                zh: "不会自动发生什么；但买家看得到您还没有答复，首次答复用时也会计入您主页上的数字",
                en:
                    "nothing happens by itself; but the buyer sees that you have not answered, and your time to the first answer counts in the figures on your page"
            )
        case .answerRequest:
            Bilingual(
                zh: "已记为卖家未答复，钱款不动，买家可以申请纠纷处理", en: "it is marked as unanswered; no money moves, and the buyer can open a dispute")
        case .keepRemedy:
            Bilingual(zh: "已记为卖家逾期未履行，买家可以申请纠纷处理", en: "it is marked as overdue, and the buyer can open a dispute")
        case .answerDeliveryTime:
            Bilingual(zh: "交付时间不变", en: "the time to deliver stays as it is")
        case .readAnswer, .answerTerms, .pay, .deliver, .examine, .deliverChange, .answerRefund, .rate, .answerDispute,
            .answerSettlement, .answerMediation, .answerRemedy, .decideRequest, .signDeletion:
            Bilingual(zh: "不会自动发生什么", en: "nothing happens by itself")
        }
    }

    /// What happened, of a notice that asks nothing.
    static func happened(_ kind: String) -> Bilingual {
        switch kind {
        case "proposalLapsed": Bilingual(zh: "无人确认，提议的约定已作废。", en: "The proposed terms lapsed unanswered.")
        case "paymentLapsed": Bilingual(zh: "买家没有按时付款，约定已失效。", en: "The buyer did not pay in time; the agreement fell.")
        case "refundOrdered": Bilingual(zh: "一笔钱款正在退回买家。", en: "Money is on its way back to the buyer.")
        case "changeLapsed":
            Bilingual(zh: "卖家没有按时交付修改，验收期继续计时。", en: "The change was not delivered in time; the time to examine goes on.")
        case "acceptancePassed":
            Bilingual(
                zh: "验收期满，视为验收通过，钱款已放给卖家。",
                en: "The time to examine ran out; the delivery counts as accepted and the money was released.")
        case "ratingsRevealed", "ratingChanged":
            Bilingual(
                zh: "一条评价与交易中的威胁和索要有关联，已标注；是否计分只由公开的决定认定。",
                en:
                    "A rating is linked to a threat and a demand in the trade; whether it counts is for a published decision to say."
            )
        case "ratingMasked":
            Bilingual(zh: "一条评价里的违法字句已被遮盖，评价照常计分。", en: "Unlawful words of a rating were masked; it counts as before.")
        case "exclusionDecided":
            Bilingual(zh: "平台决定了一条评价是否计分，可以申诉。", en: "It was decided whether a rating counts; that can be appealed.")
        case "exclusionAppealed": Bilingual(zh: "对方对评价的决定提出申诉。", en: "The other side appeals against the decision about a rating.")
        case "exclusionRuled": Bilingual(zh: "评价的申诉已有最终结果。", en: "The appeal about a rating was decided for good.")
        // Other rooms tell of more; the trade's page says what it is.
        case _: Bilingual(zh: "交易有新的进展，请到交易页查看。", en: "Something happened in your trade; its page says what.")
        }
    }
}
