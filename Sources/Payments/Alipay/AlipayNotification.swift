import Ledger
import Market

/// A notification that Alipay signed. It carries no time against which it could be too old: replays are normal, and what it says
/// is worth a query and no more.
///
/// Source: RULES.md, Alipay OpenAPI: drop `sign` and `sign_type`, decode once, sort, verify.
struct AlipayNotification {
    private let fields: [String: String]

    /// Throws: why it is not Alipay's.
    init(_ notification: RawNotification, key: RSAVerifyingKey) throws(NotificationRefusal) {
        guard notification.body.count <= RawNotification.bodyBytesMax else { throw .tooLong }
        guard let form = URLEncodedForm(parsing: notification.body) else { throw .malformed("form") }
        let all = Dictionary(form.fields.map { ($0.name, $0.value) }) { first, _ in first }
        // Neither of the two is covered by the signature, so only one value will do.
        guard all["sign_type"] == "RSA2" else { throw .malformed("sign_type") }
        guard let sign = all["sign"] else { throw .forged }
        let signed = AlipaySignedText.of(form.fields.filter { $0.name != "sign" && $0.name != "sign_type" })
        guard key.isSignature(sign, of: Array(signed.utf8)) else { throw .forged }
        fields = all
    }

    /// What it says to that merchant. Throws: `otherMerchant`, `malformed`.
    func notice(for configuration: AlipayConfiguration) throws(NotificationRefusal) -> PaymentNotice {
        guard let app = fields["app_id"] else { throw .malformed("app_id") }
        guard let seller = fields["seller_id"] else { throw .malformed("seller_id") }
        guard app == configuration.appID, seller == configuration.sellerID else { throw .otherMerchant }
        guard fields["notify_type"] == "trade_status_sync" else { throw .malformed("notify_type") }
        guard fields["charset"]?.lowercased() == "utf-8" else { throw .malformed("charset") }
        let (state, reached) = try step()
        return PaymentNotice(
            payment: try read("out_trade_no") { PaymentID(rawValue: $0) },
            transaction: try read("trade_no") { TransactionNumber($0) },
            amount: try read("total_amount") { text in
                guard let minor = YuanText.minor(text), AlipayLimits.amountMinor.contains(minor) else { return nil }
                return Money(minor: minor, currency: .cny)
            },
            state: state, reached: reached)
    }

    private func step() throws(NotificationRefusal) -> (PaymentNotice.State, Timestamp) {
        switch fields["trade_status"] {
        case "WAIT_BUYER_PAY": return (.waiting, try read("gmt_create") { BeijingTime.moment($0) })
        case "TRADE_SUCCESS", "TRADE_FINISHED": return (.paid, try read("gmt_payment") { BeijingTime.moment($0) })
        case "TRADE_CLOSED":
            // Closed because nobody paid, or because all of what was paid has gone back.
            if fields["gmt_payment"] != nil { return (.paid, try read("gmt_payment") { BeijingTime.moment($0) }) }
            return (.closed, try read("gmt_close") { BeijingTime.moment($0) })
        default: throw .malformed("trade_status")
        }
    }

    private func read<Value>(_ name: String, _ make: (String) -> Value?) throws(NotificationRefusal) -> Value {
        guard let value = fields[name].flatMap(make) else { throw .malformed(name) }
        return value
    }
}
