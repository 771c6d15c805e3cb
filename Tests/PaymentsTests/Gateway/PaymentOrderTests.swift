import Foundation
import Ledger
import Market
import Testing

@testable import Payments

@Suite struct PaymentOrderTests {
    @Test(arguments: [
        ("进销存系统", "进销存系统"), ("a\nb\tc", "a b c"), ("a\r\nb", "a b"), ("\u{2028}x", " x"),
        (String(repeating: "诚", count: 86), String(repeating: "诚", count: 85)),
        (String(repeating: "a", count: 255) + "诚", String(repeating: "a", count: 255)),
    ])
    func anyTitleBecomesASubject(_ title: String, _ subject: String) {
        #expect(PaymentOrder.subject(from: title) == subject)
        #expect(order(subject: subject) != nil)
    }

    @Test(arguments: ["", "  ", "\n"])
    func nothingIsNoSubject(_ title: String) {
        #expect(PaymentOrder.subject(from: title) == nil)
    }

    @Test(arguments: ["", "a\nb", "\u{7F}", String(repeating: "a", count: 257)])
    func ordersRefuseOtherSubjects(_ subject: String) {
        #expect(order(subject: subject) == nil)
    }

    @Test(arguments: [0, -1, Int64.min])
    func ordersAreOfMoreThanNothing(_ minor: Int64) {
        #expect(order(minor: minor) == nil)
        #expect(
            MovementOrder(
                number: MovementNumber("n")!, payment: .fresh(), transaction: TransactionNumber("t")!,
                amount: .fen(minor)) == nil)
    }

    @Test(arguments: ["", " ", "a b", "é", "a/b", String(repeating: "a", count: 65), "a\n"])
    func numbersAreShortAndPlain(_ text: String) {
        #expect(MovementNumber(text) == nil)
        #expect(TransactionNumber(text) == nil)
    }

    /// The number that the rules give a refund is one that gateways take.
    @Test func anOrderedRefundBecomesAnOrder() throws {
        let payment = PaymentID.fresh()
        let transaction = "sb" + PaymentID.fresh().rawValue
        let entry = """
            {"refund":"\(payment)-\(transaction)","payment":"\(payment)","gateway":"sandbox","transaction":"\(transaction)",
            "amount":{"currency":"CNY","minor":"128000"},"reason":"notDelivered"}
            """
        let ordered = try JSONDecoder().decode(RefundOrdered.self, from: Data(entry.utf8))
        let order = try #require(MovementOrder(ordered))
        #expect(order.number.text == "\(payment)-\(transaction)")
        #expect(order.payment == payment)
        #expect(order.transaction.text == transaction)
        #expect(order.amount == .yuan(1_280))
    }

    private func order(minor: Int64 = 1, subject: String = "x") -> PaymentOrder? {
        PaymentOrder(
            payment: .fresh(), amount: .fen(minor), subject: subject, notifyURL: WebAddress("http://a/n")!,
            returnURL: WebAddress("http://a/r")!, expires: Timestamp(ms: 1))
    }
}
