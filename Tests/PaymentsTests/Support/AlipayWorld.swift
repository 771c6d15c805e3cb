import CryptoExtras
import Foundation
import HTTPTypes
import Ledger
import Market

@testable import Payments

/// Alipay's double, a gateway to it, and a shop that hears its notifications.
struct AlipayWorld: Sendable {
    let gateway: AlipayGateway
    let configuration: AlipayConfiguration
    let double: ProviderDouble
    let shop: Shop
    let shopPort: Int

    static let appID = "2021004100000001"
    static let sellerID = "2088101112223334"
    static let subMerchant = "2088000603999128"
    /// The application's, Alipay's and somebody else's.
    static let keys = (app: pair(), alipay: pair(), other: pair())

    /// Made by openssl: a debug build's own arithmetic takes seconds.
    static func pair() -> _RSA.Signing.PrivateKey {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = ["genrsa", "2048"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try! process.run()
        let pem = output.fileHandleForReading.readDataToEndOfFile()
        return try! _RSA.Signing.PrivateKey(pemRepresentation: String(decoding: pem, as: UTF8.self))
    }

    static func start() async throws -> ProviderDouble {
        // Waits for another process, which the pool's threads must not.
        let keys = try await onOwnThread { Self.keys }
        return try await ProviderDouble.start(
            "alipay_double.py", environment: "venv-alipay",
            settings: [
                "app_id": appID, "seller_id": sellerID, "sub_merchant": subMerchant,
                "app_public": keys.app.publicKey.pemRepresentation, "alipay_private": keys.alipay.pemRepresentation,
                "other_private": keys.other.pemRepresentation,
            ])
    }

    /// One for all tests that leave its mood alone.
    private static let shared = Task { try await start() }

    static func configuration(server: WebAddress, timeoutMs: Int = 5_000) -> AlipayConfiguration {
        AlipayConfiguration(
            appID: appID, sellerID: sellerID, subMerchant: subMerchant, server: server,
            appKey: RSASigningKey(keys.app.pemRepresentation)!,
            alipayKey: RSAVerifyingKey(keys.alipay.publicKey.pemRepresentation)!, timeoutMs: timeoutMs)!
    }

    static func with(
        own double: ProviderDouble? = nil, timeoutMs: Int = 5_000,
        _ body: @escaping @Sendable (AlipayWorld) async throws -> Void
    ) async throws {
        let running: ProviderDouble
        if let double { running = double } else { running = try await shared.value }
        let configuration = configuration(
            server: WebAddress("\(running.address)/gateway.do")!, timeoutMs: timeoutMs)
        let gateway = AlipayGateway(configuration)
        try await withShop(usualAnswer: gateway.acknowledgement) { shop, port in
            try await body(
                AlipayWorld(
                    gateway: gateway, configuration: configuration, double: running, shop: shop, shopPort: port))
        }
    }

    func order(
        _ payment: PaymentID = .fresh(), minor: Int64 = 128_000, subject: String = "进销存系统/源码=v2.1&更新",
        expires: Timestamp = WallClock.now().adding(.minutes(30))
    ) -> PaymentOrder {
        PaymentOrder(
            payment: payment, amount: .fen(minor), subject: subject,
            notifyURL: WebAddress("http://127.0.0.1:\(shopPort)/notify")!,
            returnURL: WebAddress("http://127.0.0.1:\(shopPort)/paid?trade=1")!, expires: expires)!
    }

    /// The buyer pays, and this goes wrong on the way.
    func pay(_ start: PaymentStart, _ mishap: Mishap) async throws {
        guard case .redirect(let link) = start else { throw SandboxWorld.NotALink() }
        try await double.command("pay", ["link": link, "mishap": mishap.rawValue])
    }

    /// A notification with these fields, signed and written by the official SDK.
    func signed(_ fields: [String: String], key: String = "own") async throws -> RawNotification {
        struct Order: Encodable { let fields: [String: String], key: String }
        let body = try await double.command("sign", Order(fields: fields, key: key))
        return RawNotification(headers: [:], body: Array(body.utf8))
    }
}

extension AlipayWorld: GatewayWorld {
    var refusals: GatewayRefusals {
        GatewayRefusals(
            numberTaken: "ACQ.DISCORDANT_REPEAT_REQUEST", moreThanLeft: "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL",
            settled: "ACQ.SELLER_BALANCE_NOT_ENOUGH", notPaid: "ACQ.TRADE_NOT_EXIST")
    }

    func plainOrder(_ payment: PaymentID, minor: Int64) -> PaymentOrder { order(payment, minor: minor) }

    func visit(_ start: PaymentStart) async throws {
        guard case .redirect(let link) = start else { throw SandboxWorld.NotALink() }
        try await double.command("visit", ["link": link])
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
