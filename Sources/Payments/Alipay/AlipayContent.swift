import Ledger
import Market

// What the requests ask, as Alipay's manuals name it.

/// A question about one payment, by our number of it.
struct AlipayQuestion: Encodable {
    let outTradeNo: String

    init(_ payment: PaymentID) { outTradeNo = payment.rawValue }

    private enum CodingKeys: String, CodingKey { case outTradeNo = "out_trade_no" }
}

/// The payment that a buyer is to make. The money is held for the sub-merchant until it is settled, or for as long as it can be.
struct AlipayPagePay: Encodable {
    let outTradeNo: String
    let totalAmount: String
    let subject: String
    let productCode = "FAST_INSTANT_TRADE_PAY"
    let timeExpire: String
    let subMerchant: SubMerchant
    let settleInfo: AlipaySettleInfo

    struct SubMerchant: Encodable {
        let merchantID: String

        private enum CodingKeys: String, CodingKey { case merchantID = "merchant_id" }
    }

    init(_ order: PaymentOrder, _ configuration: AlipayConfiguration) {
        outTradeNo = order.payment.rawValue
        totalAmount = YuanText.text(minor: order.amount.minor)
        subject = Self.subject(order.subject)
        timeExpire = BeijingTime.text(order.expires)
        subMerchant = SubMerchant(merchantID: configuration.subMerchant)
        settleInfo = AlipaySettleInfo(order.amount, period: "\(configuration.holdDays)d")
    }

    /// Alipay refuses some characters in a subject; their wide sisters read the same.
    ///
    /// Source: the manual of `alipay.trade.page.pay` (subject).
    private static func subject(_ text: String) -> String {
        let wide: [Character: Character] = ["/": "／", "=": "＝", "&": "＆"]
        return String(text.map { wide[$0] ?? $0 })
    }

    private enum CodingKeys: String, CodingKey {
        case outTradeNo = "out_trade_no"
        case totalAmount = "total_amount"
        case subject
        case productCode = "product_code"
        case timeExpire = "time_expire"
        case subMerchant = "sub_merchant"
        case settleInfo = "settle_info"
    }
}

/// To whom how much is paid out. The account is the one that the sub-merchant named to Alipay.
struct AlipaySettleInfo: Encodable {
    let details: [Detail]
    let period: String?

    struct Detail: Encodable {
        let amount: String
        let account = "defaultSettle"

        private enum CodingKeys: String, CodingKey {
            case amount
            case account = "trans_in_type"
        }
    }

    init(_ amount: Money, period: String? = nil) {
        details = [Detail(amount: YuanText.text(minor: amount.minor))]
        self.period = period
    }

    private enum CodingKeys: String, CodingKey {
        case details = "settle_detail_infos"
        case period = "settle_period_time"
    }
}

/// A refund. Our numbers say which: under one of them money goes back only once.
struct AlipayRefund: Encodable {
    let outTradeNo: String
    let refundAmount: String
    let outRequestNo: String

    init(_ order: MovementOrder) {
        outTradeNo = order.payment.rawValue
        refundAmount = YuanText.text(minor: order.amount.minor)
        outRequestNo = order.number.text
    }

    private enum CodingKeys: String, CodingKey {
        case outTradeNo = "out_trade_no"
        case refundAmount = "refund_amount"
        case outRequestNo = "out_request_no"
    }
}

/// The question where the bill of a day's trades lies.
struct AlipayBillQuestion: Encodable {
    let billType = "trade"
    let billDate: String

    init(_ day: BeijingDay) { billDate = day.text }

    private enum CodingKeys: String, CodingKey {
        case billType = "bill_type"
        case billDate = "bill_date"
    }
}

/// What became of a refund.
struct AlipayRefundQuestion: Encodable {
    let outTradeNo: String
    let outRequestNo: String

    init(_ payment: PaymentID, _ number: MovementNumber) {
        outTradeNo = payment.rawValue
        outRequestNo = number.text
    }

    private enum CodingKeys: String, CodingKey {
        case outTradeNo = "out_trade_no"
        case outRequestNo = "out_request_no"
    }
}

/// The confirmation that what is held can be paid out.
///
/// Source: RULES.md: after acceptance, the amount equals paid minus refunded.
struct AlipaySettlement: Encodable {
    let tradeNo: String
    let outRequestNo: String
    let settleInfo: AlipaySettleInfo

    init(_ order: MovementOrder) {
        tradeNo = order.transaction.text
        outRequestNo = order.number.text
        settleInfo = AlipaySettleInfo(order.amount)
    }

    private enum CodingKeys: String, CodingKey {
        case tradeNo = "trade_no"
        case outRequestNo = "out_request_no"
        case settleInfo = "settle_info"
    }
}
