import Ledger
import Market

/// What the bank with play money says, without its page, its book and its courier: for a driver that plays the bank itself, so
/// that a benchmark of the market does not measure the bank.
///
/// It checks no signature of the market's; it is only for where both sides are one's own.
package struct BankTeller: Sendable {
    private let key: SigningKey

    /// The bank whose signing key this is.
    package init(key: SigningKey) { self.key = key }

    /// A payment that a buyer has made at this bank.
    package struct Payment: Sendable {
        /// Our name of the payment.
        package let payment: PaymentID
        /// What the bank knows of it.
        package let facts: PaidFacts
        /// Where the market wants to be told.
        package let notifyURL: WebAddress
        /// The signed notification that tells it.
        package let notice: String
    }

    /// The buyer pays what the pay link asks for; `link` is what stands after its question mark.
    ///
    /// Throws: `Unreadable`, and what signing throws.
    package func pay(link: [UInt8], transaction: TransactionNumber, at time: Timestamp) throws -> Payment {
        let pay: PayLink = try read(link)
        let order = pay.order
        let notice = PaymentNotice(
            payment: order.payment, transaction: transaction, amount: order.amount, state: .paid, reached: time)
        return Payment(
            payment: order.payment, facts: PaidFacts(transaction: transaction, amount: order.amount),
            notifyURL: order.notifyURL,
            notice: try BankNotice(merchant: pay.merchant, sent: time, notice: notice).signed(with: key))
    }

    /// The signed answer to a merchant's question about a payment. What it orders is done.
    ///
    /// Throws: `Unreadable` for anything else than such a question, and what signing throws.
    package func answer(_ question: [UInt8], status: (PaymentID) -> PaymentStatus) throws -> String {
        let envelope: BankEnvelope = try read(question)
        let content: BankAnswer.Content =
            switch envelope.question {
            case .query(let payment): .payment(status(payment))
            case .refund(let order), .settle(let order): .movement(.done(order.amount))
            case .close: .payment(.closed)
            case .queryRefund, .bill, .payout, .queryPayout, .misbehave: throw Unreadable()
            }
        return try BankAnswer(nonce: envelope.nonce, content: content).signed(with: key)
    }

    /// Not what this bank understands.
    package struct Unreadable: Error {}

    private func read<Message: SandboxMessage>(_ bytes: [UInt8]) throws -> Message {
        do {
            var reader = FieldReader(try SignedForm.peek(bytes))
            try reader.demand("version", is: SandboxLimits.version)
            try reader.demand("kind", is: Message.kind)
            let message = try Message(reading: &reader)
            try reader.end()
            return message
        } catch {
            throw Unreadable()
        }
    }
}
