import AsyncHTTPClient
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import Market
import NIOCore
import NIOHTTP1
import Payments
import Service
import ServiceLifecycle

/// The bank with play money and the market's ear for its notifications, each on a loopback port of its own: for a program that
/// pays as a buyer does, by HTTP and signed messages.
struct PlayMoney: Sendable {
    /// With the bank as the standard gateway and the ear as the market's address.
    let gateways: Gateways
    private let gateway: SandboxGateway
    private let ear: Ear

    /// Runs `body` beside the two and takes them down. `now` is the bank's and the gateway's clock.
    ///
    /// Throws: `Fault`, file errors of the bank's journal, and what `body` throws.
    static func with<Result: Sendable>(
        _ sandbox: Sandbox, now: @escaping @Sendable () -> Timestamp, logger: Logger,
        _ body: @Sendable (PlayMoney) async throws -> Result
    ) async throws -> Result {
        let ear = Ear(logger: logger)
        let bank = try sandbox.bank(logger: logger, now: now)
        let (bankPorts, bankPort) = AsyncStream<Int>.makeStream()
        let (earPorts, earPort) = AsyncStream<Int>.makeStream()
        let services = ServiceGroup(
            services: [
                Running { try await ear.application(logger: logger) { earPort.yield($0) }.run() },
                Running { try await bank.run { bankPort.yield($0) } },
            ],
            logger: logger)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer {
                    bankPort.finish()
                    earPort.finish()
                }
                try await services.run()
            }
            guard let bankAddress = await address(bankPorts), let earAddress = await address(earPorts) else {
                try await group.waitForAll()
                throw Fault.notListening
            }
            let gateway = sandbox.gateway(at: bankAddress, now: now)
            let money = PlayMoney(
                gateways: Gateways(standard: gateway, publicAddress: earAddress), gateway: gateway, ear: ear)
            do {
                let result = try await body(money)
                await services.triggerGracefulShutdown()
                try await group.waitForAll()
                return result
            } catch {
                await services.triggerGracefulShutdown()
                throw error
            }
        }
    }

    /// From now on notifications go to that market.
    func listen(for marketplace: Marketplace) async { await ear.listen(for: marketplace) }

    /// Pays as the buyer's browser does, and comes back as it does: the market asks the bank once more.
    ///
    /// Throws: `Fault`, HTTP errors.
    func pay(_ start: PaymentStart, _ payment: PaymentID, in marketplace: Marketplace) async throws {
        guard case .redirect(let link) = start else { throw Fault.noLink }
        var request = HTTPClientRequest(url: link)
        request.method = .POST
        request.headers.add(name: "accept", value: "application/json")
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
        guard response.status == .ok else { throw Fault.refused(status: Int(response.status.code)) }
        guard try await marketplace.confirmPayment(payment, at: gateway) else { throw Fault.notConfirmed }
    }

    private static func address(_ ports: AsyncStream<Int>) async -> WebAddress? {
        await ports.first { _ in true }.flatMap { WebAddress("http://127.0.0.1:\($0)") }
    }

    /// Why no play money was paid.
    enum Fault: Error, Equatable {
        case notListening, noLink, notConfirmed
        case refused(status: Int)
    }
}

/// Takes the bank's notifications as raw bytes, as the server's own route does, and lets the market answer.
private actor Ear {
    private let logger: Logger
    private var marketplace: Marketplace?

    init(logger: Logger) { self.logger = logger }

    func listen(for marketplace: Marketplace) { self.marketplace = marketplace }

    nonisolated func application(
        logger: Logger, onListening: @escaping @Sendable (Int) async -> Void
    ) -> some ApplicationProtocol {
        let router = Router()
        router.post("/gateways/sandbox/notifications") { request, _ in
            let body = try await request.body.collect(upTo: RawNotification.bodyBytesMax)
            let answer = await self.answer(
                RawNotification(headers: request.headers, body: Array(body.readableBytesView)))
            return Response(
                status: .init(code: answer.status), headers: [.contentType: answer.contentType],
                body: ResponseBody(byteBuffer: ByteBuffer(string: answer.body)))
        }
        return Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { await onListening($0.localAddress?.port ?? 0) }, logger: logger)
    }

    private func answer(_ notification: RawNotification) async -> NotificationAnswer {
        guard let marketplace else { return NotificationAnswer(status: 503, contentType: "text/plain", body: "fail") }
        do {
            return try await marketplace.receive(notification, from: "sandbox")
        } catch {
            logger.error("A notification was not taken", metadata: ["failure": "\(error)"])
            return NotificationAnswer(status: 400, contentType: "text/plain", body: "fail")
        }
    }
}

/// A service made of a closure.
private struct Running: ServiceLifecycle.Service {
    private let body: @Sendable () async throws -> Void
    init(_ body: @escaping @Sendable () async throws -> Void) { self.body = body }
    func run() async throws { try await body() }
}
