import AsyncHTTPClient
import Foundation
import HTTPTypes
import Hummingbird
import Ledger
import Logging
import Market
import NIOCore
import NIOHTTP1
import ServiceLifecycle

@testable import Payments

/// A sandbox bank and a shop on loopback, each on a port of its own.
struct SandboxWorld: Sendable {
    let bank: SandboxBank
    let gateway: SandboxGateway
    let shop: Shop
    let bankPort: Int
    let shopPort: Int
    let keys: SandboxKeys

    static let merchant = SandboxMerchant("chengxu-test")!

    /// Runs `body` in a world and takes the world down.
    static func with(
        keys: SandboxKeys = .generate(), folder: String? = nil, allowsMishaps: Bool = true,
        timing: SandboxBank.Timing = .quick, timeoutMs: Int = 5_000,
        bankNow: @escaping @Sendable () -> Timestamp = WallClock.now,
        gatewayNow: @escaping @Sendable () -> Timestamp = WallClock.now,
        usualAnswer: NotificationAnswer = NotificationAnswer(status: 200, contentType: "text/plain", body: "success"),
        _ body: @escaping @Sendable (SandboxWorld) async throws -> Void
    ) async throws {
        let shop = Shop(usualAnswer: usualAnswer)
        let bank = try SandboxBank(
            SandboxBank.Configuration(
                port: 0,
                merchants: [
                    merchant: SandboxBank.Merchant(
                        key: keys.merchant.verifyingKey, title: Bilingual(zh: "诚序测试商店", en: "Chengxu Test Shop"))
                ],
                key: keys.bank, folder: folder, allowsMishaps: allowsMishaps, timing: timing),
            logger: .silent, now: bankNow)
        let (shopPorts, shopPortIn) = AsyncStream<Int>.makeStream()
        let (bankPorts, bankPortIn) = AsyncStream<Int>.makeStream()
        let services = ServiceGroup(
            services: [
                Running { try await shop.application { shopPortIn.yield($0) }.run() },
                Running { try await bank.run { bankPortIn.yield($0) } },
            ],
            logger: .silent)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await services.run() }
            let shopPort = await shopPorts.first { _ in true }!
            let bankPort = await bankPorts.first { _ in true }!
            let address = WebAddress("http://127.0.0.1:\(bankPort)")!
            let gateway = SandboxGateway(
                SandboxGateway.Configuration(
                    bankPages: address, bankServer: address, merchant: merchant, merchantKey: keys.merchant,
                    bankKey: keys.bank.verifyingKey, timeoutMs: timeoutMs),
                now: gatewayNow)
            let world = SandboxWorld(
                bank: bank, gateway: gateway, shop: shop, bankPort: bankPort, shopPort: shopPort, keys: keys)
            let outcome: Result<Void, any Error>
            do {
                try await body(world)
                outcome = .success(())
            } catch {
                outcome = .failure(error)
            }
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
            try outcome.get()
        }
    }

    func order(
        _ payment: PaymentID = .fresh(), minor: Int64 = 128_000, subject: String = "进销存系统 源码 v2.1",
        expires: Timestamp = WallClock.now().adding(.minutes(30)), language: PayPageLanguage = .zh
    ) -> PaymentOrder {
        PaymentOrder(
            payment: payment, amount: Money(minor: minor, currency: .cny), subject: subject,
            notifyURL: WebAddress("http://127.0.0.1:\(shopPort)/notify")!,
            returnURL: WebAddress("http://127.0.0.1:\(shopPort)/paid?trade=1")!, expires: expires, language: language)!
    }

    func link(_ order: PaymentOrder) throws -> String {
        guard case .redirect(let url) = try gateway.start(order) else { throw NotALink() }
        return url
    }

    struct NotALink: Error {}

    /// What the bank answers to a program that pays.
    func payAsProgram(_ link: String, choice: String = "") async throws -> (status: Int, body: String) {
        let page = try await fetch(link, post: choice, accept: "application/json")
        return (page.status, page.body)
    }

    /// What the bank answers to a browser: status, body and headers, redirects not followed.
    func fetch(
        _ url: String, post form: String? = nil, accept: String = "text/html", language: String? = nil
    ) async throws -> (status: Int, body: String, headers: HTTPHeaders) {
        var request = HTTPClientRequest(url: url)
        request.headers.add(name: "accept", value: accept)
        if let language { request.headers.add(name: "accept-language", value: language) }
        if let form {
            request.method = .POST
            request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
            request.body = .bytes(ByteBuffer(string: form))
        }
        let response = try await Self.browser.execute(request, timeout: .seconds(10))
        let body = try await response.body.collect(upTo: 1 << 20)
        return (Int(response.status.code), String(buffer: body), response.headers)
    }

    /// Follows no redirect. Lives as long as the test process.
    private static let browser = HTTPClient(
        eventLoopGroupProvider: .singleton, configuration: HTTPClient.Configuration(redirectConfiguration: .disallow))
}

/// A service made of a closure.
struct Running: Service {
    let body: @Sendable () async throws -> Void
    init(_ body: @escaping @Sendable () async throws -> Void) { self.body = body }
    func run() async throws { try await body() }
}

extension SandboxBank.Timing {
    /// As the usual one, only much faster.
    static let quick: SandboxBank.Timing = {
        var timing = SandboxBank.Timing()
        timing.retryDelaysMs = [5, 10, 20, 30, 40, 50, 60]
        timing.lateMs = 400
        // Long enough for a busy machine; nothing waits for it unless something is wrong.
        timing.noticeWaitMs = 5_000
        timing.slowMs = 1_500
        return timing
    }()
}

extension PaymentID {
    static func fresh() -> PaymentID {
        PaymentID(at: WallClock.now(), random: (.random(in: .min ... .max), .random(in: .min ... .max)))
    }
}

extension Money {
    static func yuan(_ yuan: Int64) -> Money { Money(minor: yuan * 100, currency: .cny) }
    static func fen(_ fen: Int64) -> Money { Money(minor: fen, currency: .cny) }
}

/// A folder that is gone after `body`.
func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/payments-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(folder)
}
