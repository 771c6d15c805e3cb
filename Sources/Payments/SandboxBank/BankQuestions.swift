import HTTPTypes
import Hummingbird
import Logging
import Market
import NIOCore

/// Where merchants' servers ask: signed questions, signed answers.
struct BankQuestions: Sendable {
    let configuration: SandboxBank.Configuration
    let book: BankBook
    let mood: BankMood
    let now: @Sendable () -> Timestamp
    let logger: Logger

    func add(to router: Router<BasicRequestContext>) {
        router.post("/questions") { request, _ in try await answer(request) }
        router.get("/bills/:hash") { _, context in try await file(context.parameters.get("hash") ?? "") }
    }

    /// A question that is not a merchant's gets no signed answer at all: 400 if unreadable, 401 if forged.
    private func answer(_ request: Request) async throws -> Response {
        let body = try await request.body.collect(upTo: CanonicalForm.bytesMax * 2)
        let envelope: BankEnvelope
        do {
            envelope = try open(Array(body.readableBytesView))
        } catch {
            throw HTTPError(error == .forged ? .unauthorized : .badRequest)
        }
        let content: BankAnswer.Content
        do {
            content = try await reply(to: envelope)
        } catch let refusal as BankRefusal {
            content = .refused(refusal)
        }
        let answer = try BankAnswer(nonce: envelope.nonce, content: content).signed(with: configuration.key)
        return Response(
            status: .ok, headers: [.contentType: "application/x-www-form-urlencoded", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: answer)))
    }

    /// A settlement file, for whoever was told its hash: that stood in a signed answer to the merchant.
    private func file(_ sha256: String) async throws -> Response {
        try await mood.admit()
        guard let bill = await book.bill(sha256) else { throw HTTPError(.notFound) }
        return Response(
            status: .ok, headers: [.contentType: "text/csv; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bill.bytes)))
    }

    private func open(_ bytes: [UInt8]) throws(WireFault) -> BankEnvelope {
        let merchant = try BankEnvelope.claimedMerchant(of: bytes)
        guard let key = configuration.merchants[merchant]?.key else { throw .forged }
        return try BankEnvelope(opening: bytes, with: key)
    }

    private func reply(to envelope: BankEnvelope) async throws -> BankAnswer.Content {
        guard SandboxLimits.isFresh(envelope.sent, at: now()) else { throw BankRefusal.notFresh }
        if case .misbehave(let mishap) = envelope.question {
            guard configuration.allowsMishaps else { throw BankRefusal.noMishaps }
            await mood.change(to: mishap)
            return .done
        }
        try await mood.admit()
        let merchant = envelope.merchant
        switch envelope.question {
        case .query(let payment):
            return .payment(await book.status(of: PaymentKey(merchant: merchant, payment: payment)))
        case .refund(let order):
            return .movement(try await book.move(.refund, order, for: merchant, at: now()))
        case .queryRefund(let number, let payment):
            let key = PaymentKey(merchant: merchant, payment: payment)
            return .movement(await book.refundStatus(number, of: key))
        case .settle(let order):
            return .movement(try await book.move(.settle, order, for: merchant, at: now()))
        case .close(let payment):
            return .payment(try await book.close(PaymentKey(merchant: merchant, payment: payment)))
        case .bill(let day):
            guard day.end <= now() else { throw BankRefusal.dayNotOver }
            return .bill(sha256: await book.makeBill(of: day, for: merchant)?.sha256)
        case .payout(let payout):
            return .movement(try await book.pay(out: payout, for: merchant, with: await mood.mishap, at: now()))
        case .queryPayout(let number):
            return .movement(try await book.payoutStatus(number, of: merchant, with: await mood.mishap, at: now()))
        case .misbehave:
            return .done
        }
    }
}
