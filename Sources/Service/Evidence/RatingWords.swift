import Market

/// What the entries say in which ratings are changed, answered, masked and decided upon.
enum RatingWords {
    static func sentence(for facts: RatingChanged) -> Bilingual {
        Bilingual(
            zh: "\(zh(facts.by))修改了评价；原来的评价仍在卷宗里",
            en: "The \(facts.by.rawValue) changed the rating; the earlier one stays in the file")
    }

    static func sentence(for facts: RatingReplied) -> Bilingual {
        Bilingual(zh: "\(zh(facts.by))回复了对方的评价", en: "The \(facts.by.rawValue) replied to the other's rating")
    }

    static func sentence(for facts: RatingMasked) -> Bilingual {
        Bilingual(
            zh: "平台遮盖了第 \(facts.text) 条记录里的违法文字（\(zh(facts.ground))）；评价照常保留",
            en: "The platform masked unlawful words of entry \(facts.text) (\(en(facts.ground))); the rating stays")
    }

    static func sentence(for facts: PressureNoted) -> Bilingual {
        Bilingual(
            zh: facts.kinds.contains(.threat) ? "\(zh(facts.by))的上一条消息里以评价相要挟" : "\(zh(facts.by))在以评价相要挟之后又提出要求",
            en: facts.kinds.contains(.threat)
                ? "In the message before, the \(facts.by.rawValue) used the rating as a threat"
                : "After a threat with the rating the \(facts.by.rawValue) asked for something again")
    }

    static func sentence(for facts: ExclusionDecided) -> Bilingual {
        Bilingual(
            zh: "平台决定：\(zh(facts.of))的评价\(facts.isExcluded ? "不计入" : "照常计入")信用",
            en: "The platform decided: the \(facts.of.rawValue)'s rating \(facts.isExcluded ? "does not count" : "counts")")
    }

    static func sentence(for facts: ExclusionAppealed) -> Bilingual {
        Bilingual(
            zh: "\(zh(facts.by))对评价是否计入的决定提出申诉",
            en: "The \(facts.by.rawValue) appealed the decision whether the rating counts")
    }

    static func sentence(for facts: ExclusionRuled) -> Bilingual {
        Bilingual(
            zh: "申诉裁定（终局）：\(zh(facts.of))的评价\(facts.isExcluded ? "不计入" : "照常计入")信用",
            en: "Ruled on appeal, finally: the \(facts.of.rawValue)'s rating \(facts.isExcluded ? "does not count" : "counts")")
    }

    private static func zh(_ side: Side) -> String {
        switch side {
        case .buyer: "买家"
        case .seller: "卖家"
        }
    }

    private static func zh(_ ground: RatingMasked.Ground) -> String {
        switch ground {
        case .insult: "侮辱诽谤"
        case .personalData: "泄露个人信息"
        case .advertisement: "广告"
        case .unlawful: "其他违法内容"
        }
    }

    private static func en(_ ground: RatingMasked.Ground) -> String {
        switch ground {
        case .insult: "insult or defamation"
        case .personalData: "personal information"
        case .advertisement: "advertisement"
        case .unlawful: "otherwise unlawful"
        }
    }
}
