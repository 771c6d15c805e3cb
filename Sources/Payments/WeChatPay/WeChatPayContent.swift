import Ledger
import Market

// What is asked and answered, as WeChat Pay's manuals name it.

/// An order to pay by a code that is scanned. What is paid stays frozen for sharing until it is settled.
///
/// Source: RULES.md, 收付通: mark for sharing when paying.
struct WeChatPayNative: Encodable {
    let names: WeChatPayContract.Names
    let order: PaymentOrder

    private enum CodingKeys: String, CodingKey {
        case description
        case number = "out_trade_no"
        case expires = "time_expire"
        case notifyURL = "notify_url"
        case settlement = "settle_info"
        case amount
    }

    private struct Settlement: Encodable {
        let isShared = true
        private enum CodingKeys: String, CodingKey { case isShared = "profit_sharing" }
    }

    func encode(to encoder: any Encoder) throws {
        try names.encode(to: encoder)
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(Self.description(order.subject), forKey: .description)
        try values.encode(order.payment.rawValue, forKey: .number)
        try values.encode(BeijingTime.rfc3339(order.expires), forKey: .expires)
        try values.encode(order.notifyURL.text, forKey: .notifyURL)
        try values.encode(Settlement(), forKey: .settlement)
        try values.encode(WeChatPayAmount(total: order.amount.minor, currency: "CNY"), forKey: .amount)
    }

    /// As much of the subject as WeChat Pay takes, cut between characters.
    private static func description(_ subject: String) -> String {
        var text = ""
        for character in subject {
            guard text.utf8.count + character.utf8.count <= WeChatPayLimits.descriptionBytesMax else { break }
            text.append(character)
        }
        return text
    }
}

struct WeChatPayAmount: Codable {
    let total: Int64
    let currency: String
}

struct WeChatPayCode: Decodable {
    let url: String

    private enum CodingKeys: String, CodingKey { case url = "code_url" }
}

/// Where a bill lies, and the hash of its bytes.
struct WeChatPayBillPlace: Decodable {
    let hashType: String
    let hash: String
    let address: String

    private enum CodingKeys: String, CodingKey {
        case hashType = "hash_type"
        case hash = "hash_value"
        case address = "download_url"
    }
}

/// A payment as queries and notifications tell it.
struct WeChatPayTransaction: Decodable {
    let names: WeChatPayContract.Names
    private let number: String
    private let transaction: String?
    private let state: String
    private let paid: String?
    private let amount: WeChatPayAmount?

    private enum CodingKeys: String, CodingKey {
        case number = "out_trade_no"
        case transaction = "transaction_id"
        case state = "trade_state"
        case paid = "success_time"
        case amount
    }

    init(from decoder: any Decoder) throws {
        names = try WeChatPayContract.Names(from: decoder)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        number = try values.decode(String.self, forKey: .number)
        transaction = try values.decodeIfPresent(String.self, forKey: .transaction)
        state = try values.decode(String.self, forKey: .state)
        paid = try values.decodeIfPresent(String.self, forKey: .paid)
        amount = try values.decodeIfPresent(WeChatPayAmount.self, forKey: .amount)
    }

    /// Throws: `malformed` if it is of another payment or merchant, or a field is missing or out of its bounds.
    func status(of payment: PaymentID, _ contract: WeChatPayContract) throws(GatewayFailure) -> PaymentStatus {
        guard number == payment.rawValue else { throw .malformed("out_trade_no") }
        guard names == contract.names else { throw .malformed("mchid") }
        switch state {
        case "NOTPAY", "USERPAYING", "ACCEPT", "PAYERROR": return .waiting
        case "CLOSED", "REVOKED": return .closed
        case "SUCCESS", "REFUND":
            // After a refund the state says that there was one, not how much went back.
            let (transaction, amount) = try facts { part -> GatewayFailure in .malformed(part) }
            return .paid(
                PaidFacts(
                    transaction: transaction, amount: amount, refundedMinor: state == "SUCCESS" ? 0 : nil,
                    settledMinor: nil))
        default: throw .malformed("trade_state")
        }
    }

    /// Throws: `otherMerchant`, `malformed`.
    func notice(_ contract: WeChatPayContract) throws(NotificationRefusal) -> PaymentNotice {
        guard names == contract.names else { throw .otherMerchant }
        guard state == "SUCCESS" else { throw .malformed("trade_state") }
        guard let payment = PaymentID(rawValue: number) else { throw .malformed("out_trade_no") }
        guard let reached = paid.flatMap({ BeijingTime.moment(rfc3339: $0) }) else { throw .malformed("success_time") }
        let (transaction, amount) = try facts { part -> NotificationRefusal in .malformed(part) }
        return PaymentNotice(
            payment: payment, transaction: transaction, amount: amount, state: .paid, reached: reached)
    }

    private func facts<Fault: Error>(
        _ fault: (String) -> Fault
    ) throws(Fault) -> (TransactionNumber, Money) {
        guard let transaction = transaction.flatMap({ TransactionNumber($0) }) else { throw fault("transaction_id") }
        guard let amount, amount.currency == "CNY", WeChatPayLimits.amountMinor.contains(amount.total) else {
            throw fault("amount")
        }
        return (transaction, Money(minor: amount.total, currency: .cny))
    }
}

