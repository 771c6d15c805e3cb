import CryptoExtras
import Foundation
import HTTPTypes
import Ledger
import Market

@testable import Payments

/// WeChat Pay's double, a gateway to it, and a shop that hears its notifications.
struct WeChatPayWorld: Sendable {
    let gateway: WeChatPayGateway
    let configuration: WeChatPayConfiguration
    let double: ProviderDouble
    let shop: Shop
    let shopPort: Int

    static let app = "wxd678efh567hg6787"
    static let merchant = "1230000109"
    static let subMerchant = "1900000109"
    static let serial = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"
    static let apiKey = "a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5"
    static let key = AlipayWorld.pair()

    /// As what the market has its contract, and by which of WeChat Pay's keys it believes.
    enum Kind: String, CaseIterable, Sendable {
        case platform, merchant, publicKey

        var contract: WeChatPayContract {
            switch self {
            case .platform, .publicKey: .platform(app: app, merchant: WeChatPayWorld.merchant, subMerchant: subMerchant)
            case .merchant: .merchant(app: app, merchant: WeChatPayWorld.merchant)
            }
        }
    }

    static func start(_ kind: Kind) async throws -> ProviderDouble {
        // Waits for another process, which the pool's threads must not.
        let key = try await onOwnThread { Self.key }
        var settings = [
            "app": app, "merchant": merchant, "merchant_serial": serial,
            "merchant_private": key.pkcs8PEMRepresentation, "api_key": apiKey,
        ]
        if kind != .merchant { settings["sub_merchant"] = subMerchant }
        if kind == .publicKey { settings["public_key"] = "yes" }
        return try await ProviderDouble.start("wechatpay_double.py", environment: "venv-wechatpay", settings: settings)
    }

    /// One of each kind for all tests that leave its mood and its keys alone.
    private static let shared: [Kind: Task<ProviderDouble, any Error>] = [
        .platform: Task { try await start(.platform) }, .merchant: Task { try await start(.merchant) },
        .publicKey: Task { try await start(.publicKey) },
    ]

    static func with(
        _ kind: Kind = .platform, own double: ProviderDouble? = nil, timeoutMs: Int = 5_000,
        fetchPauseMs: Int64 = 30_000,
        now: @escaping @Sendable () -> Timestamp = WallClock.now,
        _ body: @escaping @Sendable (WeChatPayWorld) async throws -> Void
    ) async throws {
        let running: ProviderDouble
        if let double { running = double } else { running = try await shared[kind]!.value }
        let publicKey = WeChatPayPublicKey(
            id: running.told["public_key_id"]!, key: RSAVerifyingKey(running.told["public_key"]!)!)
        let configuration = WeChatPayConfiguration(
            contract: kind.contract, merchantSerial: serial, merchantKey: RSASigningKey(key.pkcs8PEMRepresentation)!,
            apiKey: WeChatPayAPIKey(apiKey)!, publicKey: kind == .publicKey ? publicKey : nil, server: running.address,
            timeoutMs: timeoutMs, fetchPauseMs: fetchPauseMs)!
        let gateway = WeChatPayGateway(configuration, now: now)
        try await withShop(usualAnswer: gateway.acknowledgement) { shop, port in
            try await body(
                WeChatPayWorld(
                    gateway: gateway, configuration: configuration, double: running, shop: shop, shopPort: port))
        }
    }

    func order(
        _ payment: PaymentID = .fresh(), minor: Int64 = 128_000, subject: String = "进销存系统 源码 & 更新",
        expires: Timestamp = WallClock.now().adding(.minutes(30))
    ) -> PaymentOrder {
        PaymentOrder(
            payment: payment, amount: .fen(minor), subject: subject,
            notifyURL: WebAddress("http://127.0.0.1:\(shopPort)/notify")!,
            returnURL: WebAddress("http://127.0.0.1:\(shopPort)/paid?trade=1")!, expires: expires)!
    }

    func pay(_ start: PaymentStart, _ mishap: Mishap) async throws {
        guard case .code(let code) = start else { throw SandboxWorld.NotALink() }
        try await double.command("pay", ["code": code, "mishap": mishap.rawValue])
    }

    /// A notification with that content, encrypted and signed as the provider does.
    func signed(_ order: [String: String]) async throws -> RawNotification {
        let answer = try await double.command("sign", order)
        var fields = try JSONDecoder().decode([String: String].self, from: Data(answer.utf8))
        let body = fields.removeValue(forKey: "body")!
        var headers = HTTPFields()
        for (name, value) in fields { headers[HTTPField.Name(name)!] = value }
        return RawNotification(headers: headers, body: Array(body.utf8))
    }
}

extension WeChatPayWorld: GatewayWorld {
    var refusals: GatewayRefusals {
        GatewayRefusals(
            numberTaken: "INVALID_REQUEST", moreThanLeft: "INVALID_REQUEST", settled: "NOT_ENOUGH",
            notPaid: "ORDER_NOT_EXIST")
    }

    func plainOrder(_ payment: PaymentID, minor: Int64) -> PaymentOrder { order(payment, minor: minor) }

    func visit(_ start: PaymentStart) async throws {
        guard case .code(let code) = start else { throw SandboxWorld.NotALink() }
        try await double.command("visit", ["code": code])
    }

    func pay(_ start: PaymentStart) async throws { try await pay(start, .none) }

    func notification() async throws -> RawNotification {
        guard let first = try await shop.arrivals(1).first else { throw SandboxWorld.NoNotification() }
        return first.notification
    }

    func withdraw(_ minor: Int64, of payment: PaymentID) async throws {
        try await double.command("withdraw", ["payment": payment.rawValue])
    }
}
