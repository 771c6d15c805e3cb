import Market

/// What members are told of outside of trades, in words of both languages; pages and mails say the same.
package enum ToldWords {
    /// What is asked: `请您答复一份投诉`.
    package static func name(_ ask: ToldAsk) -> Bilingual {
        switch ask {
        case .answerComplaint:
            Bilingual(zh: "有人投诉您，请您答复", en: "Somebody complains about you: please answer")
        case .answerQuestion: Bilingual(zh: "有人就您的商品公开提问，请您回答", en: "Somebody asks about your listing: please answer")
        }
    }

    /// What is to be done, as reminders name it: `答复投诉`.
    package static func task(_ ask: ToldAsk) -> Bilingual {
        switch ask {
        case .answerComplaint: Bilingual(zh: "答复投诉", en: "answering a complaint")
        case .answerQuestion: Bilingual(zh: "回答公开提问", en: "answering a public question")
        }
    }

    /// What happens when the time for it runs out, as reminders say it.
    package static func then(_ ask: ToldAsk) -> Bilingual {
        switch ask {
        case .answerComplaint:
            Bilingual(
                zh: "平台可以不等您的说法，只凭投诉和记录作出处理",
                en: "the platform may decide on the complaint and the record alone, without your side of it")
        case .answerQuestion: Bilingual(zh: "不会自动发生什么", en: "nothing happens by itself")
        }
    }

    /// What silence means.
    package static func silence(_ ask: ToldAsk) -> Bilingual {
        switch ask {
        case .answerComplaint:
            Bilingual(
                zh: "期满后平台可以不等您的说法，只凭投诉和记录作出处理；在处理之前您仍可答复",
                en:
                    "the platform may then decide on the complaint and the record alone, without your side of it; until it has, you can still answer"
            )
        case .answerQuestion:
            Bilingual(
                zh: "不会自动发生什么；但浏览商品的人都看得到问题还没有回答",
                en: "nothing happens by itself; but all who look at the listing see the question unanswered")
        }
    }

    /// What happened, by the kind of the entry, in a sentence.
    package static func happened(_ kind: String) -> Bilingual {
        switch kind {
        case "complaintFiled":
            Bilingual(
                zh: "有人投诉您。请在期限内答复：您答复之前或期满之前不会作出处理。",
                en: "Somebody complains about you. Answer in time: nothing is decided before you have, or before the time is over.")
        case "complaintAnswered": Bilingual(zh: "被投诉人已答复您的投诉。", en: "The other side has answered your complaint.")
        case "complaintWithdrawn": Bilingual(zh: "针对您的投诉已被撤回。", en: "A complaint about you was taken back.")
        case "complaintDecided":
            Bilingual(
                zh: "一份投诉已有处理结果和理由；不服的可以在期限内申诉。",
                en: "A complaint was decided, with reasons; whom it goes against can appeal in time.")
        case "complaintAppealed":
            Bilingual(
                zh: "对方对投诉处理提出申诉，由另一位工作人员复核。", en: "The other side appeals against the decision; another of the staff looks at it.")
        case "complaintRuled": Bilingual(zh: "投诉的申诉已有最终结果。", en: "The appeal about a complaint was decided for good.")
        case "freezePlaced":
            Bilingual(
                zh: "平台对您采取了紧急冻结；投诉页写明依据、理由、金额、最晚何时结束，以及怎样申诉。",
                en:
                    "Something of yours was frozen. The complaint says by which rule, why, how much, until when at the latest, and how to appeal."
            )
        case "freezeRuled": Bilingual(zh: "您对冻结的申诉已有结果。", en: "Your appeal against a freeze was decided.")
        case "freezeLifted": Bilingual(zh: "一项冻结已解除。", en: "A freeze has ended.")
        case "questionAsked": Bilingual(zh: "有人就您的商品公开提问。", en: "Somebody asks about your listing.")
        case "questionAnswered": Bilingual(zh: "卖家回答了您的公开提问。", en: "The seller has answered your question.")
        case "complaintReminded":
            Bilingual(zh: "您还没有答复一份投诉，答复期限将到。", en: "A complaint about you waits for your answer, and the time for it runs out.")
        case "memberRestrained":
            Bilingual(
                zh: "平台限制了您的账号；“平台对我的操作”写明依据和理由，不服可在那里投诉。",
                en:
                    "Your account was restrained. “What the platform did” says by which rule and why, and you can complain about it there."
            )
        case "restraintLifted":
            Bilingual(zh: "对您账号的一项限制已经结束。", en: "Something that kept you from dealing here is over.")
        case "accountClosed":
            Bilingual(
                zh: "平台关闭了您的账号，不能再登录；已有的交易、证据和对方手里的记录都保留。",
                en: "Your account was closed and nobody signs in with it; trades, proofs and what the other sides have stay whole.")
        case "listingTakenDown":
            Bilingual(
                zh: "平台下架了您的商品；“平台对我的操作”写明依据和理由，不服可在那里投诉。",
                en:
                    "Your listing was taken off sale. “What the platform did” says by which rule and why, and you can complain about it there."
            )
        case "listingRestored":
            Bilingual(
                zh: "平台对您商品的下架已经结束；您没有自行撤下的，已恢复销售。",
                en: "Your listing is no longer kept off sale; unless you withdrew it yourself, it is on sale again.")
        case _: Bilingual(zh: "有一件与您有关的事，请查看。", en: "Something that concerns you has happened; have a look.")
        }
    }

    /// What it is about: `投诉《进销存系统》`.
    package static func title(_ stream: StreamName, _ listing: String) -> Bilingual {
        if stream.kind == Substring(Member.streamKind) { return Bilingual(zh: "您的账号", en: "Your account") }
        guard stream.kind == Substring(Complaint.streamKind) else { return Bilingual(zh: listing, en: listing) }
        return listing.isEmpty
            ? Bilingual(zh: "投诉", en: "Complaint") : Bilingual(zh: "投诉《\(listing)》", en: "Complaint about \(listing)")
    }

    /// Where it is seen and done, as a path of the site.
    package static func path(_ stream: StreamName, _ listing: ListingID?) -> String {
        if stream.kind == Substring(Complaint.streamKind) { return "/complaints/\(stream.identifier)" }
        if stream.kind == Substring(Member.streamKind) || stream.kind == Substring(Listing.streamKind) { return "/account/record" }
        return listing.map { "/listings/\($0)/questions" } ?? "/notices"
    }
}
