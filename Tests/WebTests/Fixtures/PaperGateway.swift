import Ledger
import Market
import Payments
import Synchronization
import Testing

/// A gateway on paper: what a test says was paid, was paid.
final class PaperGateway: Gateway {
    let name = "paper"
    let capabilities: GatewayCapabilities
    private let book = Mutex<(paid: [PaymentID: PaidFacts], refunds: [String: Money])>(([:], [:]))

    init(isPlayMoney: Bool = true, startsWithCode: Bool = false) {
        capabilities = GatewayCapabilities(
            holdDays: 180, refundsInParts: true, isPlayMoney: isPlayMoney, amountMinor: 1...1_000_000_000, currencies: [.cny],
            title: Bilingual(zh: "纸面", en: "Paper"), caution: nil, startsWithCode: startsWithCode)
    }

    func pay(_ payment: PaymentID, _ amount: Money, transaction: String) throws {
        let number = try #require(TransactionNumber(transaction))
        book.withLock { $0.paid[payment] = PaidFacts(transaction: number, amount: amount) }
    }

    func start(_ order: PaymentOrder) async throws(GatewayFailure) -> PaymentStart {
        capabilities.startsWithCode
            ? .code("weixin://wxpay/bizpayurl?pr=\(order.payment)") : .redirect("http://127.0.0.1:1/pay/\(order.payment)")
    }

    func read(_ notification: RawNotification) throws(NotificationRefusal) -> PaymentNotice { throw .forged }
    let acknowledgement = NotificationAnswer(status: 200, contentType: "text/plain", body: "success")
    let nonAcknowledgement = NotificationAnswer(status: 400, contentType: "text/plain", body: "fail")

    func query(_ payment: PaymentID) async throws(GatewayFailure) -> PaymentStatus {
        book.withLock { $0.paid[payment] }.map(PaymentStatus.paid) ?? .waiting
    }

    func refund(_ order: MovementOrder) async throws(GatewayFailure) -> MovementStatus {
        book.withLock { $0.refunds[order.number.text] = order.amount }
        return .done(order.amount)
    }

    func queryRefund(_ number: MovementNumber, of payment: PaymentID) async throws(GatewayFailure) -> MovementStatus {
        book.withLock { $0.refunds[number.text] }.map(MovementStatus.done) ?? .unknown
    }

    func settle(_ order: MovementOrder) async throws(GatewayFailure) -> MovementStatus { .done(order.amount) }
    func close(_ payment: PaymentID) async throws(GatewayFailure) -> PaymentStatus { .closed }
}
