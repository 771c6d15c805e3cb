import Market
import Testing

@testable import Payments

/// The gateways that keep the contract. Another gateway adds a case here and passes the same suite.
enum GatewayUnderTest: String, CaseIterable, CustomTestStringConvertible, Sendable {
    case sandbox

    var testDescription: String { rawValue }

    /// Runs `body` against a provider of that kind.
    func world(_ body: @escaping @Sendable (any GatewayWorld) async throws -> Void) async throws {
        switch self {
        case .sandbox: try await SandboxWorld.with { try await body($0) }
        }
    }
}

/// What the contract needs beside the gateway: a buyer, and a shop that hears notifications.
protocol GatewayWorld: Sendable {
    associatedtype Port: Gateway
    var gateway: Port { get }
    func plainOrder(_ payment: PaymentID, minor: Int64) -> PaymentOrder
    /// The buyer pays.
    func pay(_ start: PaymentStart) async throws
    /// The first notification that came, once there is one.
    func notification() async throws -> RawNotification
}

extension SandboxWorld: GatewayWorld {
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

    struct Unpaid: Error { let status: Int, body: String }
    struct NoNotification: Error {}
}
