import Market

/// The words of a case brief, in both languages.
enum CaseBriefWords {
    static func sentence(_ what: BriefStatement.What, by side: Side) -> Bilingual {
        let (zh, en) = (EntryWords.zh(side), "The " + side.rawValue)
        return switch what {
        case .termsDeclined: Bilingual(zh: "\(zh)谢绝了提议的条款", en: "\(en) declined the proposed terms")
        case .deliveryTimeAsked: Bilingual(zh: "\(zh)请求延长交付时间", en: "\(en) asked for more time to deliver")
        case .changeRequested: Bilingual(zh: "\(zh)要求修改", en: "\(en) asked for a change")
        case .criterionRefused: Bilingual(zh: "\(zh)认为一项标准没有达到", en: "\(en) called a criterion not met")
        case .otherCommitFound: Bilingual(zh: "\(zh)称仓库中的提交与移交的不一致", en: "\(en) says that the repository is at another commit")
        case .refundProposed: Bilingual(zh: "\(zh)提出退款方案", en: "\(en) proposed to divide what is held")
        case .refundDeclined: Bilingual(zh: "\(zh)不同意退款方案", en: "\(en) declined the division")
        case .refundGiven: Bilingual(zh: "\(zh)主动退款", en: "\(en) gave money back")
        case .cancelled: Bilingual(zh: "\(zh)取消了交易", en: "\(en) cancelled the trade")
        case .disputeOpened: Bilingual(zh: "\(zh)发起纠纷", en: "\(en) opened a dispute")
        case .disputeAnswered: Bilingual(zh: "\(zh)答复纠纷", en: "\(en) answered the dispute")
        case .settlementOffered: Bilingual(zh: "\(zh)提出和解方案", en: "\(en) offered to settle")
        case .settlementDeclined: Bilingual(zh: "\(zh)没有接受和解方案", en: "\(en) did not take the offer")
        case .evidenceAdded: Bilingual(zh: "\(zh)提交证据", en: "\(en) brought evidence")
        case .mediationAnswered: Bilingual(zh: "\(zh)答复调解方案", en: "\(en) answered the mediator's proposal")
        case .rulingAppealed: Bilingual(zh: "\(zh)提出申诉", en: "\(en) appealed")
        case .disputeWithdrawn: Bilingual(zh: "\(zh)撤回纠纷", en: "\(en) withdrew the dispute")
        }
    }

    /// The clauses that the terms' own table does not name.
    static func name(of clause: ClauseName) -> Bilingual {
        switch clause {
        case .wording(.contents): Bilingual(zh: "交付内容清单", en: "List of contents")
        case .wording(.criteria): Bilingual(zh: "验收标准", en: "Criteria")
        case .typed(.intellectualProperty): Bilingual(zh: "知识产权归属", en: "Intellectual property")
        case .typed(.milestones): Bilingual(zh: "里程碑", en: "Milestones")
        case .wording, .typed: PageTerms.label(clause.name)
        }
    }

    /// What a clause says that the document leaves out because it is usual; nil where it says nothing in a word.
    static func usual(_ clause: ClauseName, in terms: Terms) -> Bilingual? {
        switch clause {
        case .typed(.deliveryMethod): PageTerms.word(terms.deliveryMethod.rawValue)
        case .typed(.liability): PageTerms.word(terms.liability.rawValue)
        case .typed(.disputeMethod): PageTerms.word(terms.disputeMethod.rawValue)
        case .typed(.signing): PageTerms.word(terms.signing.rawValue)
        case .typed(.intellectualProperty):
            switch terms.intellectualProperty {
            case .staysWithSeller: Bilingual(zh: "归卖家", en: "stays with the seller")
            case .passesOnPayment: Bilingual(zh: "付款后转给买家", en: "passes to the buyer on payment")
            }
        case .typed, .wording: nil
        }
    }

    static func mark(of standing: BriefPromise.Standing) -> CaseBriefText.Mark {
        switch standing {
        case .kept: mark("已履行", "kept", .good)
        case .broken: mark("未履行", "broken", .bad)
        case .open: mark("未到期", "open", .open)
        case .over: mark("权利期已过", "right ended", .calm)
        case .notMeasurable: mark("记录无法衡量", "not measurable", .calm)
        }
    }

    static let said = mark("仅为陈述", "only said", .open)

    static func mark(of strength: BriefProof.Strength) -> CaseBriefText.Mark {
        switch strength {
        case .key: mark("本人密钥签名", "signed by key", .good)
        case .hashed: mark("哈希固定", "fixed by hash", .good)
        case .gateway: mark("支付机构确认", "gateway's word", .good)
        case .observed: mark("平台所见", "seen by the platform", .good)
        case .password: mark("密码确认", "by password", .calm)
        case .session: mark("登录点击", "by a click", .calm)
        case .mailSignature: mark("邮件签名相符", "mail signature matches", .calm)
        case .said: said
        }
    }

