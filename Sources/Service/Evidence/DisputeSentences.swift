import Ledger
import Market

// What each kind of entry of a dispute says, in one sentence.

extension DisputeWords {
    static func sentence(for facts: DisputeOpened) -> Bilingual {
        let claims = names(facts.claims)
        return Bilingual(
            zh:
                "\(zh(facts.by))发起第 \(facts.number) 次纠纷：\(claims.zh)；涉及 \(sum(facts.disputed))，要求退买家 \(sum(facts.wish, in: facts.disputed))；双方的履约期限暂停",
            en:
                "The \(facts.by.rawValue) opened dispute number \(facts.number): \(claims.en); it is about \(sum(facts.disputed)), \(sum(facts.wish, in: facts.disputed)) wanted for the buyer; the clocks of performance stand still"
        )
    }

    static func sentence(for facts: DisputeAnswered) -> Bilingual {
        let stance = name(facts.stance)
        return Bilingual(
            zh: "\(zh(facts.by))答复纠纷：\(stance.zh)", en: "The \(facts.by.rawValue) answered the dispute: \(stance.en)")
    }

    static func sentence(for facts: SettlementOffered) -> Bilingual {
        let words = outcome(facts.outcome, facts.money)
        return Bilingual(
            zh: "\(zh(facts.by))提出第 \(facts.number) 个和解方案：\(words.zh)",
            en: "The \(facts.by.rawValue) made offer number \(facts.number): \(words.en)")
    }

    static func sentence(for facts: SettlementAccepted) -> Bilingual {
        Bilingual(
            zh: "\(zh(facts.by))接受第 \(facts.offer) 个和解方案", en: "The \(facts.by.rawValue) accepted offer number \(facts.offer)")
    }

    static func sentence(for facts: SettlementDeclined) -> Bilingual {
        Bilingual(
            zh: "\(zh(facts.by))\(facts.isWithdrawn ? "撤回" : "拒绝")第 \(facts.offer) 个和解方案",
            en: "The \(facts.by.rawValue) \(facts.isWithdrawn ? "took back" : "declined") offer number \(facts.offer)")
    }

    static func sentence(for facts: SettlementLapsed) -> Bilingual {
        Bilingual(
            zh: "第 \(facts.offer) 个和解方案到期无人答复，不执行", en: "Offer number \(facts.offer) lapsed unanswered; nothing moves")
    }

    static func sentence(for facts: DisputeWithdrawn) -> Bilingual {
        facts.isByAcceptance
            ? Bilingual(zh: "买家确认验收，纠纷随之结束", en: "The buyer accepted the delivery, which ends the dispute")
            : Bilingual(
                zh: "\(zh(facts.by))撤回纠纷，履约期限继续计时",
                en: "The \(facts.by.rawValue) withdrew the dispute; the clocks of performance go on")
    }

    static func sentence(for facts: DisputeEscalated) -> Bilingual {
        Bilingual(
            zh: "\(zh(facts.by))要求进入举证阶段，截止 \(time(facts.evidenceUntil))",
            en: "The \(facts.by.rawValue) had the evidence window opened, until \(time(facts.evidenceUntil))")
    }

    static func sentence(for facts: EvidenceAdded) -> Bilingual {
        let zhFile = facts.file == nil ? "" : "，附一个文件"
        let enFile = facts.file == nil ? "" : ", with a file"
        return Bilingual(
            zh: "\(zh(facts.by))提交第 \(facts.number) 份证据\(zhFile)，指向 \(facts.entries.count) 条记录",
            en:
                "The \(facts.by.rawValue) brought evidence number \(facts.number)\(enFile), pointing to \(facts.entries.count) entries"
        )
    }

    static func sentence(for facts: EvidenceExtended) -> Bilingual {
        Bilingual(
            zh: "\(zh(facts.by))延长举证期至 \(time(facts.until))",
            en: "The \(facts.by.rawValue) made the evidence window longer, until \(time(facts.until))")
    }

    static func sentence(for facts: DisputeTaken, _ names: [MemberID: String]) -> Bilingual {
        let who = StaffWords.mediator(facts.mediator, names)
        return facts.isAppeal
            ? Bilingual(zh: "另一位\(who.zh)接手申诉", en: "Another, \(who.en), took the appeal")
            : Bilingual(zh: "\(who.zh)接手纠纷", en: "\(who.en.capitalizedFirst) took the dispute")
    }

    static func sentence(for facts: MediatorRecused, _ names: [MemberID: String]) -> Bilingual {
        let who = StaffWords.mediator(facts.mediator, names)
        return Bilingual(zh: "\(who.zh)回避", en: "\(who.en.capitalizedFirst) stepped back")
    }