/// An order to pay back. Under one number only one refund is made.
struct WeChatPayRefund: Encodable {
    let contract: WeChatPayContract
    let order: MovementOrder
    /// What was paid in all.
    let total: Money

    private enum CodingKeys: String, CodingKey {
        case payment = "out_trade_no"
        case number = "out_refund_no"
        case amount
    }

    private struct Amount: Encodable {
        let refund: Int64
        let total: Int64
        let currency = "CNY"
    }

    func encode(to encoder: any Encoder) throws {
        switch contract {
        case .platform(let app, _, let subMerchant):
            try WeChatPayContract.Names(spApp: app, subMerchant: subMerchant).encode(to: encoder)
        case .merchant: break
        }
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(order.payment.rawValue, forKey: .payment)
        try values.encode(order.number.text, forKey: .number)
        try values.encode(Amount(refund: order.amount.minor, total: total.minor), forKey: .amount)
    }
}

/// What became of a refund. The answer to the order of a platform has no status; a query tells.
struct WeChatPayRefundState: Decodable {
    let number: String
    let status: String?
    let amount: Amount

    struct Amount: Decodable { let refund: Int64 }

    private enum CodingKeys: String, CodingKey {
        case number = "out_refund_no"
        case status, amount
    }

    /// Nil where the answer does not say. Throws: `malformed`.
    func movement(_ expected: MovementNumber) throws(GatewayFailure) -> MovementStatus? {
        guard number == expected.text else { throw .malformed("out_refund_no") }
        guard WeChatPayLimits.amountMinor.contains(amount.refund) else { throw .malformed("amount") }
        switch status {
        case nil: return nil
        case "SUCCESS": return .done(Money(minor: amount.refund, currency: .cny))
        // What the bank did not take can still be sent by another way, which is done at WeChat Pay's pages.
        case "PROCESSING", "ABNORMAL": return .processing
        case "CLOSED": return .failed(code: "CLOSED")
        default: throw .malformed("status")
        }
    }
}

/// An order to let frozen money go: a part to the sub-merchant itself, or all that is left.
struct WeChatPayShare: Encodable {
    let contract: WeChatPayContract
    let order: MovementOrder
    let isAll: Bool

    private enum CodingKeys: String, CodingKey {
        case subMerchant = "sub_mchid"
        case app = "appid"
        case transaction = "transaction_id"
        case number = "out_order_no"
        case receivers
        case isFinished = "finish"
        case description
    }

    private struct Receiver: Encodable {
        let account: String
        let amount: Int64
        let type = "MERCHANT_ID"
        let description = "结算"
        private enum CodingKeys: String, CodingKey {
            case account = "receiver_account"
            case amount, type, description
        }
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(order.transaction.text, forKey: .transaction)
        try values.encode(order.number.text, forKey: .number)
        if isAll { try values.encode("结算", forKey: .description) }
        switch contract {
        case .platform(let app, _, let subMerchant):
            try values.encode(subMerchant, forKey: .subMerchant)
            if !isAll {
                try values.encode(app, forKey: .app)
                try values.encode([Receiver(account: subMerchant, amount: order.amount.minor)], forKey: .receivers)
                try values.encode(false, forKey: .isFinished)
            }
        case .merchant: break
        }
    }
}

/// How much of a payment is still frozen, in minor units.
struct WeChatPayLeft: Decodable {
    let minor: Int64

    private enum CodingKeys: String, CodingKey { case minor = "unsplit_amount" }
}

/// What became of such an order.
struct WeChatPayShareState: Decodable {
    private let number: String
    private let status: String?
    private let state: String?
    private let finished: Int64?
    private let receivers: [Receiver]?

    struct Receiver: Decodable {
        let amount: Int64
        let result: String
    }

    private enum CodingKeys: String, CodingKey {
        case number = "out_order_no"
        case status, state
        case finished = "finish_amount"
        case receivers
    }

    /// Throws: `malformed`.
    func movement(_ expected: MovementNumber) throws(GatewayFailure) -> MovementStatus {
        guard number == expected.text else { throw .malformed("out_order_no") }
        switch status ?? state {
        case "PROCESSING": return .processing
        case "FINISHED":
            let receivers = receivers ?? []
            if let closed = receivers.first(where: { $0.result == "CLOSED" }) { return .failed(code: closed.result) }
            guard receivers.allSatisfy({ WeChatPayLimits.amountMinor.contains($0.amount) }), receivers.count <= 50
            else {
                throw .malformed("receivers")
            }
            let minor = finished ?? receivers.reduce(0) { $0 + $1.amount }
            guard WeChatPayLimits.amountMinor.contains(minor) else { throw .malformed("finish_amount") }
            return .done(Money(minor: minor, currency: .cny))
        default: throw .malformed("status")
        }
    }
}

/// An error, as WeChat Pay tells it.
struct WeChatPayError: Decodable { let code: String }
