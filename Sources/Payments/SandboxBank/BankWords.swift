import Market

/// Every word on the bank's pages, in both languages.
enum BankWords {
    static let bank = Bilingual(zh: "沙箱银行", en: "Sandbox Bank")
    static let playMoney = Bilingual(zh: "演示用的钱，不是真的", en: "Play money, not real")
    static let playMoneyMore = Bilingual(
        zh: "这家银行只为演示和测试而设。付款不会动用任何真实的账户。",
        en: "This bank exists for demonstrations and tests. Paying here touches no real account.")
    static let payTo = Bilingual(zh: "付款给", en: "Pay to")
    static let subject = Bilingual(zh: "商品", en: "For")
    static let number = Bilingual(zh: "订单号", en: "Order")
    static let pay = Bilingual(zh: "付款", en: "Pay")
    static let cancel = Bilingual(zh: "暂不付款，返回商店", en: "Not now, back to the shop")
    static let back = Bilingual(zh: "返回商店", en: "Back to the shop")
    static let mishaps = Bilingual(zh: "测试：让银行出错", en: "For tests: let the bank go wrong")
    static let mishapLabel = Bilingual(zh: "付款通知", en: "The notification of this payment")
    static let switchLanguage = Bilingual(zh: "English", en: "中文")
    static let unknownMerchant = Bilingual(zh: "未知商户", en: "Unknown merchant")

    /// A page that only says something.
    enum Message {
        case about, badLink, otherOrder, expired, closed, moreThanLeft
    }

    static func title(of message: Message) -> Bilingual {
        switch message {
        case .about: bank
        case .badLink: Bilingual(zh: "这个付款链接无效", en: "This payment link is not valid")
        case .otherOrder: Bilingual(zh: "这个订单号已用于另一笔付款", en: "This order number belongs to another payment")
        case .expired: Bilingual(zh: "付款时间已过", en: "The time to pay has passed")
        case .closed: Bilingual(zh: "这笔付款已关闭", en: "This payment was closed")
        case .moreThanLeft: Bilingual(zh: "没有这么多可以收回", en: "There is not that much to take back")
        }
    }

    static func text(of message: Message) -> Bilingual {
        switch message {
        case .about:
            Bilingual(
                zh: "付款页由商店打开。这里没有别的可做。", en: "Pay pages are opened by a shop. There is nothing else to do here.")
        case .badLink:
            Bilingual(
                zh: "链接不完整，或者在途中被改动过。没有付任何款。请回到商店，重新开始付款。",
                en: "It is incomplete or was changed on the way. Nothing was paid. Go back to the shop and start again.")
        case .otherOrder:
            Bilingual(
                zh: "没有付任何款。请回到商店，重新开始付款。", en: "Nothing was paid. Go back to the shop and start again.")
        case .expired:
            Bilingual(
                zh: "没有付任何款。请回到商店，看看是否还能付款。",
                en: "Nothing was paid. Go back to the shop and see whether you can still pay.")
        case .closed:
            Bilingual(
                zh: "商店已关闭这笔付款，现在不能再付。没有付任何款。",
                en: "The shop has closed it, and it can no longer be paid. Nothing was paid.")
        case .moreThanLeft:
            Bilingual(
                zh: "这笔款还没有付，或者已经退回、收回得差不多了。什么都没有变。",
                en: "It was not paid, or most of it has gone back already. Nothing has changed.")
        }
    }

    static let paid = Bilingual(zh: "已付款", en: "Paid")
    static let paidMore = Bilingual(zh: "这笔款已经付过，不会再付一次。", en: "This was paid and will not be paid twice.")

    static let chargeBack = Bilingual(zh: "付款人的银行收回这笔款", en: "The payer's bank takes this payment back")
    static let chargeBackLabel = Bilingual(zh: "测试：付款后被收回", en: "For tests: the money is taken back")
    static let chargeBackMore = Bilingual(
        zh: "付款人向自己的银行提出异议，银行把钱收回。商店会收到通知，收回的钱记在当天的账单里。",
        en:
            "The payer disputes the payment with their bank, which takes the money back. The shop is told, and it stands in the day's bill."
    )
    static let chargeBackAmount = Bilingual(zh: "收回多少（元），不填就是全部", en: "How much (yuan); all of it if left empty")
    static func chargedBack(_ amount: String) -> Bilingual {
        Bilingual(zh: "已被付款人的银行收回 \(amount)", en: "\(amount) of it was taken back by the payer's bank")
    }

    static func name(of mishap: Mishap) -> Bilingual {
        switch mishap {
        case .none: Bilingual(zh: "正常送达", en: "arrives as it should")
        case .duplicate: Bilingual(zh: "重复三次", en: "comes three times")
        case .late: Bilingual(zh: "迟到", en: "comes late")
        case .outoforder: Bilingual(zh: "次序颠倒", en: "comes out of order")
        case .lost: Bilingual(zh: "丢失", en: "is lost")
        case .wrongamount: Bilingual(zh: "金额不对", en: "tells a wrong amount")
        case .wrongorder: Bilingual(zh: "订单号不对", en: "tells a wrong order number")
        case .badsignature: Bilingual(zh: "签名无效", en: "has a bad signature")
        case .slow: Bilingual(zh: "银行很慢", en: "the bank is slow")
        case .down: Bilingual(zh: "银行停机", en: "the bank is down")
        case .payoutrefused: Bilingual(zh: "银行拒绝提现", en: "the bank refuses payouts")
        case .payoutpending: Bilingual(zh: "银行搁置提现", en: "the bank leaves payouts open")
        }
    }
}

extension Bilingual {
    func text(in language: PayPageLanguage) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }
}
