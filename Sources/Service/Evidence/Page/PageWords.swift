import Evidence
import Ledger
import Market

/// The page's own words for what stands in entries as a key. A key that has none here is shown as it stands, so that an entry of
/// a kind that is newer than this table is still shown whole.
enum PageWords {
    static func side(_ side: Side) -> String {
        switch side {
        case .buyer: PageText.both("买家", "Buyer")
        case .seller: PageText.both("卖家", "Seller")
        }
    }

    /// Where the trade stands.
    static func phase(_ phase: TradePhase) -> Bilingual {
        switch phase {
        case .unopened: Bilingual(zh: "未开始", en: "Not opened")
        case .enquiry: Bilingual(zh: "咨询中，没有生效的约定", en: "Enquiry; no agreement stands")
        case .negotiating: Bilingual(zh: "有一份约定待确认", en: "Terms are on the table")
        case .agreed: Bilingual(zh: "约定已成立，待付款", en: "Agreed, not paid")
        case .funded: Bilingual(zh: "已付款托管，待交付", en: "Paid into escrow, not delivered")
        case .delivered: Bilingual(zh: "已交付，待验收", en: "Delivered, not accepted")
        case .completed: Bilingual(zh: "已完成", en: "Completed")
        case .refunded: Bilingual(zh: "已退款", en: "Refunded")
        }
    }

    /// The heading of a stage of the timeline.
    static func stage(_ phase: TradePhase) -> Bilingual {
        switch phase {
        case .unopened, .enquiry, .negotiating: Bilingual(zh: "咨询与约定", en: "Enquiry and terms")
        case .agreed: Bilingual(zh: "付款", en: "Payment")
        case .funded: Bilingual(zh: "交付", en: "Delivery")
        case .delivered: Bilingual(zh: "签收与验收", en: "Receipt and acceptance")
        case .completed: Bilingual(zh: "完成之后", en: "After completion")
        case .refunded: Bilingual(zh: "退款之后", en: "After the refund")
        }
    }

    /// How strong a confirmation is, by the method that the entry names.
    static func method(_ method: String) -> (words: Bilingual, isStrong: Bool) {
        switch method {
        case "passkey":
            (Bilingual(zh: "用本人持有的通行密钥签名（较强）", en: "signed with a passkey that only the party holds (stronger)"), true)
        case "password":
            (
                Bilingual(
                    zh: "重新输入密码确认（较弱：密码可被他人知晓）", en: "by entering the password again (weaker: a password can be known to others)"),
                false
            )
        case "click":
            (
                Bilingual(
                    zh: "登录后点击确认（较弱：由平台记录，没有本人签名）",
                    en: "by a click while signed in (weaker: recorded by the platform, not signed by the party)"), false
            )
        case "standingOffer":
            (
                Bilingual(
                    zh: "以发布商品时的公开要约确认（由平台记录）", en: "by the standing offer published with the listing (recorded by the platform)"),
                false
            )
        case "dealOffer":
            (Bilingual(zh: "以专属交易的要约确认（由平台记录）", en: "by drawing up the deal's offer (recorded by the platform)"), false)
        default: (Bilingual(zh: method, en: method), false)
        }
    }

    /// What was ticked, by its name in the entry.
    static func tick(_ name: String, defects: [Defect]) -> String {
        guard let tick = Tick(name: name) else { return PageText.escaped(name) }
        switch tick {
        case .licence: return PageText.both("许可范围", "the licence")
        case .acceptanceBySilence: return PageText.both("期满不提异议视为验收", "that silence within the period counts as acceptance")
        case .returns: return PageText.both("退货规则", "the rule on returns")
        case .returnsExcluded: return PageText.both("不支持无理由退货", "that returns without a reason are excluded")
        case .liability: return PageText.both("责任限制", "the limit of liability")
        case .defect(let number):
            let text = number <= defects.count ? PageText.name(defects[number - 1].text) : ""
            return PageText.both("已知缺陷 \(number)：", "known defect \(number): ") + text
        }
    }

    static func severity(_ severity: Defect.Severity) -> String {
        switch severity {
        case .cosmetic: PageText.both("外观", "cosmetic")
        case .minor: PageText.both("轻微", "minor")
        case .major: PageText.both("严重", "major")
        }
    }

    static func score(_ score: Score) -> String {
        switch score {
        case .good: PageText.both("好评", "good")
        case .neutral: PageText.both("中评", "neutral")
        case .bad: PageText.both("差评", "bad")
        }
    }

    /// Who an entry says has acted.
    static func actor(_ name: String, _ page: BundlePage) -> String {
        switch Actor(name: name) {
        case .member(page.opening.buyer): page.party(.buyer)
        case .member(page.opening.seller): page.party(.seller)
        case .clock: PageText.both("到期自动处理", "by itself, at a deadline")
        case .gateway(let gateway): PageText.both(GatewayWords.name(gateway))
        case .staff(let member):
            PageText.both(page.mediators.contains(member) ? StaffWords.mediator(member) : StaffWords.staff(member))
        case .member, nil: PageText.code(name)
        }
    }

