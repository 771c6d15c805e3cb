import Ledger
import Market

/// The gateway to Alipay: page pay with direct-pay (直付通), so that the money stays with Alipay until it is settled.
///
/// Source: RULES.md, Alipay OpenAPI; the manuals of `alipay.trade.page.pay`, `.query`, `.refund`, `.fastpay.refund.query`,
/// `.settle.confirm` and `.close`.
package struct AlipayGateway: Gateway {
    package let name = "alipay"
    private let configuration: AlipayConfiguration
    private let now: @Sendable () -> Timestamp

    /// `now` is the clock by which requests are dated.
    package init(_ configuration: AlipayConfiguration, now: @escaping @Sendable () -> Timestamp = WallClock.now) {
        self.configuration = configuration
        self.now = now
    }

    package var capabilities: GatewayCapabilities {
        GatewayCapabilities(
            holdDays: configuration.holdDays, refundsInParts: true, isPlayMoney: false,
            amountMinor: AlipayLimits.amountMinor, currencies: [.cny], title: Bilingual(zh: "支付宝", en: "Alipay"),
            caution: nil, settlesInParts: false)
    }

    package func start(_ order: PaymentOrder) throws(GatewayFailure) -> PaymentStart {
        try check(order.amount)
        guard now() < order.expires else { throw .orderRefused(.expiry) }
        let content = AlipayPagePay(order, configuration)
        let request = AlipayRequest(
            method: "alipay.trade.page.pay", content: content, notifyURL: order.notifyURL, returnURL: order.returnURL)
        return .redirect(request.link(configuration, at: now()))
    }

    package func read(_ notification: RawNotification) throws(NotificationRefusal) -> PaymentNotice {
        try AlipayNotification(notification, key: configuration.alipayKey).notice(for: configuration)
    }

    package let acknowledgement = NotificationAnswer(status: 200, contentType: "text/plain", body: "success")

    package let nonAcknowledgement = NotificationAnswer(status: 400, contentType: "text/plain", body: "fail")

    package func query(_ payment: PaymentID) async throws(GatewayFailure) -> PaymentStatus {
        let answer = try await ask("alipay.trade.query", AlipayQuestion(payment))
        guard !answer.isTradeUnknown else { return .unknown }
        return try answer.succeeded().status(of: payment)
    }

    package func refund(_ order: MovementOrder) async throws(GatewayFailure) -> MovementStatus {
        try check(order.amount)
        let content = try await ask("alipay.trade.refund", AlipayRefund(order)).succeeded()
        try content.check(order.payment, order.transaction)
        if content.fundChange == "Y" { return .done(order.amount) }
        // Money did not move now: the refund was made before, or is still to be made.
        let status = try await queryRefund(order.number, of: order.payment)
        if case .done(let amount) = status, amount != order.amount {
            throw .refused(code: "ACQ.DISCORDANT_REPEAT_REQUEST")
        }
        return status == .unknown ? .processing : status
    }

    package func queryRefund(
        _ number: MovementNumber, of payment: PaymentID
    ) async throws(GatewayFailure) -> MovementStatus {
        let answer = try await ask("alipay.trade.fastpay.refund.query", AlipayRefundQuestion(payment, number))
        guard !answer.isTradeUnknown else { return .unknown }
        return try answer.succeeded().refundStatus(number, of: payment)
    }

    package func settle(_ order: MovementOrder) async throws(GatewayFailure) -> MovementStatus {
        try check(order.amount)
        let content = try await ask("alipay.trade.settle.confirm", AlipaySettlement(order)).succeeded()
        guard content.tradeNo == order.transaction.text else { throw .malformed("trade_no") }
        guard content.outRequestNo == order.number.text else { throw .malformed("out_request_no") }
        if let settled = content.settleAmount {
            guard let minor = YuanText.minor(settled) else { throw .malformed("settle_amount") }
            guard minor == order.amount.minor else { throw .refused(code: "ACQ.DISCORDANT_REPEAT_REQUEST") }
        }
        return .done(order.amount)
    }

    package func close(_ payment: PaymentID) async throws(GatewayFailure) -> PaymentStatus {
        let answer = try await ask("alipay.trade.close", AlipayQuestion(payment))
        // Alipay makes a trade only when the buyer has come. Until then nothing can be closed, and the link can still be used up
        // to its end.
        guard !answer.isTradeUnknown else { return .unknown }
        do throws(GatewayFailure) {
            guard try answer.succeeded().outTradeNo == payment.rawValue else { throw .malformed("out_trade_no") }
            return .closed
        } catch {
            guard case .refused = error else { throw error }
            // It was paid or closed in the meantime, which only a query tells.
            let status = try await query(payment)
            guard status != .waiting else { throw error }
            return status
        }
    }

    /// Ten in the morning after. Source: the manual of `alipay.data.dataservice.bill.downloadurl.query`: by nine, as a rule.
    package func billTime(of day: BeijingDay) -> Timestamp? { day.end.adding(.hours(10)) }

    /// The answer that names the file's address is signed; the address must be Alipay's.
    package func bill(of day: BeijingDay) async throws(GatewayFailure) -> BillAnswer {
        let answer = try await ask("alipay.data.dataservice.bill.downloadurl.query", AlipayBillQuestion(day))
        guard !answer.isBillAbsent else { return .absent }
        guard let text = try answer.succeeded().billDownloadURL,
            let address = WebAddress(text, bytesMax: AlipayLimits.billAddressBytesMax),
            isOurs(address)
        else {
            throw .malformed("bill_download_url")
        }
        return .file(try await GatewayCall(timeoutMs: GatewayBills.fetchTimeoutMs).fetch(address.text))
    }

    private func isOurs(_ address: WebAddress) -> Bool {
        let host = address.host
        return host == "alipay.com" || host.hasSuffix(".alipay.com") || host == configuration.server.host
    }

    // MARK: One call

    private func ask(_ method: String, _ content: some Encodable) async throws(GatewayFailure) -> AlipayAnswer {
        let request = AlipayRequest(method: method, content: content)
        let reply = try await GatewayCall(timeoutMs: configuration.timeoutMs).send(
            request.question(configuration, at: now()), answerBytesMax: AlipayLimits.answerBytesMax)
        do {
            return try AlipayAnswer(reply.body, method: method, key: configuration.alipayKey)
        } catch {
            // What nobody signed says no more than that the server is not well.
            guard reply.status == 200 else { throw .serverError(status: reply.status) }
            throw error
        }
    }

    private func check(_ amount: Money) throws(GatewayFailure) {
        guard capabilities.currencies.contains(amount.currency) else { throw .orderRefused(.currency) }
        guard capabilities.takes(amount) else { throw .orderRefused(.amount) }
    }
}
