import Ledger
import Market

/// An answer that Alipay signed.
///
/// Source: the manual of answers' signatures: the signature covers the value of `alipay_…_response` as it stands in the bytes.
struct AlipayAnswer {
    private let content: Content

    /// The fields of all answers that are used here; each answer has some of them.
    struct Content: Decodable {
        let code: String
        let subCode: String?
        let outTradeNo: String?
        let tradeNo: String?
        let tradeStatus: String?
        let totalAmount: String?
        let sendPayDate: String?
        let fundChange: String?
        let outRequestNo: String?
        let refundStatus: String?
        let refundAmount: String?
        let settleAmount: String?
        let billDownloadURL: String?

        private enum CodingKeys: String, CodingKey {
            case code
            case subCode = "sub_code"
            case outTradeNo = "out_trade_no"
            case tradeNo = "trade_no"
            case tradeStatus = "trade_status"
            case totalAmount = "total_amount"
            case sendPayDate = "send_pay_date"
            case fundChange = "fund_change"
            case outRequestNo = "out_request_no"
            case refundStatus = "refund_status"
            case refundAmount = "refund_amount"
            case settleAmount = "settle_amount"
            case billDownloadURL = "bill_download_url"
        }
    }

    /// Throws: `forged` if Alipay's signature is missing or is over something else, `malformed`.
    init(_ bytes: [UInt8], method: String, key: RSAVerifyingKey) throws(GatewayFailure) {
        let name = method.replacing(".", with: "_") + "_response"
        // An answer to another method would have another name: a genuine one to another question says nothing about this one.
        guard let members = JSONMembers(bytes), let signed = members.values[name], signed.first == UInt8(ascii: "{"),
            let sign = members.plainText("sign"), members.values.count == 2, key.isSignature(sign, of: signed)
        else { throw .forged }
        content = try JSONText.read(Content.self, from: signed)
    }

    /// Whether Alipay knows of no such trade.
    var isTradeUnknown: Bool { content.code == "40004" && content.subCode == "ACQ.TRADE_NOT_EXIST" }

    /// Whether Alipay has no bill of that day.
    var isBillAbsent: Bool { (content.subCode ?? "").uppercased().replacing("-", with: "_").hasSuffix("BILL_NOT_EXIST") }

    /// Throws: `unavailable` for what may go well later, `refused`.
    func succeeded() throws(GatewayFailure) -> Content {
        if content.code == "10000" { return content }
        let code = ProviderCode.text(content.subCode ?? content.code)
        let mayGoWellLater = content.code == "20000" || Self.passing.contains { code.hasSuffix($0) }
        throw mayGoWellLater ? .unavailable(code: code) : .refused(code: code)
    }

    /// Source: the manuals' lists of errors, where the advice is to ask again with the same parameters.
    private static let passing = [
        "ACQ.SYSTEM_ERROR", "ACQ.TRADE_SETTLE_ERROR", "ACQ.FREQUENCY_LIMIT", "isv.app-call-limited", "aop.SYSTEM_ERROR",
    ]
}

extension AlipayAnswer.Content {
    /// Throws: `malformed` if the answer is of another payment, or a field is missing or out of its bounds.
    func status(of payment: PaymentID) throws(GatewayFailure) -> PaymentStatus {
        guard outTradeNo == payment.rawValue else { throw .malformed("out_trade_no") }
        switch tradeStatus {
        case "WAIT_BUYER_PAY": return .waiting
        case "TRADE_SUCCESS", "TRADE_FINISHED": return .paid(try facts(isAllRefunded: false))
        // Closed because nobody paid, or because all of what was paid has gone back.
        case "TRADE_CLOSED": return sendPayDate == nil ? .closed : .paid(try facts(isAllRefunded: true))
        default: throw .malformed("trade_status")
        }
    }

    /// Throws: `malformed` if the answer is of another refund, or a field is missing or out of its bounds.
    func refundStatus(_ number: MovementNumber, of payment: PaymentID) throws(GatewayFailure) -> MovementStatus {
        // Of a number that it does not know Alipay says that the question went well, and nothing else.
        guard let refundStatus, !refundStatus.isEmpty else { return .unknown }
        guard outTradeNo == payment.rawValue else { throw .malformed("out_trade_no") }
        guard outRequestNo == number.text else { throw .malformed("out_request_no") }
        guard refundStatus == "REFUND_SUCCESS" else { return .processing }
        guard let minor = refundAmount.flatMap({ YuanText.minor($0) }), AlipayLimits.amountMinor.contains(minor) else {
            throw .malformed("refund_amount")
        }
        return .done(Money(minor: minor, currency: .cny))
    }

    /// Throws: `malformed` if the answer is of another payment or transaction.
    func check(_ payment: PaymentID, _ transaction: TransactionNumber) throws(GatewayFailure) {
        guard outTradeNo == payment.rawValue else { throw .malformed("out_trade_no") }
        guard tradeNo == transaction.text else { throw .malformed("trade_no") }
    }

    private func facts(isAllRefunded: Bool) throws(GatewayFailure) -> PaidFacts {
        guard let transaction = tradeNo.flatMap({ TransactionNumber($0) }) else { throw .malformed("trade_no") }
        guard let minor = totalAmount.flatMap({ YuanText.minor($0) }), AlipayLimits.amountMinor.contains(minor) else {
            throw .malformed("total_amount")
        }
        return PaidFacts(
            transaction: transaction, amount: Money(minor: minor, currency: .cny),
            refundedMinor: isAllRefunded ? minor : nil, settledMinor: isAllRefunded ? 0 : nil)
    }
}
