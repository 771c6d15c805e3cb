import Ledger
import Market

/// What an entry about the hold says: how it ended, or why it lasts longer.
enum HoldWords {
    // One sentence for each kind of entry.

    static func sentence(for facts: TradeCancelled) -> Bilingual {
        Bilingual(
            zh: "\(zh(facts.by))取消了交易（\(facts.isPaid ? "已付款，全额退回" : "未付款")）",
            en:
                "The \(facts.by.rawValue) cancelled the trade (\(facts.isPaid ? "paid; all of it goes back" : "nothing was paid"))"
        )
    }

    static func sentence(for facts: RefundProposed) -> Bilingual {
        Bilingual(
            zh:
                "\(zh(facts.by))提出第 \(facts.number) 个退款方案：退买家 \(amount(facts.amount))，其余 \(amount(facts.release)) 放给卖家\(facts.stopsClock ? "；商议期间验收期暂停" : "")",
            en:
                "The \(facts.by.rawValue) proposed division number \(facts.number): \(amount(facts.amount)) back to the buyer, \(amount(facts.release)) to the seller\(facts.stopsClock ? "; the time to examine stands still meanwhile" : "")"
        )
    }

    static func sentence(for facts: RefundAgreed) -> Bilingual {
        Bilingual(
            zh: "双方同意第 \(facts.number) 个退款方案：退买家 \(amount(facts.amount))，放给卖家 \(amount(facts.release))",
            en:
                "Both agreed on division number \(facts.number): \(amount(facts.amount)) back to the buyer, \(amount(facts.release)) to the seller"
        )
    }

    static func sentence(for facts: RefundDeclined) -> Bilingual {
        Bilingual(
            zh: "\(zh(facts.by))\(facts.isWithdrawn ? "撤回" : "不同意")第 \(facts.number) 个退款方案",
            en: "The \(facts.by.rawValue) \(facts.isWithdrawn ? "took back" : "declined") division number \(facts.number)")
    }

    static func sentence(for facts: RefundLapsed) -> Bilingual {
        Bilingual(
            zh: "第 \(facts.number) 个退款方案到期无人答复，不执行", en: "Division number \(facts.number) lapsed unanswered; nothing moves")
    }

    static func sentence(for facts: RefundGiven) -> Bilingual {
        Bilingual(
            zh: "卖家主动退款 \(amount(facts.amount))，仍托管 \(amount(facts.stillHeld))",
            en: "The seller gave back \(amount(facts.amount)); \(amount(facts.stillHeld)) stays held")
    }

    static func sentence(for facts: AcceptanceExtended) -> Bilingual {
        Bilingual(
            zh: "\(zh(facts.by))将验收期延长 \(facts.days) 天",
            en: "The \(facts.by.rawValue) made the time to examine \(facts.days) day(s) longer")
    }

    static func sentence(for facts: DeliveryTimeAsked) -> Bilingual {
        Bilingual(
            zh: "卖家请求延长交付期限 \(facts.hours) 小时", en: "The seller asked for \(facts.hours) hour(s) more to deliver")
    }

    static func sentence(for facts: DeliveryTimeAnswered) -> Bilingual {
        Bilingual(
            zh: "买家\(facts.deliverUntil == nil ? "不同意" : "同意")延长交付期限 \(facts.hours) 小时",
            en:
                "The buyer \(facts.deliverUntil == nil ? "did not grant" : "granted") \(facts.hours) hour(s) more to deliver")
    }

    static func sentence(for facts: HoldExpiryNear) -> Bilingual {
        Bilingual(
            zh: "支付机构的托管期即将届满（\(UTCTime.text(facts.until.ms))），请双方尽快了结",
            en: "The gateway's hold ends soon (\(UTCTime.text(facts.until.ms))): both should settle in time")
    }

    static func sentence(for facts: HoldEnded) -> Bilingual {
        ended(facts.outcome)
    }

    static func sentence(for facts: SettlementMade) -> Bilingual {
        let gateway = GatewayWords.name(facts.gateway)
        return Bilingual(
            zh: "\(gateway.zh)已结算 \(amount(facts.amount))，这笔钱不再由支付机构冻结",
            en: "\(gateway.en.capitalizedFirst) settled \(amount(facts.amount)); it no longer holds it back")
    }

    private static func ended(_ outcome: HoldEnded.Outcome) -> Bilingual {
        switch outcome {
        case .refunded: Bilingual(zh: "托管期届满前仍未交付，全额退回买家", en: "Nothing was delivered before the hold's end: all of it goes back")
        case .accepted:
            Bilingual(zh: "托管期届满前买家没有异议，视为验收", en: "The buyer did not object before the hold's end: it counts as accepted")
        case .unsettled:
            Bilingual(
                zh: "托管期即将届满而买家有异议：款项不因时间变动，须由双方或平台了结",
                en: "The hold is about to end and the buyer objects: no money moves by time alone; it has to be settled")
        case .lapsed:
            Bilingual(
                zh: "托管期已届满仍未了结，支付机构按规则把款项结算给卖家，账目照实记录",
                en: "The hold ended unsettled: the gateway settled to the seller by its own rule, and the books say so")
        }
    }

    /// Why money goes back.
    static func why(_ reason: RefundOrdered.Reason) -> Bilingual {
        switch reason {
        case .notDelivered: Bilingual(zh: "卖家未交付", en: "nothing was delivered")
        case .unexpectedPayment: Bilingual(zh: "重复或过期付款", en: "the payment came late or twice")
        case .cancelled: Bilingual(zh: "交付前取消", en: "cancelled before the delivery")
        case .agreed: Bilingual(zh: "双方协议", en: "agreed by both")
        case .givenBack: Bilingual(zh: "卖家在放款后退还", en: "the seller gives it back after the release")
        case .given: Bilingual(zh: "卖家主动退款", en: "given back by the seller")
        case .holdExpired: Bilingual(zh: "托管期届满未交付", en: "the hold ended with nothing delivered")
        case .settled: Bilingual(zh: "纠纷和解", en: "a dispute was settled")
        case .ruled: Bilingual(zh: "纠纷裁决", en: "a mediator ruled")
        case .restOfRefund: Bilingual(zh: "退款已被银行收回一部分，这是其余的", en: "what was left of a refund of which the bank took a part")
        case .afterSales: Bilingual(zh: "售后", en: "after-sales")
        }
    }

    private static func zh(_ side: Side) -> String { EntryWords.zh(side) }
    private static func amount(_ money: Money) -> String { EntryWords.amount(money) }
}
