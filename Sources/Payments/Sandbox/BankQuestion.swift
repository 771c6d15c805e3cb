import Ledger
import Market

/// What the market asks of the bank. Each has its own kind on the wire, inside one envelope.
enum BankQuestion: Equatable {
    case query(PaymentID)
    case refund(MovementOrder)
    case queryRefund(MovementNumber, of: PaymentID)
    case settle(MovementOrder)
    case close(PaymentID)
    /// The settlement file of a day that is over.
    case bill(BeijingDay)
    case payout(BankPayout)
    case queryPayout(MovementNumber)
    /// The bank is to misbehave from now on. Only for tests.
    case misbehave(Mishap)
}

/// A question with whose it is, when it was asked, and the nonce that its answer must carry.
struct BankEnvelope: SandboxMessage, Equatable {
    static let kind = "question"

    let merchant: SandboxMerchant
    let sent: Timestamp
    let nonce: Nonce
    let question: BankQuestion

    init(merchant: SandboxMerchant, sent: Timestamp, nonce: Nonce, question: BankQuestion) {
        self.merchant = merchant
        self.sent = sent
        self.nonce = nonce
        self.question = question
    }

    func write(to writer: inout FieldWriter) {
        writer.add("merchant", merchant)
        writer.add("sent", at: sent)
        writer.add("nonce", nonce)
        switch question {
        case .query(let payment):
            writer.add("question", "query")
            writer.add("payment", payment)
        case .refund(let order):
            writer.add("question", "refund")
            writer.add(order)
        case .queryRefund(let number, let payment):
            writer.add("question", "queryrefund")
            writer.add("number", number)
            writer.add("payment", payment)
        case .settle(let order):
            writer.add("question", "settle")
            writer.add(order)
        case .close(let payment):
            writer.add("question", "close")
            writer.add("payment", payment)
        case .bill(let day):
            writer.add("question", "bill")
            writer.add("day", day.text)
        case .payout(let payout):
            writer.add("question", "payout")
            writer.add(payout)
        case .queryPayout(let number):
            writer.add("question", "querypayout")
            writer.add("number", number)
        case .misbehave(let mishap):
            writer.add("question", "misbehave")
            writer.add("mishap", mishap.rawValue)
        }
    }

    init(reading reader: inout FieldReader) throws(WireFault) {
        merchant = try reader.read("merchant") { SandboxMerchant($0) }
        sent = try reader.timestamp("sent")
        nonce = try reader.read("nonce") { Nonce($0) }
        switch try reader.text("question") {
        case "query": question = .query(try reader.payment())
        case "refund": question = .refund(try reader.movement())
        case "queryrefund":
            let number = try reader.read("number") { MovementNumber($0) }
            question = .queryRefund(number, of: try reader.payment())
        case "settle": question = .settle(try reader.movement())
        case "close": question = .close(try reader.payment())
        case "bill": question = .bill(try reader.read("day") { BeijingDay(text: $0) })
        case "payout": question = .payout(try reader.payout())
        case "querypayout": question = .queryPayout(try reader.read("number") { MovementNumber($0) })
        case "misbehave": question = .misbehave(try reader.read("mishap") { Mishap(rawValue: $0) })
        default: throw .field("question")
        }
    }

    /// Whose question it claims to be. Throws: why it is none. Nothing is verified yet.
    static func claimedMerchant(of bytes: [UInt8]) throws(WireFault) -> SandboxMerchant {
        var reader = FieldReader(try SignedForm.peek(bytes))
        try reader.demand("version", is: SandboxLimits.version)
        try reader.demand("kind", is: kind)
        return try reader.read("merchant") { SandboxMerchant($0) }
    }
}

extension FieldWriter {
    fileprivate mutating func add(_ order: MovementOrder) {
        add("number", order.number)
        add("payment", order.payment)
        add("transaction", order.transaction)
        add(order.amount)
    }
}

extension FieldReader {
    fileprivate mutating func payment() throws(WireFault) -> PaymentID {
        try read("payment") { PaymentID(rawValue: $0) }
    }

    fileprivate mutating func movement() throws(WireFault) -> MovementOrder {
        let number = try read("number") { MovementNumber($0) }
        let payment = try payment()
        let transaction = try read("transaction") { TransactionNumber($0) }
        let amount = try money(in: SandboxLimits.amountMinor)
        guard let order = MovementOrder(number: number, payment: payment, transaction: transaction, amount: amount)
        else { throw .field("amount") }
        return order
    }
}