    static func mark(of clock: BriefClock) -> CaseBriefText.Mark {
        switch clock.outcome {
        case .kept: mark("按时", "in time", .good)
        case .late: mark("逾期完成", "late", .bad)
        case .missed:
            // Silence to the end is what the acceptance clock provides for, and no breach.
            clock.duty == .deadline(.acceptance) ? mark("期满视为验收", "accepted by silence", .calm) : mark("逾期未做", "missed", .bad)
        case .fellAway: mark("提前终止", "fell away", .calm)
        case .running: clock.marginMs < 0 ? mark("已逾期", "overdue", .bad) : mark("计时中", "running", .open)
        }
    }

    private static func mark(_ zh: String, _ en: String, _ tone: CaseBriefText.Mark.Tone) -> CaseBriefText.Mark {
        CaseBriefText.Mark(text: Bilingual(zh: zh, en: en), tone: tone)
    }

    static func name(of duty: BriefClock.Duty) -> Bilingual {
        switch duty {
        case .promisedDelivery: Bilingual(zh: "约定的交付时间", en: "the promised time of delivery")
        case .deadline(.delivery): Bilingual(zh: "交付的最后期限（承诺时间的两倍）", en: "the last moment to deliver (twice the promised time)")
        case .deadline(let kind): DeadlineWords.name(kind)
        }
    }

    /// By how long a clock was kept or missed.
    static func margin(of clock: BriefClock) -> Bilingual {
        let length = length(ms: abs(clock.marginMs))
        return switch clock.outcome {
        case .kept: Bilingual(zh: "，提前 \(length.zh)", en: ", \(length.en) before its end")
        case .late: Bilingual(zh: "，迟 \(length.zh)", en: ", late by \(length.en)")
        case .missed: Bilingual(zh: "，期满没有完成", en: ", not done when it ran out")
        case .fellAway: Bilingual(zh: "，还剩 \(length.zh) 时因其他原因终止", en: ", ended otherwise with \(length.en) left")
        case .running:
            clock.marginMs < 0
                ? Bilingual(zh: "，已超过 \(length.zh)", en: ", passed \(length.en) ago")
                : Bilingual(zh: "，还剩 \(length.zh)", en: ", \(length.en) left")
        }
    }

    static func late(_ ms: Int64) -> Bilingual {
        let length = length(ms: ms)
        return Bilingual(zh: "；迟 \(length.zh)", en: "; late by \(length.en)")
    }

    static func counted(_ count: BriefPromise.Count, _ clause: ClauseName) -> Bilingual {
        switch clause {
        case .typed(.changeRounds):
            Bilingual(zh: "；已用 \(count.done) 轮，约定 \(count.of) 轮", en: "; \(count.done) of \(count.of) used")
        case .typed(.responseHours):
            Bilingual(zh: "；\(count.of) 次提问中 \(count.done) 次按时答复", en: "; \(count.done) of \(count.of) questions answered in time")
        case .typed(.signing):
            Bilingual(zh: "；\(count.of) 方中 \(count.done) 方用密钥签署", en: "; \(count.done) of \(count.of) parties signed by key")
        case .typed, .wording:
            Bilingual(zh: "；\(count.of) 项中 \(count.done) 项经买家认可", en: "; \(count.done) of \(count.of) called met by the buyer")
        }
    }

    /// `2 天 3 小时`, `2 d 3 h`: the two largest units, rounded down.
    static func length(ms: Int64) -> Bilingual {
        let minutes = ms / 60_000
        let units = [(minutes / 1_440, "天", "d"), (minutes / 60 % 24, "小时", "h"), (minutes % 60, "分钟", "min")]
        let shown = units.drop { $0.0 == 0 }.prefix(2).filter { $0.0 > 0 }
        guard !shown.isEmpty else { return Bilingual(zh: "不到 1 分钟", en: "less than a minute") }
        return Bilingual(
            zh: shown.map { "\($0.0) \($0.1)" }.joined(separator: " "), en: shown.map { "\($0.0) \($0.2)" }.joined(separator: " "))
    }

    static func name(of method: DeliveryMethod) -> Bilingual {
        switch method {
        case .files: Bilingual(zh: "站内文件", en: "files here")
        case .secret: Bilingual(zh: "密钥", en: "a secret")
        case .repository: Bilingual(zh: "代码仓库", en: "a repository")
        case .email: Bilingual(zh: "电子邮件", en: "mail")
        case .service: Bilingual(zh: "服务报告", en: "a report of work done")
        }
    }
}
