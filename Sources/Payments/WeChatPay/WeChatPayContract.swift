import Market

/// As what the market has its contract with WeChat Pay. It decides whose names stand in requests, where they go, and for how long
/// money can be held.
///
/// Source: the manuals of the platform's products (收付通) and the ordinary merchant's; RULES.md for the days.
package enum WeChatPayContract: Equatable, Sendable {
    /// A platform, whose sellers' money is held at WeChat Pay for a sub-merchant: 180 days.
    case platform(app: String, merchant: String, subMerchant: String)
    /// An ordinary merchant with profit sharing: 30 days.
    case merchant(app: String, merchant: String)

    /// Nil unless the application is `wx` and letters and digits, and the merchants are digits.
    package static func checked(app: String, merchant: String, subMerchant: String?) -> WeChatPayContract? {
        let isApp =
            app.hasPrefix("wx") && (4...32).contains(app.utf8.count)
            && app.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
        let areMerchants = [merchant, subMerchant ?? merchant].allSatisfy { number in
            (6...12).contains(number.utf8.count) && number.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard isApp, areMerchants else { return nil }
        if let subMerchant { return .platform(app: app, merchant: merchant, subMerchant: subMerchant) }
        return .merchant(app: app, merchant: merchant)
    }

    /// Who signs requests.
    var signer: String {
        switch self {
        case .platform(_, let merchant, _), .merchant(_, let merchant): merchant
        }
    }

    var holdDays: Int {
        switch self {
        case .platform: 180
        case .merchant: 30
        }
    }

    /// Only a sub-merchant can be a receiver of its own payments, which is how a part is let go.
    var settlesInParts: Bool {
        switch self {
        case .platform: true
        case .merchant: false
        }
    }

    /// Whose a payment is, as requests and answers name it.
    var names: Names {
        switch self {
        case .platform(let app, let merchant, let subMerchant):
            Names(spApp: app, spMerchant: merchant, subMerchant: subMerchant)
        case .merchant(let app, let merchant): Names(app: app, merchant: merchant)
        }
    }

    struct Names: Codable, Equatable {
        var app: String?
        var merchant: String?
        var spApp: String?
        var spMerchant: String?
        var subMerchant: String?

        private enum CodingKeys: String, CodingKey {
            case app = "appid"
            case merchant = "mchid"
            case spApp = "sp_appid"
            case spMerchant = "sp_mchid"
            case subMerchant = "sub_mchid"
        }

        var withoutApp: Names { Names(merchant: merchant, spMerchant: spMerchant, subMerchant: subMerchant) }
    }

    // MARK: Where requests go

    var nativePath: String {
        switch self {
        case .platform: "/v3/pay/partner/transactions/native"
        case .merchant: "/v3/pay/transactions/native"
        }
    }

    func paymentPath(_ payment: PaymentID) -> String {
        switch self {
        case .platform(_, let merchant, let subMerchant):
            "/v3/pay/partner/transactions/out-trade-no/\(payment)?sp_mchid=\(merchant)&sub_mchid=\(subMerchant)"
        case .merchant(_, let merchant): "/v3/pay/transactions/out-trade-no/\(payment)?mchid=\(merchant)"
        }
    }

    func closePath(_ payment: PaymentID) -> String {
        switch self {
        case .platform: "/v3/pay/partner/transactions/out-trade-no/\(payment)/close"
        case .merchant: "/v3/pay/transactions/out-trade-no/\(payment)/close"
        }
    }

    var refundPath: String {
        switch self {
        case .platform: "/v3/ecommerce/refunds/apply"
        case .merchant: "/v3/refund/domestic/refunds"
        }
    }

    func refundPath(_ number: MovementNumber) -> String {
        switch self {
        case .platform(_, _, let subMerchant): "/v3/ecommerce/refunds/out-refund-no/\(number)?sub_mchid=\(subMerchant)"
        case .merchant: "/v3/refund/domestic/refunds/\(number)"
        }
    }

    /// Where the bill of all transactions of a day lies; a platform asks for its sub-merchant's.
    func billPath(_ day: BeijingDay) -> String {
        let path = "/v3/bill/tradebill?bill_date=\(day.text)&bill_type=ALL"
        switch self {
        case .platform(_, _, let subMerchant): return "\(path)&sub_mchid=\(subMerchant)"
        case .merchant: return path
        }
    }

    var sharePath: String { "/v3/ecommerce/profitsharing/orders" }

    /// All that is still frozen is let go.
    var finishPath: String {
        switch self {
        case .platform: "/v3/ecommerce/profitsharing/finish-order"
        case .merchant: "/v3/profitsharing/orders/unfreeze"
        }
    }

    func sharePath(_ number: MovementNumber, of transaction: TransactionNumber) -> String {
        switch self {
        case .platform(_, _, let subMerchant):
            "\(sharePath)?sub_mchid=\(subMerchant)&transaction_id=\(transaction)&out_order_no=\(number)"
        case .merchant: "/v3/profitsharing/orders/\(number)?transaction_id=\(transaction)"
        }
    }

    func leftPath(_ transaction: TransactionNumber) -> String {
        switch self {
        case .platform: "/v3/ecommerce/profitsharing/orders/\(transaction)/amounts"
        case .merchant: "/v3/profitsharing/transactions/\(transaction)/amounts"
        }
    }
}
