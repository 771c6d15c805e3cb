import Crypto
import HTTPTypes
import Ledger
import Market
import NIOHTTP1

/// The gateway to WeChat Pay v3: a code that the buyer scans; what is paid stays frozen for sharing until it is settled.
///
/// Source: RULES.md, WeChat Pay v3; the manuals of native payment, refunds, profit sharing and 收付通.
package struct WeChatPayGateway: Gateway {
    package let name = "wechatpay"
    private let configuration: WeChatPayConfiguration
    private let server: WeChatPayServer
    private let now: @Sendable () -> Timestamp

    /// `now` is the clock by which requests are dated and answers and notifications are fresh.
    package init(_ configuration: WeChatPayConfiguration, now: @escaping @Sendable () -> Timestamp = WallClock.now) {
        self.configuration = configuration
        self.now = now
        server = WeChatPayServer(configuration: configuration, keys: WeChatPayKeys(configuration.publicKey), now: now)
    }

    private var contract: WeChatPayContract { configuration.contract }

    package var capabilities: GatewayCapabilities {
        GatewayCapabilities(
            holdDays: contract.holdDays, refundsInParts: true, isPlayMoney: false,
            amountMinor: WeChatPayLimits.amountMinor, currencies: [.cny],
            title: Bilingual(zh: "微信支付", en: "WeChat Pay"), caution: nil, settlesInParts: contract.settlesInParts,
            startsWithCode: true)
    }

    package func start(_ order: PaymentOrder) async throws(GatewayFailure) -> PaymentStart {
        try check(order.amount)
        guard now() < order.expires else { throw .orderRefused(.expiry) }
        let answer = try await server.ask(
            .POST, contract.nativePath, WeChatPayNative(names: contract.names, order: order))
        let code = try JSONText.read(WeChatPayCode.self, from: try answer.body())
        guard code.url.hasPrefix("weixin://"), code.url.utf8.count <= QRCode.textBytesMax else {
            throw .malformed("code_url")
        }
        return .code(code.url)
    }

    package func read(_ notification: RawNotification) throws(NotificationRefusal) -> PaymentNotice {
        guard notification.body.count <= RawNotification.bodyBytesMax else { throw .tooLong }
        guard let signature = WeChatPaySignature(notification.headers) else { throw .forged }
        guard signature.isFresh(at: now()) else { throw .notFresh }
        guard let key = server.keys.key(signature.serial, at: now()) else {
            fetchInTheBackground(signature.serial)
            throw .unknownSigner
        }
        guard signature.isGenuine(over: notification.body, by: key) else { throw .forged }
        let message = try WeChatPayNotification.read(WeChatPayNotification.self, from: notification.body)
        return try message.transaction(configuration.apiKey).notice(contract)
    }

    package func prepare(_ notification: RawNotification) async throws(GatewayFailure) {
        guard let signature = WeChatPaySignature(notification.headers), signature.isFresh(at: now()) else { return }
        _ = try await server.key(signature.serial)
    }

    /// Fetches WeChat Pay's certificates, so that a new one is known before it is used. Does nothing where the contract has a
    /// public key. Throws: the failures of a call, `malformed`.
    ///
    /// Source: WeChat Pay's manual on certificates: fetch them at least every twelve hours.
    package func fetchCertificates() async throws(GatewayFailure) {
        guard configuration.publicKey == nil else { return }
        try await server.fetchCertificates()
    }

    package let acknowledgement = NotificationAnswer(
        status: 200, contentType: "application/json", body: #"{"code":"SUCCESS","message":"成功"}"#)

    package let nonAcknowledgement = NotificationAnswer(
        status: 500, contentType: "application/json", body: #"{"code":"FAIL","message":"失败"}"#)

    package func query(_ payment: PaymentID) async throws(GatewayFailure) -> PaymentStatus {
        switch try await server.ask(.GET, contract.paymentPath(payment)) {
        case .refused(status: 404, _): return .unknown
        case .refused(_, let code): throw .refused(code: code)
        case .well(let body):
            return try JSONText.read(WeChatPayTransaction.self, from: body).status(of: payment, contract)
        }
    }

    package func refund(_ order: MovementOrder) async throws(GatewayFailure) -> MovementStatus {
        try check(order.amount)
        // WeChat Pay wants to be told what was paid in all.
        let paid = try await paidFacts(order)
        let content = WeChatPayRefund(contract: contract, order: order, total: paid.amount)
        let body = try await server.ask(.POST, contract.refundPath, content).body()
        let state = try JSONText.read(WeChatPayRefundState.self, from: body)
        let told: MovementStatus
        if let status = try state.movement(order.number) {
            told = status
        } else {
            told = try await queryRefund(order.number, of: order.payment)
        }
        if case .done(let amount) = told, amount != order.amount { throw .refused(code: "INVALID_REQUEST") }
        return told == .unknown ? .processing : told
    }

    package func queryRefund(
        _ number: MovementNumber, of payment: PaymentID
    ) async throws(GatewayFailure) -> MovementStatus {
        switch try await server.ask(.GET, contract.refundPath(number)) {
        case .refused(status: 404, _): return .unknown
        case .refused(_, let code): throw .refused(code: code)
        case .well(let body):
            return try JSONText.read(WeChatPayRefundState.self, from: body).movement(number) ?? .processing
        }
    }

    package func settle(_ order: MovementOrder) async throws(GatewayFailure) -> MovementStatus {
        try check(order.amount)
        let before = try await shareStatus(order)
        guard before == .unknown else { return before }
        let left = try JSONText.read(
            WeChatPayLeft.self, from: try await server.ask(.GET, contract.leftPath(order.transaction)).body()
        ).minor
        let isAll = left == order.amount.minor
        guard isAll || order.amount.minor < left else { throw .refused(code: "NOT_ENOUGH") }
        guard isAll || contract.settlesInParts else { throw .orderRefused(.partialSettlement) }
        _ = try await server.ask(
            .POST, isAll ? contract.finishPath : contract.sharePath,
            WeChatPayShare(contract: contract, order: order, isAll: isAll)
        ).body()
        let after = try await shareStatus(order)
        return after == .unknown ? .processing : after
    }

    package func close(_ payment: PaymentID) async throws(GatewayFailure) -> PaymentStatus {
        switch try await server.ask(.POST, contract.closePath(payment), contract.names.withoutApp) {
        case .well: return .closed
        case .refused(_, let code):
            // It was paid or closed in the meantime, or never ordered, which only a query tells.
            let status = try await query(payment)
            guard status != .waiting else { throw .refused(code: code) }
            return status
        }
    }

    /// Ten in the morning after. Source: the manual of `/v3/bill/tradebill`.
    package func billTime(of day: BeijingDay) -> Timestamp? { day.end.adding(.hours(10)) }

    package func bill(of day: BeijingDay) async throws(GatewayFailure) -> BillAnswer {
        switch try await server.ask(.GET, contract.billPath(day)) {
        case .refused(_, "NO_STATEMENT_EXIST"): return .absent
        case .refused(_, "STATEMENT_CREATING"): throw .unavailable(code: "STATEMENT_CREATING")
        case .refused(_, let code): throw .refused(code: code)
        case .well(let body):
            let place = try JSONText.read(WeChatPayBillPlace.self, from: body)
            guard place.hashType == "SHA1" else { throw .malformed("hash_type") }
            let bytes = try await server.fetch(place)
            guard Hex.text(Array(Insecure.SHA1.hash(data: bytes))) == place.hash.lowercased() else { throw .forged }
            return .file(bytes)
        }
    }

    // MARK: Parts of it

    private func paidFacts(_ order: MovementOrder) async throws(GatewayFailure) -> PaidFacts {
        switch try await query(order.payment) {
        case .paid(let facts):
            guard facts.transaction == order.transaction else { throw .malformed("transaction_id") }
            return facts
        case .unknown: throw .refused(code: "ORDER_NOT_EXIST")
        case .waiting: throw .refused(code: "NOTPAY")
        case .closed: throw .refused(code: "CLOSED")
        }
    }

    /// What became of the settlement of that number; another amount under it is refused.
    private func shareStatus(_ order: MovementOrder) async throws(GatewayFailure) -> MovementStatus {
        let status: MovementStatus
        switch try await server.ask(.GET, contract.sharePath(order.number, of: order.transaction)) {
        case .refused(status: 404, _): return .unknown
        case .refused(_, let code): throw .refused(code: code)
        case .well(let body): status = try JSONText.read(WeChatPayShareState.self, from: body).movement(order.number)
        }
        if case .done(let amount) = status, amount != order.amount { throw .refused(code: "INVALID_REQUEST") }
        return status
    }

    /// So that the notification is believed when it comes again. Whatever goes wrong here, that one is refused and comes again.
    private func fetchInTheBackground(_ serial: String) {
        Task { [server] in
            do {
                _ = try await server.key(serial)
            } catch is GatewayFailure {
                // Nothing is known that was not known before; the next notification makes the next attempt.
            }
        }
    }

    private func check(_ amount: Money) throws(GatewayFailure) {
        guard capabilities.currencies.contains(amount.currency) else { throw .orderRefused(.currency) }
        guard capabilities.takes(amount) else { throw .orderRefused(.amount) }
    }
}
