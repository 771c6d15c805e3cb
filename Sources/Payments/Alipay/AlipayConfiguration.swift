/// What the market must know to be a direct-pay platform at Alipay.
package struct AlipayConfiguration: Sendable {
    /// The application's number at Alipay's open platform.
    package var appID: String
    /// The platform's own account number, which begins with 2088: whose notifications are ours.
    package var sellerID: String
    /// The sub-merchant (smid) that is paid out to when a payment is settled.
    package var subMerchant: String
    /// Alipay's gateway.
    package var server: WebAddress
    /// Ours; signs requests.
    package var appKey: RSASigningKey
    /// Alipay's; checks its answers and notifications.
    package var alipayKey: RSAVerifyingKey
    /// After how many days Alipay settles by itself, 1 to 365: the hard expiry of a hold.
    package var holdDays: Int
    /// How long one call may take in all, in milliseconds.
    package var timeoutMs: Int

    /// Alipay's gateway for real money.
    package static let realServer = "https://openapi.alipay.com/gateway.do"

    /// Nil if a number is not of its form, or the days are out of their bounds.
    package init?(
        appID: String, sellerID: String, subMerchant: String, server: WebAddress, appKey: RSASigningKey,
        alipayKey: RSAVerifyingKey, holdDays: Int = 30, timeoutMs: Int = 10_000
    ) {
        let areDigits = [appID, sellerID, subMerchant].allSatisfy { number in
            (1...32).contains(number.utf8.count) && number.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard areDigits, sellerID.count == 16, sellerID.hasPrefix("2088"), AlipayLimits.holdDays.contains(holdDays)
        else {
            return nil
        }
        self.appID = appID
        self.sellerID = sellerID
        self.subMerchant = subMerchant
        self.server = server
        self.appKey = appKey
        self.alipayKey = alipayKey
        self.holdDays = holdDays
        self.timeoutMs = timeoutMs
    }
}

/// Alipay's bounds.
enum AlipayLimits {
    /// 0.01 yuan to 100 million yuan, in minor units. Source: the manual of `alipay.trade.page.pay` (total_amount).
    static let amountMinor: ClosedRange<Int64> = 1...10_000_000_000
    /// Source: the manual of `alipay.trade.page.pay` (settle_info.settle_period_time); 30 days are RULES.md's.
    static let holdDays = 1...365
    /// The most bytes of a bill's address. Source: the manual of `alipay.data.dataservice.bill.downloadurl.query`.
    static let billAddressBytesMax = 2_048
    /// The most bytes of an answer.
    static let answerBytesMax = 65_536
}
