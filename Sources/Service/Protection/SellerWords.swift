import Market

/// The words of the protection check of a seller as a whole, where it says more than that of one listing or trade.
enum SellerWords {
    /// A sentence with how many listings or trades it is true of.
    static func counted(_ sentence: Bilingual, _ tally: ProtectionTally) -> Bilingual {
        switch tally.unit {
        case .listings:
            Bilingual(
                zh: "\(sentence.zh)（\(tally.of) 件在售商品中的 \(tally.part) 件）",
                en: "\(sentence.en) (\(tally.part) of \(tally.of) listings on sale)")
        case .trades:
            Bilingual(
                zh: "\(sentence.zh)（\(tally.of) 笔交易中的 \(tally.part) 笔）", en: "\(sentence.en) (\(tally.part) of \(tally.of) trades)")
        }
    }

    /// That nothing is left to do, of what is about waiting; nil where the sentence about one trade says as much.
    static func inPlace(_ topic: ProtectionTopic) -> Bilingual? {
        switch topic {
        case .agreed: Bilingual(zh: "没有等您确认的条款", en: "No terms wait for you to confirm")
        case .answered: Bilingual(zh: "买家的消息都已答复", en: "Every buyer's message is answered")
        case .promiseInTime: Bilingual(zh: "没有欠着的交付", en: "No delivery is owed")
        case .requestAnswered: Bilingual(zh: "没有等您处理的售后", en: "No after-sales request waits for you")
        case .disputeAnswered: Bilingual(zh: "没有等您答复的纠纷", en: "No dispute waits for you")
        case .rated: Bilingual(zh: "没有等您评价的交易", en: "No trade waits for your rating")
        case .defectsTold, .artefactDeposited, .licenceStated, .pageFrozen, .termsOffered, .confirmationStrength, .criteriaListed,
            .examinationTime, .keptHere, .stayedHere, .arrived, .receiptSigned, .receiptStrength, .heldInEscrow, .returnsPromised,
            .supportPromised, .deskPromised, .creditOpen, .onSale, .keyRegistered, .reachable, .payoutAccount, .questionAnswered,
            .sellerGate:
            nil
        }
    }

    /// How a point of the seller's account stands.
    static func sentence(_ topic: ProtectionTopic, _ status: ProtectionStatus) -> Bilingual {
        let isInPlace = status == .inPlace
        return switch topic {
        case .onSale: Bilingual(zh: "还没有在售商品", en: "Nothing is on sale yet")
        case .keyRegistered:
            isInPlace
                ? Bilingual(zh: "已登记通行密钥", en: "A passkey is registered")
                : Bilingual(zh: "没有登记通行密钥，只能用密码确认", en: "No passkey is registered; only a password confirms")
        case .reachable:
            switch status {
            case .inPlace: Bilingual(zh: "邮箱已确认，等您处理的事会寄到", en: "A mail address is confirmed; what waits for you is mailed")
            case .waiting, .weak:
                Bilingual(zh: "没有确认过的邮箱，有事只能自己登录看到", en: "No mail address is confirmed; you learn of things only here")
            case .missing: Bilingual(zh: "邮件被退回，已停止寄送", en: "Mails came back, and no more are sent")
            }
        case .payoutAccount:
            switch status {
            case .inPlace: Bilingual(zh: "收款账户已可使用", en: "An account for payouts can be used")
            case .waiting, .weak: Bilingual(zh: "收款账户还在冷静期", en: "The account for payouts is cooling down")
            case .missing: Bilingual(zh: "没有收款账户，放款后无法提现", en: "There is no account for payouts to take released money out")
            }
        case .requestAnswered:
            status == .missing
                ? Bilingual(zh: "售后已逾期，还在等您处理", en: "An after-sales request is overdue and waits for the seller")
                : Bilingual(zh: "售后在等卖家处理", en: "An after-sales request waits for the seller")
        case .questionAnswered:
            isInPlace
                ? Bilingual(zh: "商品下的公开提问都已回答", en: "Every public question is answered")
                : Bilingual(zh: "商品下有公开提问还没有回答", en: "A public question is not answered yet")
        case .disputeAnswered: Bilingual(zh: "纠纷在等一方答复", en: "A dispute waits for a party's word")
        case .sellerGate:
            switch status {
            case .inPlace: Bilingual(zh: "纠纷率在正常范围", en: "The share of disputes is within bounds")
            case .waiting, .weak: Bilingual(zh: "纠纷率偏高，已被提醒", en: "The share of disputes is high; you were warned")
            case .missing: Bilingual(zh: "纠纷率过高，暂不能接新咨询", en: "Too many disputes: no new enquiries are taken")
            }
        case .defectsTold, .artefactDeposited, .licenceStated, .pageFrozen, .termsOffered, .agreed, .confirmationStrength,
            .criteriaListed, .examinationTime, .keptHere, .stayedHere, .answered, .arrived, .receiptSigned, .receiptStrength,
            .heldInEscrow, .promiseInTime, .returnsPromised, .supportPromised, .deskPromised, .creditOpen, .rated:
            ProtectionWords.sentence(for: ProtectionPoint(topic, status))
        }
    }

    /// What would be argued about where a point of the seller's account is missing.
    static func argument(over topic: ProtectionTopic) -> Bilingual {
        switch topic {
        case .onSale: Bilingual(zh: "公布的商品信息是日后判断的起点。", en: "What a listing publishes is where any judging begins.")
        case .reachable:
            Bilingual(
                zh: "通知进入您的账号即视为收到，没看到不是理由。", en: "A notice counts as received once it is in your account, seen or not.")
        case .payoutAccount: Bilingual(zh: "会争：钱该付到哪个账户。", en: "It would be argued which account the money was due to.")
        case .requestAnswered:
            Bilingual(zh: "会争：卖家有没有按承诺处理。", en: "It would be argued whether the seller did as was promised.")
        case .questionAnswered: Bilingual(zh: "没有回答的问题，所有人都看得到。", en: "Everybody sees a question without an answer.")
        case .disputeAnswered: Bilingual(zh: "不答复，裁决就只看对方的说法和卷宗。", en: "Unanswered, it is judged by the other's word and the file.")
        case .sellerGate: Bilingual(zh: "纠纷率过高会限制新的咨询。", en: "Too many disputes keep new enquiries away.")
        case .defectsTold, .artefactDeposited, .licenceStated, .pageFrozen, .termsOffered, .agreed, .confirmationStrength,
            .criteriaListed, .examinationTime, .keptHere, .stayedHere, .answered, .arrived, .receiptSigned, .receiptStrength,
            .heldInEscrow, .promiseInTime, .returnsPromised, .supportPromised, .deskPromised, .creditOpen, .rated, .keyRegistered:
            ProtectionWords.why(topic)
        }
    }
}
