import Crypto
import Ledger
import Market

/// The gateway to the sandbox bank. It moves play money and keeps every rule that a real one would.
package struct SandboxGateway: Gateway {
    package let name = "sandbox"
    private let configuration: Configuration
    private let now: @Sendable () -> Timestamp

    /// What the market must know of its bank.
    package struct Configuration: Sendable {
        /// Where buyers' browsers find the bank.
        package var bankPages: WebAddress
        /// Where this server finds it; often the same.
        package var bankServer: WebAddress
        /// Our name at the bank.
        package var merchant: SandboxMerchant
        /// Ours; signs pay links and questions.
        package var merchantKey: SigningKey
        /// The bank's; checks its answers and notifications.
        package var bankKey: VerifyingKey
        /// How long one call may take in all, in milliseconds.
        package var timeoutMs: Int

        package init(
            bankPages: WebAddress, bankServer: WebAddress, merchant: SandboxMerchant, merchantKey: SigningKey,
            bankKey: VerifyingKey, timeoutMs: Int = 5_000
        ) {
            self.bankPages = bankPages
            self.bankServer = bankServer
            self.merchant = merchant
            self.merchantKey = merchantKey
            self.bankKey = bankKey
            self.timeoutMs = timeoutMs
        }
    }

    /// `now` is the clock by which notifications are fresh and questions are dated.
    package init(_ configuration: Configuration, now: @escaping @Sendable () -> Timestamp = WallClock.now) {
        self.configuration = configuration
        self.now = now
    }

    package var capabilities: GatewayCapabilities {
        GatewayCapabilities(
            holdDays: 180, refundsInParts: true, isPlayMoney: true, amountMinor: SandboxLimits.amountMinor,
            currencies: [.cny], title: Bilingual(zh: "沙箱银行", en: "Sandbox bank"),
            caution: Bilingual(zh: "演示用的钱，不是真的。", en: "Play money. Nothing real is paid."))
    }

    package func start(_ order: PaymentOrder) throws(GatewayFailure) -> PaymentStart {
        guard capabilities.currencies.contains(order.amount.currency) else { throw .orderRefused(.currency) }
        guard capabilities.takes(order.amount) else { throw .orderRefused(.amount) }
        guard now() < order.expires else { throw .orderRefused(.expiry) }
        let link = try sign(PayLink(merchant: configuration.merchant, order: order))
        return .redirect(configuration.bankPages.appending(path: "/pay?\(link)"))
    }

    package func read(_ notification: RawNotification) throws(NotificationRefusal) -> PaymentNotice {
        guard notification.body.count <= RawNotification.bodyBytesMax else { throw .tooLong }
        let message: BankNotice
        do {
            message = try BankNotice(opening: notification.body, with: configuration.bankKey)
        } catch {
            throw NotificationRefusal(error)
        }
        guard message.merchant == configuration.merchant else { throw .otherMerchant }
        guard SandboxLimits.isFresh(message.sent, at: now()) else { throw .notFresh }
        return message.notice
    }

    package let acknowledgement = NotificationAnswer(status: 200, contentType: "text/plain", body: "success")

    package let nonAcknowledgement = NotificationAnswer(status: 400, contentType: "text/plain", body: "fail")

    package func query(_ payment: PaymentID) async throws(GatewayFailure) -> PaymentStatus {
        try paymentStatus(in: try await ask(.query(payment)))
    }

    package func refund(_ order: MovementOrder) async throws(GatewayFailure) -> MovementStatus {
        try movementStatus(in: try await ask(.refund(try checked(order))))
    }

    package func queryRefund(
        _ number: MovementNumber, of payment: PaymentID
    ) async throws(GatewayFailure) -> MovementStatus {
        try movementStatus(in: try await ask(.queryRefund(number, of: payment)))
    }

    package func settle(_ order: MovementOrder) async throws(GatewayFailure) -> MovementStatus {
        try movementStatus(in: try await ask(.settle(try checked(order))))
    }

    package func close(_ payment: PaymentID) async throws(GatewayFailure) -> PaymentStatus {
        try paymentStatus(in: try await ask(.close(payment)))
    }

    /// As soon as the day is over.
    package func billTime(of day: BeijingDay) -> Timestamp? { day.end }

    package func bill(of day: BeijingDay) async throws(GatewayFailure) -> BillAnswer {
        guard case .bill(let sha256) = try await ask(.bill(day)) else { throw .malformed("answer") }
        guard let sha256 else { return .absent }
        let bytes = try await GatewayCall(timeoutMs: GatewayBills.fetchTimeoutMs).fetch(
            configuration.bankServer.appending(path: "/bills/\(sha256)"))
        // The signed answer named these bytes and no others.
        guard Hex.text(Array(SHA256.hash(data: bytes))) == sha256 else { throw .forged }
        return .file(bytes)
    }

    /// Makes the bank misbehave from now on, or behave again. Only banks that allow it obey.
    package func misbehave(_ mishap: Mishap) async throws(GatewayFailure) {
        guard case .done = try await ask(.misbehave(mishap)) else { throw .malformed("answer") }
    }

    // MARK: One call

    func ask(_ question: BankQuestion) async throws(GatewayFailure) -> BankAnswer.Content {
        let nonce = Nonce()
        let envelope = BankEnvelope(
            merchant: configuration.merchant, sent: now(), nonce: nonce, question: question)
        let reply = try await GatewayCall(timeoutMs: configuration.timeoutMs).post(
            try sign(envelope), to: configuration.bankServer.appending(path: "/questions"),
            answerBytesMax: SandboxLimits.answerBytesMax)
        let answer: BankAnswer
        do {
            answer = try BankAnswer(opening: reply.body, with: configuration.bankKey)
        } catch {
            guard reply.status == 200 else { throw .serverError(status: reply.status) }
            throw GatewayFailure(error)
        }
        // A genuine answer to another question says nothing about this one.
        guard answer.nonce == nonce else { throw .forged }
        if case .refused(let refusal) = answer.content { throw .refused(code: refusal.rawValue) }
        return answer.content
    }

    private func sign(_ message: some SandboxMessage) throws(GatewayFailure) -> String {
        do {
            return try message.signed(with: configuration.merchantKey)
        } catch {
            preconditionFailure("an Ed25519 key signs every message: \(error)")
        }
    }

    private func checked(_ order: MovementOrder) throws(GatewayFailure) -> MovementOrder {
        guard capabilities.currencies.contains(order.amount.currency) else { throw .orderRefused(.currency) }
        guard capabilities.takes(order.amount) else { throw .orderRefused(.amount) }
        return order
    }

    private func paymentStatus(in content: BankAnswer.Content) throws(GatewayFailure) -> PaymentStatus {
        guard case .payment(let status) = content else { throw .malformed("answer") }
        return status
    }

    func movementStatus(in content: BankAnswer.Content) throws(GatewayFailure) -> MovementStatus {
        guard case .movement(let status) = content else { throw .malformed("answer") }
        return status
    }
}

extension NotificationRefusal {
    init(_ fault: WireFault) {
        self =
            switch fault {
            case .tooLong: .tooLong
            case .notCanonical: .malformed("form")
            case .forged: .forged
            case .otherKind: .malformed("kind")
            case .field(let name): .malformed(name)
            }
    }
}

extension GatewayFailure {
    init(_ fault: WireFault) {
        self =
            switch fault {
            case .tooLong: .malformed("length")
            case .notCanonical: .malformed("form")
            case .forged: .forged
            case .otherKind: .malformed("kind")
            case .field(let name): .malformed(name)
            }
    }
}