    /// What a fact or a sealed field is called.
    static func label(_ key: String) -> Bilingual {
        labels[key].map { Bilingual(zh: $0.0, en: $0.1) } ?? Bilingual(zh: key, en: key)
    }

    private static let labels: [String: (String, String)] = [
        "amount": ("金额", "amount"), "gross": ("放款总额", "gross"), "fee": ("平台服务费", "fee"), "net": ("卖家所得", "net"),
        "gateway": ("支付机构", "gateway"), "transaction": ("支付机构交易号", "gateway's number"), "payment": ("付款编号", "payment"),
        "refund": ("退款编号", "refund"), "reason": ("原因", "reason"), "until": ("付款期限", "to be paid until"),
        "payUntil": ("付款期限", "to be paid until"), "openUntil": ("有效至", "open until"),
        "deliverUntil": ("交付期限", "to be delivered until"),
        "acceptUntil": ("验收期至", "acceptance until"), "document": ("约定文本的哈希", "hash of the document"),
        "agreement": ("约定文本的哈希", "hash of the agreement"), "manifest": ("交付清单的哈希", "hash of the list of files"),
        "artefact": ("文件的哈希", "hash of the file"), "firstByte": ("起始字节", "first byte"), "bytesSent": ("发出字节", "bytes sent"),
        "isComplete": ("是否完整", "complete"), "number": ("编号", "number"), "client": ("客户端与网络地址", "client and network address"),
        "text": ("内容", "text"), "note": ("附言", "note"), "names": ("文件名", "file names"), "wording": ("补充条款", "further clauses"),
        "seller": ("卖家编号", "seller's number"), "buyer": ("买家编号", "buyer's number"), "score": ("评价", "score"), "by": ("由", "by"),
        "rated": ("评价对象", "rated"), "method": ("方式", "method"), "values": ("已删除的内容", "erased values"),
        "answer": ("邮件服务器的回答", "the mail server's answer"), "answerUntil": ("答复期限", "to be answered until"), "code": ("代码", "code"),
        "criteria": ("验收项数", "criteria"), "entry": ("所指的记录", "the entry meant"), "isAttached": ("作为附件发送", "sent as attachments"),
        "isTheSame": ("提交与交付的一致", "the same commit as handed over"), "kind": ("种类", "kind"), "mail": ("邮件", "mail"),
        "message": ("第几条消息", "message"), "replaces": ("所替换约定的哈希", "hash of what it replaces"), "report": ("服务报告", "report"),
        "round": ("第几次交付", "delivery round"), "scale": ("变更幅度", "scale"), "tick": ("勾选", "ticked"),
        "upTo": ("截至第几条", "up to entry"),
        "mediator": ("调解员", "mediator"), "staff": ("平台工作人员", "platform staff"), "dispute": ("第几次纠纷", "dispute number"),
        "commit": ("提交哈希", "commit"), "address": ("地址", "address"), "recipient": ("收件人", "recipient"), "key": ("授权码", "key"),
        "amends": ("所变更约定的哈希", "hash of what it amends"), "appealUntil": ("申诉期限", "open to appeal until"),
        "basis": ("由来", "basis"), "complaint": ("投诉编号", "complaint"), "coveredBytes": ("累计字节", "bytes in all"),
        "criteriaCount": ("验收项数", "criteria"), "decideUntil": ("裁决期限", "to be decided until"),
        "evidenceUntil": ("举证期限", "evidence until"), "feeReturned": ("退回的服务费", "fee given back"),
        "holdDays": ("托管天数上限", "days the hold can last"),
        "holdUntil": ("托管期限", "held at the latest until"), "isAccepted": ("是否接受", "accepted"),
        "isAnswered": ("是否已答复", "answered"), "isLate": ("是否逾期", "late"), "isMasked": ("是否遮盖", "masked"),
        "isPublished": ("是否公开", "published"), "isUpheld": ("是否维持", "upheld"),
        "negotiateUntil": ("协商期限", "to be negotiated until"), "offer": ("第几个和解方案", "offer"),
        "proposal": ("第几个方案", "proposal"), "remedyUntil": ("履行期限", "to be mended until"),
        "request": ("第几份售后申请", "request"), "result": ("结果", "result"), "rounds": ("交付次数", "deliveries"),
        "rulingUntil": ("裁决期限", "to be ruled until"), "settlement": ("结算编号", "settlement"),
        "signUntil": ("签署期限", "to be signed until"), "stopsClock": ("期限是否暂停", "clocks stand still"),
    ]
}
