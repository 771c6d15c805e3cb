import Ledger
import Market

/// What happened at the bank: the lines of its journal, and the only way in which its state changes.
enum BankEvent: Equatable {
    /// The buyer came with a link that had not been seen before.
    case opened(PayLink, transaction: TransactionNumber)
    case paid(PaymentKey, at: Timestamp)
    case closed(PaymentKey)
    /// When, stands in no line that was written before bills were made.
    case moved(Movement, MovementOrder, merchant: SandboxMerchant, at: Timestamp?)
    /// The merchant has acknowledged the news of the payment.
    case acknowledged(PaymentKey)
    /// A payout was taken on, or went on. When, stands in no line that was written before payouts were in bills.
    case payout(BankPayout, PayoutStanding, merchant: SandboxMerchant, at: Timestamp?)
    /// The payer's bank has taken money of the payment back.
    case chargedBack(PaymentKey, BankChargeback)
    /// The merchant has acknowledged the news of that.
    case chargebackAcknowledged(PaymentKey, MovementNumber)
}

/// Money of a payment that the payer's bank took back.
struct BankChargeback: Hashable {
    let number: MovementNumber
    let amount: Money
    let at: Timestamp
}

/// A payment as the bank knows it: merchants may use the same order numbers.
struct PaymentKey: Hashable {
    let merchant: SandboxMerchant
    let payment: PaymentID
}

/// How a payout stands at the bank.
enum PayoutStanding: String, Hashable {
    case pending, done, refused
}

/// The two ways out of a payment.
enum Movement: String, Hashable {
    case refund, settle
}

extension BankEvent {
    func write(to writer: inout FieldWriter) {
        switch self {
        case .opened(let link, let transaction):
            writer.add("event", "opened")
            link.write(to: &writer)
            writer.add("transaction", transaction)
        case .paid(let key, let time):
            writer.add("event", "paid")
            writer.add(key)
            writer.add("at", at: time)
        case .closed(let key):
            writer.add("event", "closed")
            writer.add(key)
        case .moved(let movement, let order, let merchant, let time):
            writer.add("event", movement.rawValue)
            writer.add(PaymentKey(merchant: merchant, payment: order.payment))
            writer.add("number", order.number)
            writer.add("transaction", order.transaction)
            writer.add(order.amount)
            if let time { writer.add("at", at: time) }
        case .acknowledged(let key):
            writer.add("event", "acknowledged")
            writer.add(key)
        case .payout(let payout, let standing, let merchant, let time):
            writer.add("event", "payout")
            writer.add("merchant", merchant)
            writer.add("standing", standing.rawValue)
            writer.add(payout)
            if let time { writer.add("at", at: time) }
        case .chargedBack(let key, let chargeback):
            writer.add("event", "chargedback")
            writer.add(key)
            writer.add("number", chargeback.number)
            writer.add(chargeback.amount)
            writer.add("at", at: chargeback.at)
        case .chargebackAcknowledged(let key, let number):
            writer.add("event", "chargebackacknowledged")
            writer.add(key)
            writer.add("number", number)
        }
    }

    init(reading reader: inout FieldReader) throws(WireFault) {
        switch try reader.text("event") {
        case "opened":
            let link = try PayLink(reading: &reader)
            self = .opened(link, transaction: try reader.read("transaction") { TransactionNumber($0) })
        case "paid": self = .paid(try reader.key(), at: try reader.timestamp("at"))
        case "closed": self = .closed(try reader.key())
        case "refund": self = try Self.moved(.refund, reading: &reader)
        case "settle": self = try Self.moved(.settle, reading: &reader)
        case "acknowledged": self = .acknowledged(try reader.key())
        case "payout":
            let merchant = try reader.read("merchant") { SandboxMerchant($0) }
            let standing = try reader.read("standing") { PayoutStanding(rawValue: $0) }
            let payout = try reader.payout()
            self = .payout(payout, standing, merchant: merchant, at: try reader.timestampIfAny("at"))
        case "chargedback":
            let key = try reader.key()
            let number = try reader.read("number") { MovementNumber($0) }
            let amount = try reader.money(in: SandboxLimits.amountMinor)
            self = .chargedBack(key, BankChargeback(number: number, amount: amount, at: try reader.timestamp("at")))
        case "chargebackacknowledged":
            let key = try reader.key()
            self = .chargebackAcknowledged(key, try reader.read("number") { MovementNumber($0) })
        default: throw .field("event")
        }
    }

    private static func moved(_ movement: Movement, reading reader: inout FieldReader) throws(WireFault) -> BankEvent {
        let key = try reader.key()
        let number = try reader.read("number") { MovementNumber($0) }
        let transaction = try reader.read("transaction") { TransactionNumber($0) }
        let amount = try reader.money(in: SandboxLimits.amountMinor)
        guard
            let order = MovementOrder(number: number, payment: key.payment, transaction: transaction, amount: amount)
        else { throw .field("amount") }
        return .moved(movement, order, merchant: key.merchant, at: try reader.timestampIfAny("at"))
    }
}

extension FieldWriter {
    fileprivate mutating func add(_ key: PaymentKey) {
        add("merchant", key.merchant)
        add("payment", key.payment)
    }
}

extension FieldReader {
    fileprivate mutating func key() throws(WireFault) -> PaymentKey {
        let merchant = try read("merchant") { SandboxMerchant($0) }
        return PaymentKey(merchant: merchant, payment: try read("payment") { PaymentID(rawValue: $0) })
    }
}
