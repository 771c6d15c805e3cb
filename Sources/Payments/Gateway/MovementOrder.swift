import Ledger
import Market

/// An order to move money of a payment: back to the buyer (a refund) or out of the hold (a settlement).
package struct MovementOrder: Equatable, Sendable {
    /// Our number of it, the same in every attempt.
    package let number: MovementNumber
    /// The payment whose money it is.
    package let payment: PaymentID
    /// The gateway's number of that payment's transaction.
    package let transaction: TransactionNumber
    /// More than zero.
    package let amount: Money

    /// Nil if the amount is not more than zero.
    package init?(number: MovementNumber, payment: PaymentID, transaction: TransactionNumber, amount: Money) {
        guard amount.minor > 0 else { return nil }
        self.number = number
        self.payment = payment
        self.transaction = transaction
        self.amount = amount
    }

    /// The refund that an entry orders. Nil if a number of it is out of the bounds, which no gateway's own numbers are.
    package init?(_ ordered: RefundOrdered) {
        guard let number = MovementNumber(ordered.refund), let transaction = TransactionNumber(ordered.transaction)
        else { return nil }
        self.init(number: number, payment: ordered.payment, transaction: transaction, amount: ordered.amount)
    }

    /// The settlement that a release owes. Nil if a number of it is out of the bounds, which no gateway's own numbers are.
    package init?(_ owed: SettlementOwed) {
        guard let number = MovementNumber(owed.settlement), let transaction = TransactionNumber(owed.transaction)
        else { return nil }
        self.init(number: number, payment: owed.payment, transaction: transaction, amount: owed.amount)
    }
}

/// What became of a refund or a settlement.
package enum MovementStatus: Equatable, Sendable {
    /// Never heard of that number.
    case unknown
    /// Taken on and not finished; ask again later.
    case processing
    case done(Money)
    /// It will not happen. The code is the gateway's.
    case failed(code: String)
}

/// Our number of a refund or settlement: 1 to 64 ASCII letters, digits, hyphens and underscores.
///
/// Source: the manuals of `alipay.trade.refund` (out_request_no) and WeChat Pay refunds (out_refund_no), whichever is narrower.
package struct MovementNumber: Hashable, Sendable, CustomStringConvertible {
    /// The number as it is written.
    package let text: String

    /// Nil if the text is out of the bounds.
    package init?(_ text: String) {
        guard NumberText.isValid(text) else { return nil }
        self.text = text
    }

    /// The number as it is sent.
    package var description: String { text }
}

/// A gateway's number of a transaction: 1 to 64 ASCII letters, digits, hyphens and underscores.
package struct TransactionNumber: Hashable, Sendable, CustomStringConvertible {
    /// The number as it is written.
    package let text: String

    /// Nil if the text is out of the bounds.
    package init?(_ text: String) {
        guard NumberText.isValid(text) else { return nil }
        self.text = text
    }

    /// The number as it is sent.
    package var description: String { text }
}

enum NumberText {
    static func isValid(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
                default: false
                }
            }
    }
}
