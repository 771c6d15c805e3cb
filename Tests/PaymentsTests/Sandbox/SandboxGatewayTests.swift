import Hummingbird
import Ledger
import Logging
import Market
import NIOCore
import ServiceLifecycle
import Testing

@testable import Payments

/// What the adapter makes of banks that are away, slow, broken or not the bank at all.
@Suite(.serialized) struct SandboxGatewayTests {
    private let keys = SandboxKeys.generate()

    private func gateway(port: Int, timeoutMs: Int = 5_000) -> SandboxGateway {
        let address = WebAddress("http://127.0.0.1:\(port)")!
        return SandboxGateway(
            SandboxGateway.Configuration(
                bankPages: address, bankServer: address, merchant: SandboxWorld.merchant, merchantKey: keys.merchant,
                bankKey: keys.bank.verifyingKey, timeoutMs: timeoutMs))
    }

    @Test func nobodyThereIsUnreachable() async throws {
        let began = WallClock.now()
        await #expect(throws: GatewayFailure.unreachable) { try await gateway(port: 1).query(.fresh()) }
        #expect(WallClock.now().ms - began.ms < 4_000)
    }

    @Test func anErrorPageIsAServerError() async throws {
        try await withBank({ _ in Response(status: .internalServerError) }) { port in
            await #expect(throws: GatewayFailure.serverError(status: 500)) {
                try await gateway(port: port).query(.fresh())
            }
        }
    }

    @Test func anUnsignedAnswerIsForged() async throws {
        try await withBank({ _ in text("version=1&kind=answer&answer=paymentunknown") }) { port in
            await #expect(throws: GatewayFailure.forged) { try await gateway(port: port).query(.fresh()) }
        }
    }

    @Test func anAnswerToAnotherQuestionIsForged() async throws {
        let old = try BankAnswer(nonce: Nonce(), content: .payment(.waiting)).signed(with: keys.bank)
        try await withBank({ _ in text(old) }) { port in
            await #expect(throws: GatewayFailure.forged) { try await gateway(port: port).query(.fresh()) }
        }
    }

    @Test func anAnswerOfTheWrongKindIsMalformed() async throws {
        let keys = keys
        try await withBank({ request in
            let body = try await request.body.collect(upTo: 1 << 16)
            let question = try BankEnvelope(opening: Array(body.readableBytesView), with: keys.merchant.verifyingKey)
            let answer = BankAnswer(nonce: question.nonce, content: .movement(.processing))
            return text(try answer.signed(with: keys.bank))
        }) { port in
            await #expect(throws: GatewayFailure.malformed("answer")) { try await gateway(port: port).query(.fresh()) }
        }
    }

    @Test func anEndlessAnswerIsCutOff() async throws {
        try await withBank({ _ in text(String(repeating: "a", count: 1 << 20)) }) { port in
            await #expect(throws: GatewayFailure.malformed("length")) { try await gateway(port: port).query(.fresh()) }
        }
    }

    @Test func aBodyThatNeverEndsIsATimeout() async throws {
        try await withBank({ _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    try await writer.write(ByteBuffer(string: "version=1"))
                    try await Task.sleep(for: .seconds(3))
                    try await writer.finish(nil)
                })
        }) { port in
            await #expect(throws: GatewayFailure.timeout(ms: 200)) {
                try await gateway(port: port, timeoutMs: 200).query(.fresh())
            }
        }
    }

    @Test func aSlowBankIsATimeoutAndADownBankAServerError() async throws {
        try await SandboxWorld.with(timeoutMs: 300) { world in
            try await world.gateway.misbehave(.slow)
            await #expect(throws: GatewayFailure.timeout(ms: 300)) { try await world.gateway.query(.fresh()) }
            try await world.gateway.misbehave(.down)
            await #expect(throws: GatewayFailure.serverError(status: 503)) { try await world.gateway.query(.fresh()) }
            let link = try world.link(world.order())
            #expect(try await world.fetch(link).status == 503)
            #expect(try await world.payAsProgram(link).status == 503)
            try await world.gateway.misbehave(.none)
            #expect(try await world.gateway.query(.fresh()) == .unknown)
        }
    }

    @Test func theBankRefusesStaleQuestions() async throws {
        try await SandboxWorld.with(gatewayNow: { Timestamp(ms: WallClock.now().ms - 300_500) }) { world in
            await #expect(throws: GatewayFailure.refused(code: "notFresh")) { try await world.gateway.query(.fresh()) }
        }
    }

    @Test func aBankThatAllowsNoMishapsRefusesThem() async throws {
        try await SandboxWorld.with(allowsMishaps: false) { world in
            await #expect(throws: GatewayFailure.refused(code: "noMishaps")) { try await world.gateway.misbehave(.lost) }
        }
    }

    @Test func anExpiredOrderIsNotStarted() throws {
        let order = PaymentOrder(
            payment: .fresh(), amount: .fen(1), subject: "x", notifyURL: WebAddress("http://a/")!,
            returnURL: WebAddress("http://a/")!, expires: WallClock.now())!
        #expect(throws: GatewayFailure.orderRefused(.expiry)) { try gateway(port: 1).start(order) }
    }

    @Test func everyFailureHasACodeOfItsOwn() {
        let failures: [GatewayFailure] = [
            .orderRefused(.amount), .unreachable, .timeout(ms: 1), .refused(code: "x"), .serverError(status: 500),
            .forged, .malformed("x"),
        ]
        #expect(Set(failures.map(\.code)).count == failures.count)
        #expect(failures.filter { !$0.isWorthRetrying } == [.orderRefused(.amount), .refused(code: "x")])
    }

    private func withBank(
        _ answer: @escaping @Sendable (Request) async throws -> Response,
        _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        let router = Router()
        router.post("/questions") { request, _ in try await answer(request) }
        let (ports, portIn) = AsyncStream<Int>.makeStream()
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { portIn.yield($0.localAddress?.port ?? 0) }, logger: .silent)
        let services = ServiceGroup(services: [application], logger: .silent)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await services.run() }
            try await body(await ports.first { _ in true }!)
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
        }
    }
}

private func text(_ text: String) -> Response {
    Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
}
