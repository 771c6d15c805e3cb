import Market
import Testing

@testable import Payments

/// The gateways that keep the contract. Another gateway adds a case here and passes the same suite.
enum GatewayUnderTest: String, CaseIterable, CustomTestStringConvertible, Sendable {
    case sandbox, alipay
    /// WeChat Pay's three contracts: a platform by certificates, an ordinary merchant, a platform by public key.
    case wechatpayPlatform, wechatpayMerchant, wechatpayPublicKey

    var testDescription: String { rawValue }

    /// Runs `body` against a provider of that kind.
    func world(_ body: @escaping @Sendable (any GatewayWorld) async throws -> Void) async throws {
        switch self {
        case .sandbox: try await SandboxWorld.with { try await body($0) }
        case .alipay: try await AlipayWorld.with { try await body($0) }
        case .wechatpayPlatform: try await WeChatPayWorld.with(.platform) { try await body($0) }
        case .wechatpayMerchant: try await WeChatPayWorld.with(.merchant) { try await body($0) }
        case .wechatpayPublicKey: try await WeChatPayWorld.with(.publicKey) { try await body($0) }
        }
    }
}

/// What the contract needs beside the gateway: a buyer, and a shop that hears notifications.
protocol GatewayWorld: Sendable {
    associatedtype Port: Gateway
    var gateway: Port { get }
    /// The gateway's own codes of what it will not do.
    var refusals: GatewayRefusals { get }
    func plainOrder(_ payment: PaymentID, minor: Int64) -> PaymentOrder
    /// The buyer comes, looks, and does not pay.
    func visit(_ start: PaymentStart) async throws
    /// The buyer pays.
    func pay(_ start: PaymentStart) async throws
    /// The first notification that came, once there is one.
    func notification() async throws -> RawNotification
    /// The merchant takes out of its account what a payment has brought it.
    func withdraw(_ minor: Int64, of payment: PaymentID) async throws
}

/// What a gateway says where the contract knows that it must refuse.
struct GatewayRefusals: Sendable {
    /// The number was used before, for another amount.
    let numberTaken: String
    /// More than what is left of the payment.
    let moreThanLeft: String
    /// What would go back is settled, and no longer in the merchant's balance.
    let settled: String
    let notPaid: String
}

extension SandboxWorld: GatewayWorld {
    var refusals: GatewayRefusals {
        GatewayRefusals(
            numberTaken: "numberTaken", moreThanLeft: "moreThanLeft", settled: "balanceNotEnough", notPaid: "notPaid")
    }

    func visit(_ start: PaymentStart) async throws {
        guard case .redirect(let url) = start else { throw NotALink() }
        _ = try await fetch(url)
    }

    func plainOrder(_ payment: PaymentID, minor: Int64) -> PaymentOrder {
        order(payment, minor: minor, subject: "合同测试 & <软件>")
    }

    func pay(_ start: PaymentStart) async throws {
        guard case .redirect(let url) = start else { throw NotALink() }
        let answer = try await payAsProgram(url)
        guard answer.status == 200 else { throw Unpaid(status: answer.status, body: answer.body) }
    }

    func notification() async throws -> RawNotification {
        guard let first = try await shop.arrivals(1).first else { throw NoNotification() }
        return first.notification
    }

    func withdraw(_ minor: Int64, of payment: PaymentID) async throws {
        let to = try PayoutDestination(kind: .bank, holder: "林晚", bank: "招商银行", number: "4111111111111111")
        let order = try #require(PayoutOrder(number: MovementNumber("w-\(payment)")!, amount: .fen(minor), destination: to))
        guard try await gateway.start(order) == .done(.fen(minor)) else { throw NoNotification() }
    }

    struct Unpaid: Error { let status: Int, body: String }
    struct NoNotification: Error {}
}
