import Ledger
import Market

/// What the bank answers, tied to its question by the nonce.
struct BankAnswer: SandboxMessage, Equatable {
    static let kind = "answer"

    let nonce: Nonce
    let content: Content

    enum Content: Equatable {
        case payment(PaymentStatus)
        case movement(MovementStatus)
        /// A settlement file lies ready under its hash, in 64 hexadecimal digits; nil where nothing happened on that day.
        case bill(sha256: String?)
        /// The bank will not; the code says why.
        case refused(BankRefusal)
        /// Nothing more to say.
        case done
    }

    init(nonce: Nonce, content: Content) {
        self.nonce = nonce
        self.content = content
    }

    func write(to writer: inout FieldWriter) {
        writer.add("nonce", nonce)
        switch content {
        case .payment(.unknown): writer.add("answer", "paymentunknown")
        case .payment(.waiting): writer.add("answer", "waiting")
        case .payment(.closed): writer.add("answer", "closed")
        case .payment(.paid(let facts)):
            writer.add("answer", "paid")
            writer.add("transaction", facts.transaction)
            writer.add(facts.amount)
            writer.add("refunded", facts.refundedMinor ?? 0)
            writer.add("settled", facts.settledMinor ?? 0)
            if !facts.chargebacks.isEmpty {
                writer.add(
                    "chargebacks", facts.chargebacks.map { "\($0.number):\($0.amount.minor)" }.joined(separator: ","))
            }
        case .movement(.unknown): writer.add("answer", "movementunknown")
        case .movement(.processing): writer.add("answer", "processing")
        case .movement(.done(let amount)):
            writer.add("answer", "moved")
            writer.add(amount)
        case .movement(.failed(let code)):
            writer.add("answer", "failed")
            writer.add("code", code)
        case .bill(let sha256):
            writer.add("answer", "bill")
            writer.add("hash", sha256 ?? "")
        case .refused(let refusal):
            writer.add("answer", "refused")
            writer.add("code", refusal.rawValue)
        case .done: writer.add("answer", "done")
        }
    }

    init(reading reader: inout FieldReader) throws(WireFault) {
        nonce = try reader.read("nonce") { Nonce($0) }
        switch try reader.text("answer") {
        case "paymentunknown": content = .payment(.unknown)
        case "waiting": content = .payment(.waiting)
        case "closed": content = .payment(.closed)
        case "paid": content = .payment(.paid(try reader.paidFacts()))
        case "movementunknown": content = .movement(.unknown)
        case "processing": content = .movement(.processing)
        case "moved": content = .movement(.done(try reader.money(in: SandboxLimits.amountMinor)))
        case "failed": content = .movement(.failed(code: try reader.text("code")))
        case "bill": content = .bill(sha256: try reader.billHash())
        case "refused": content = .refused(try reader.read("code") { BankRefusal(rawValue: $0) })
        case "done": content = .done
        default: throw .field("answer")
        }
    }
}

/// Why the bank does not do what it was asked. Nothing is changed by what is refused.
package enum BankRefusal: String, Error, Sendable, CaseIterable {
    /// The question was sent too long ago, or by a clock that is ahead.
    case notFresh
    /// There is no such payment, or it was never paid.
    case notPaid
    /// The payment has another transaction number.
    case otherTransaction
    /// The number was used before, for something else.
    case numberTaken
    /// More than what is left of the payment, or in another currency.
    case moreThanLeft
    /// What would go back is settled, and the merchant's balance has not got it.
    case balanceNotEnough
    /// The merchant's order number was used before, with another content.
    case otherOrder
    /// Too late to pay.
    case expired
    /// The merchant has closed the payment.
    case closed
    /// The day of the bill is not over.
    case dayNotOver
    /// The bank does not take orders to misbehave.
    case noMishaps
}

extension FieldReader {
    fileprivate mutating func billHash() throws(WireFault) -> String? {
        let text = try text("hash")
        guard text.isEmpty || Hex.bytes(text)?.count == 32 else { throw .field("hash") }
        return text.isEmpty ? nil : text
    }

    fileprivate mutating func paidFacts() throws(WireFault) -> PaidFacts {
        let transaction = try read("transaction") { TransactionNumber($0) }
        let amount = try money(in: SandboxLimits.amountMinor)
        let refunded = try number("refunded", in: 0...amount.minor)
        let settled = try number("settled", in: 0...amount.minor)
        return PaidFacts(
            transaction: transaction, amount: amount, refundedMinor: refunded, settledMinor: settled,
            chargebacks: try chargebacks(of: amount))
    }

    /// What was taken back, where something was. Numbers are told once each, and no more was taken than had been paid.
    private mutating func chargebacks(of amount: Money) throws(WireFault) -> [GatewayChargeback] {
        guard let text = try textIfAny("chargebacks") else { return [] }
        let pieces = text.split(separator: ",", omittingEmptySubsequences: false)
        guard pieces.count <= SandboxLimits.chargebacksMax else { throw .field("chargebacks") }
        var (known, leftMinor): ([GatewayChargeback], Int64) = ([], amount.minor)
        for piece in pieces {
            let parts = piece.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, let number = MovementNumber(String(parts[0])), let minor = Int64(parts[1]),
                String(minor) == parts[1], minor > 0, minor <= leftMinor, !known.contains(where: { $0.number == number })
            else { throw .field("chargebacks") }
            leftMinor -= minor
            known.append(GatewayChargeback(number: number, amount: Money(minor: minor, currency: amount.currency)))
        }
        return known
    }
}
