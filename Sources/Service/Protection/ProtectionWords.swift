import Foundation
import Market

/// What the protection check says, in words: the same on pages, in JSON and in the bundle.
package enum ProtectionWords {
    /// What a protection is called.
    package static func name(of protection: Protection) -> Bilingual {
        switch protection {
        case .listing: Bilingual(zh: "商品信息如实化", en: "Truthful listing")
        case .agreement: Bilingual(zh: "交易约定", en: "Agreement")
        case .record: Bilingual(zh: "聊天与交付记录", en: "The record")
        case .escrow: Bilingual(zh: "诚序通", en: "Escrow")
        case .afterSales: Bilingual(zh: "售后服务", en: "After-sales")
        case .credit: Bilingual(zh: "纠纷与信用", en: "Disputes and credit")
        }
    }

    /// How it stands, in a word or two.
    package static func name(of status: ProtectionStatus) -> Bilingual {
        switch status {
        case .inPlace: Bilingual(zh: "就位", en: "in place")
        case .waiting: Bilingual(zh: "等待处理", en: "waiting")
        case .weak: Bilingual(zh: "证明力较弱", en: "weaker than it could be")
        case .missing: Bilingual(zh: "缺失", en: "missing")
        }
    }

    /// How a point stands, as a sentence; in the check of a seller as a whole with how many it concerns.
    package static func sentence(for point: ProtectionPoint) -> Bilingual {
        guard let tally = point.tally else { return plain(point) }
        return tally.part == 0 ? SellerWords.inPlace(point.topic) ?? plain(point) : SellerWords.counted(plain(point), tally)
    }

    private static func plain(_ point: ProtectionPoint) -> Bilingual {
        switch point.topic {
        case .defectsTold: Bilingual(zh: "已知缺陷已写明，或已声明没有", en: "Known defects are named, or none is declared")
        case .artefactDeposited:
            point.status == .inPlace
                ? Bilingual(zh: "出售的内容已明确，文件已在此存证", en: "What is sold is settled, and its file is deposited here")
                : Bilingual(zh: "还没有存证交付物：日后说不清卖的是哪个文件", en: "No artefact is deposited: later nobody can say which file was sold")
        case .licenceStated: Bilingual(zh: "许可范围已写明", en: "The licence is stated")
        case .pageFrozen: Bilingual(zh: "买家看到的版本已随交易冻结", en: "The revision that the buyer saw is frozen with the trade")
        case .termsOffered: Bilingual(zh: "标准条款已公布，买家可直接接受或提议修改", en: "Standard terms are offered, to take or to change")
        case .agreed: agreed(point.status)
        case .confirmationStrength:
            point.status == .inPlace
                ? Bilingual(zh: "双方都用只有本人持有的密钥确认", en: "Both confirmed with keys that only they hold")
                : Bilingual(
                    zh: "不是每一方都用本人密钥确认；密码或点击的证明力较弱",
                    en: "Not everybody confirms with a key of their own; a password or a click proves less")
        case .criteriaListed:
            point.status == .inPlace
                ? Bilingual(zh: "验收标准已逐条列明", en: "What the delivery is measured by is listed")
                : Bilingual(zh: "没有列出验收标准：是否符合约定会各说各话", en: "Nothing lists what the delivery is measured by")
        case .examinationTime:
            point.status == .inPlace
                ? Bilingual(zh: "验收期足够检验", en: "There is time enough to examine")
                : Bilingual(
                    zh: "验收期不足三天，只能算作对外观瑕疵的检验期",
                    en: "Under three days to examine cover visible defects only")
        case .keptHere: Bilingual(zh: "每一步都会记入卷宗", en: "Every step goes into the case file")
        case .stayedHere:
            point.status == .inPlace
                ? Bilingual(zh: "没有把交易引向站外的内容", en: "Nothing has led the deal away from here")
                : Bilingual(
                    zh: "有内容把交易引向站外：那里说的话、付的钱不在卷宗里",
                    en: "Something led the deal away: what is said and paid there is in no case file")
        case .answered:
            point.status == .missing
                ? Bilingual(zh: "承诺的答复时间已过，买家的消息还没有答复", en: "The promised time is over, and the buyer's message is not answered")
                : Bilingual(zh: "买家的消息还没有答复", en: "The buyer's message is not answered yet")
        case .arrived:
            switch point.status {
            case .inPlace: Bilingual(zh: "交付物已进入买家指定的系统并可取用", en: "The delivery is where the buyer can use it, on record")
            case .waiting, .weak, .missing:
                Bilingual(zh: "已交付，但还没有买家取得它的记录", en: "Delivered, with no record yet that the buyer got it")
            }
        case .receiptSigned:
            switch point.status {
            case .inPlace: Bilingual(zh: "买家已签收", en: "The buyer has signed for it")
            case .waiting: Bilingual(zh: "已送达，还没有签收", en: "It arrived, and nobody has signed for it yet")
            case .weak, .missing: Bilingual(zh: "没有签收", en: "Nobody signed for it")
            }
        case .receiptStrength:
            point.status == .inPlace
                ? Bilingual(zh: "签收由买家本人的密钥签名", en: "The receipt is signed with the buyer's own key")
                : Bilingual(zh: "签收没有用密钥签名，证明力较弱", en: "The receipt bears no key's signature and proves less")
        case .heldInEscrow: held(point.status)
        case .promiseInTime:
            point.status == .waiting
                ? Bilingual(zh: "卖家应按时交付，时限正在计", en: "The seller is to deliver, and the clock runs")
                : Bilingual(zh: "交付时限已过", en: "The time to deliver has passed")
        case .returnsPromised:
            point.status == .inPlace
                ? Bilingual(zh: "承诺了退货条件", en: "Returns are promised")
                : Bilingual(zh: "没有承诺退货：买家会犹豫，争议也多", en: "No returns are promised: buyers hesitate, and argue more")
        case .supportPromised:
            point.status == .inPlace
                ? Bilingual(zh: "承诺了售后支持期", en: "Support is promised for a time")
                : Bilingual(zh: "没有承诺售后支持", en: "No support is promised")
        case .deskPromised:
            point.status == .inPlace
                ? Bilingual(zh: "写明了咨询渠道或答复时限", en: "Where to ask, or how soon one is answered, is stated")
                : Bilingual(zh: "没有写明咨询渠道和答复时限", en: "Neither where to ask nor how soon one is answered is stated")
        case .creditOpen: Bilingual(zh: "卖家信用公开可查，完成后双方互评", en: "The seller's credit is open to all; both rate after completion")
        case .rated:
            switch point.status {
            case .inPlace: Bilingual(zh: "双方已互评", en: "Both have rated")
            case .waiting: Bilingual(zh: "等待评价", en: "Ratings are awaited")
            case .weak, .missing: Bilingual(zh: "有一方没有评价", en: "One side has not rated")
            }
        case .onSale, .keyRegistered, .reachable, .payoutAccount, .requestAnswered, .questionAnswered, .disputeAnswered,
            .sellerGate:
            SellerWords.sentence(point.topic, point.status)
        }
    }

    private static func agreed(_ status: ProtectionStatus) -> Bilingual {
        switch status {
        case .inPlace: Bilingual(zh: "双方已确认同一份文本", en: "Both have confirmed the same text")
        case .waiting, .weak: Bilingual(zh: "条款已提出，等待确认", en: "Terms are proposed and wait for confirmation")
        case .missing: Bilingual(zh: "还没有约定：价格、期限都没有定", en: "Nothing is agreed yet: neither price nor deadlines")
        }
    }

    private static func held(_ status: ProtectionStatus) -> Bilingual {
        switch status {
        case .inPlace: Bilingual(zh: "货款经诚序通托管，去向都有记录", en: "The money goes through escrow, every movement on record")
        case .waiting, .weak: Bilingual(zh: "约定已成立，货款还没有进入托管", en: "The terms are agreed, and the money is not in escrow yet")
        case .missing: Bilingual(zh: "货款还没有进入托管", en: "The money is not in escrow yet")
        }
    }

    /// Why a point matters: what would be argued about, and who would have to prove it.
    package static func why(_ topic: ProtectionTopic) -> Bilingual {
        let reason = argument(over: topic)
        let burden = name(of: topic.burden)
        return Bilingual(
            zh: "\(reason.zh)\(burden.zh)（\(topic.source)）", en: "\(reason.en) \(burden.en) (\(english(topic.source)))")
    }

    /// A provision as English texts cite it: `Civil Code 496, 618; Consumer Law 26`.
    private static func english(_ source: String) -> String {
        let names = [
            ("民法典", "Civil Code"), ("消保法", "Consumer Law"), ("电子商务法", "E-Commerce Law"),
            ("电子签名法", "Electronic Signature Law"), ("民事诉讼法", "Civil Procedure Law"), ("；", "; "), ("、", ", "),
        ]
        return names.reduce(source) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    }

    private static func name(of burden: ProtectionTopic.Burden) -> Bilingual {
        switch burden {
        case .seller: Bilingual(zh: "举证责任在卖家。", en: "The seller would have to prove it.")
        case .buyer: Bilingual(zh: "举证责任在买家。", en: "The buyer would have to prove it.")
        case .whoAsserts: Bilingual(zh: "谁主张，谁举证。", en: "Whoever asserts it would have to prove it.")
        case .nobody: Bilingual(zh: "不涉及举证，但后来的买家要靠它判断。", en: "Nothing has to be proved, yet later buyers go by it.")
        }
    }

    private static func argument(over topic: ProtectionTopic) -> Bilingual {
        switch topic {
        case .defectsTold: Bilingual(zh: "出了问题先争：买家事先知不知道。", en: "The first question is whether the buyer knew.")
        case .artefactDeposited:
            Bilingual(zh: "会争：交付的是不是当初展示的那一份。", en: "It would be argued whether what came is what was shown.")
        case .licenceStated: Bilingual(zh: "买到软件不等于买到权利，会争能怎么用。", en: "Software comes without its rights: the use would be argued.")
        case .pageFrozen: Bilingual(zh: "页面改过之后，会争当时写的是什么。", en: "Once a page changes, what it said would be argued.")
        case .termsOffered, .agreed: Bilingual(zh: "会争：约定的究竟是哪一版。", en: "It would be argued which version was agreed.")
        case .confirmationStrength: Bilingual(zh: "会争：确认的是不是本人。", en: "It would be argued who it was that confirmed.")
        case .criteriaListed:
            Bilingual(zh: "标准不明时按通常标准，并作不利于起草方的解释。", en: "Unclear standards are read as usual, and against the drafter.")
        case .examinationTime: Bilingual(zh: "会争：默认验收算不算数。", en: "It would be argued whether silence was acceptance.")
        case .keptHere: Bilingual(zh: "会争：说过什么、做过什么。", en: "It would be argued what was said and done.")
        case .stayedHere: Bilingual(zh: "站外的事，平台的卷宗证明不了。", en: "This case file proves nothing of what happens elsewhere.")
        case .answered: Bilingual(zh: "拖着不答复，在纠纷里对不答复的一方不利。", en: "In a dispute silence counts against the silent one.")
        case .arrived: Bilingual(zh: "会争：东西到没到、能不能用。", en: "It would be argued whether it arrived and could be used.")
        case .receiptSigned, .receiptStrength: Bilingual(zh: "会争：买家收没收到。", en: "It would be argued whether the buyer received it.")
        case .heldInEscrow: Bilingual(zh: "没有托管，会争：钱付没付、货该不该交。", en: "Without escrow the payment itself would be argued.")
        case .promiseInTime: Bilingual(zh: "逾期未交付，货款会自动退回买家。", en: "What is not delivered in time is refunded by itself.")
        case .returnsPromised:
            Bilingual(zh: "没有约定时，会争能不能退、凭什么退。", en: "Without a promise it would be argued whether it can be returned.")
        case .supportPromised: Bilingual(zh: "会争：卖家答应过管多久。", en: "It would be argued how long help was promised.")
        case .deskPromised: Bilingual(zh: "会争：买家有没有地方可问。", en: "It would be argued whether there was anybody to ask.")
        case .creditOpen, .rated: Bilingual(zh: "评价不能删除。", en: "Ratings are never deleted.")
        case .keyRegistered: Bilingual(zh: "会争：确认和签名的是不是本人。", en: "It would be argued who it was that confirmed and signed.")
        case .onSale, .reachable, .payoutAccount, .requestAnswered, .questionAnswered, .disputeAnswered, .sellerGate:
            SellerWords.argument(over: topic)
        }
    }

    /// What the action is called.
    package static func name(of fix: ProtectionPoint.Fix) -> Bilingual {
        switch fix {
        case .reviseListing: Bilingual(zh: "补充商品信息", en: "Complete the listing")
        case .agreeOnTerms: Bilingual(zh: "提议条款", en: "Propose terms")
        case .confirmTerms: Bilingual(zh: "去确认条款", en: "Confirm the terms")
        case .registerPasskey: Bilingual(zh: "登记一把通行密钥", en: "Register a passkey")
        case .pay: Bilingual(zh: "去付款托管", en: "Pay into escrow")
        case .deliver: Bilingual(zh: "去交付", en: "Deliver")
        case .reply: Bilingual(zh: "去答复", en: "Reply")
        case .fetchDelivery: Bilingual(zh: "去取交付物", en: "Fetch the delivery")
        case .signReceipt: Bilingual(zh: "去签收", en: "Sign for it")
        case .rate: Bilingual(zh: "去评价", en: "Rate")
        case .publishListing: Bilingual(zh: "去发布商品", en: "Publish a listing")
        case .askForReceipt: Bilingual(zh: "请买家签收", en: "Ask the buyer to sign")
        case .answerRequest: Bilingual(zh: "去处理售后", en: "See the request")
        case .answerQuestion: Bilingual(zh: "去回答", en: "Answer it")
        case .answerDispute: Bilingual(zh: "去答复纠纷", en: "See the dispute")
        case .confirmMailAddress: Bilingual(zh: "确认一个邮箱", en: "Confirm a mail address")
        case .addPayoutAccount: Bilingual(zh: "添加收款账户", en: "Add an account for payouts")
        }
    }
}
