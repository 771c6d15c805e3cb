import Crypto
import Ledger
import Market

/// A settlement file that the bank has made.
struct BankBill {
    let bytes: [UInt8]
    let sha256: String

    /// The most that wait to be fetched.
    static let keptMax = 64

    init(bytes: [UInt8]) {
        self.bytes = bytes
        sha256 = Hex.text(Array(SHA256.hash(data: bytes)))
    }
}

extension BankState {
    /// What happened to a merchant's money on a day, in order of time. The bank keeps 0.6 % of each payment, rounded half up,
    /// and gives nothing of it back.
    func billLines(of day: BeijingDay, for merchant: SandboxMerchant) -> [GatewayBillLine] {
        var lines: [GatewayBillLine] = []
        for (key, payment) in payments where key.merchant == merchant {
            for chargeback in payment.chargebacks where day.contains(chargeback.at) {
                guard let transaction = payment.transaction else { continue }
                lines.append(
                    GatewayBillLine(
                        transaction: transaction, payment: key.payment.rawValue, movement: chargeback.number.text,
                        kind: .chargeback, amount: chargeback.amount, at: chargeback.at))
            }
            guard case .paid(let at) = payment.phase, day.contains(at), let facts = payment.paidFacts else { continue }
            func line(_ kind: GatewayBillLine.Kind, _ minor: Int64) -> GatewayBillLine {
                GatewayBillLine(
                    transaction: facts.transaction, payment: key.payment.rawValue, movement: nil, kind: kind,
                    amount: Money(minor: minor, currency: facts.amount.currency), at: at)
            }
            lines.append(line(.payment, facts.amount.minor))
            let fee = (facts.amount.minor * 6 + 500) / 1_000
            if fee > 0 { lines.append(line(.fee, fee)) }
        }
        for (key, order) in movements where key.merchant == merchant {
            guard let at = movedAt[key], day.contains(at) else { continue }
            lines.append(
                GatewayBillLine(
                    transaction: order.transaction, payment: order.payment.rawValue, movement: order.number.text,
                    kind: key.movement == .refund ? .refund : .settlement, amount: order.amount, at: at))
        }
        for (key, known) in payouts where key.merchant == merchant && known.standing == .done {
            guard let at = known.since, day.contains(at), let transaction = Self.transaction(ofPayout: key) else { continue }
            lines.append(
                GatewayBillLine(
                    transaction: transaction, payment: "", movement: key.number.text, kind: .payout,
                    amount: known.payout.amount, at: at))
        }
        return lines.sorted { left, right in
            (left.at.ms, left.transaction.text, left.movement ?? "", left.kind.rawValue)
                < (right.at.ms, right.transaction.text, right.movement ?? "", right.kind.rawValue)
        }
    }

    /// The bank's own number of a payout: always the same for the same one.
    private static func transaction(ofPayout key: PayoutKey) -> TransactionNumber? {
        let digest = SHA256.hash(data: Array("\(key.merchant)\n\(key.number)".utf8))
        return TransactionNumber("sbp" + Hex.text(Array(digest.prefix(13))))
    }
}