    static func sentence(for facts: MediationProposed) -> Bilingual {
        let words = outcome(facts.outcome, facts.money)
        return Bilingual(zh: "调解员提出调解方案：\(words.zh)", en: "The mediator proposed: \(words.en)")
    }

    static func sentence(for facts: MediationAnswered) -> Bilingual {
        Bilingual(
            zh: "\(zh(facts.by))\(facts.isAccepted ? "接受" : "不接受")调解方案",
            en: "The \(facts.by.rawValue) \(facts.isAccepted ? "accepted" : "did not accept") the mediator's proposal")
    }

    static func sentence(for facts: DisputeRuled) -> Bilingual {
        let words = outcome(facts.outcome, facts.money)
        return Bilingual(
            zh: "调解员裁决：\(found(facts.findings).zh)；\(words.zh)；可在 \(time(facts.appealUntil)) 前申诉",
            en: "The mediator ruled: \(found(facts.findings).en); \(words.en); open to appeal until \(time(facts.appealUntil))")
    }

    static func sentence(for facts: RulingAppealed) -> Bilingual {
        Bilingual(zh: "\(zh(facts.by))对裁决提出申诉", en: "The \(facts.by.rawValue) appealed against the ruling")
    }

    static func sentence(for facts: AppealWaived) -> Bilingual {
        Bilingual(zh: "\(zh(facts.by))表示不申诉", en: "The \(facts.by.rawValue) will not appeal")
    }

    static func sentence(for facts: AppealDecided) -> Bilingual {
        let words = outcome(facts.outcome, facts.money)
        return Bilingual(
            zh: "申诉裁决（\(facts.isUpheld ? "维持原结果" : "改变原结果")）：\(found(facts.findings).zh)；\(words.zh)",
            en:
                "The appeal was decided (\(facts.isUpheld ? "the outcome stays" : "another outcome")): \(found(facts.findings).en); \(words.en)"
        )
    }

    static func sentence(for facts: TalksProposed) -> Bilingual {
        Bilingual(
            zh: "\(zh(facts.by))提议共同商谈 \(facts.days) 天", en: "The \(facts.by.rawValue) proposed \(facts.days) day(s) of joint talks"
        )
    }

    static func sentence(for facts: DisputeSuspended) -> Bilingual {
        Bilingual(
            zh: "双方同意共同商谈，纠纷暂停至 \(time(facts.until))", en: "Both talk, and the dispute rests until \(time(facts.until))")
    }

    static func sentence(for facts: DisputeResumed) -> Bilingual {
        guard let side = facts.by else {
            return Bilingual(zh: "商谈时间已到，纠纷继续", en: "The talks' time is over and the dispute goes on")
        }
        return Bilingual(zh: "\(zh(side))结束商谈，纠纷继续", en: "The \(side.rawValue) ended the talks and the dispute goes on")
    }

    static func sentence(for facts: DisputePassed) -> Bilingual {
        guard facts.from != facts.to else {
            return facts.late == nil
                ? Bilingual(zh: "尚无调解员接手，继续等待", en: "No mediator has taken the dispute yet; it waits on")
                : Bilingual(zh: "调解员逾期，改由他人接手", en: "The mediator was too late; another is to take over")
        }
        let (from, to) = (name(facts.from), name(facts.to))
        return Bilingual(
            zh: "“\(from.zh)”时间已到，进入“\(to.zh)”，至 \(time(facts.until))",
            en: "The time for “\(from.en)” is over; now “\(to.en)”, until \(time(facts.until))")
    }

    static func sentence(for facts: OutcomeExecuted) -> Bilingual {
        let (ground, words) = (name(facts.ground), outcome(facts.outcome, facts.money))
        return Bilingual(
            zh: "第 \(facts.dispute) 次纠纷结束（\(ground.zh)）：\(words.zh)",
            en: "Dispute number \(facts.dispute) is over (\(ground.en)): \(words.en)")
    }

    private static func found(_ findings: [CitedFinding]) -> Bilingual {
        Bilingual(
            zh: findings.map { "\(name($0.claim).zh)\($0.isFounded ? "成立" : "不成立")（依据 \(list($0.entries))）" }
                .joined(separator: "、"),
            en: findings.map { "\(name($0.claim).en) \($0.isFounded ? "founded" : "unfounded") (by \(list($0.entries)))" }
                .joined(separator: ", "))
    }

    private static func list(_ entries: [Int64]) -> String { entries.map { "#\($0)" }.joined(separator: " ") }
    private static func zh(_ side: Side) -> String { EntryWords.zh(side) }
    private static func sum(_ money: Money) -> String { EntryWords.amount(money) }
    private static func sum(_ wish: DisputeOutcome, in disputed: Money) -> String {
        EntryWords.amount(Money(minor: wish.refundMinor, currency: disputed.currency))
    }
    private static func time(_ moment: Timestamp) -> String { UTCTime.text(moment.ms) }
}
