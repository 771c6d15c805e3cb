import Ledger
import Market

/// What the bank tells the market without being asked.
struct BankNotice: SandboxMessage, Equatable {
    static let kind = "notice"

    let merchant: SandboxMerchant
    let sent: Timestamp
    let notice: PaymentNotice

    init(merchant: SandboxMerchant, sent: Timestamp, notice: PaymentNotice) {
        self.merchant = merchant
        self.sent = sent
        self.notice = notice
    }

    func write(to writer: inout FieldWriter) {
        writer.add("merchant", merchant)
        writer.add("sent", at: sent)
        writer.add("payment", notice.payment)
        writer.add("transaction", notice.transaction)
        writer.add(notice.amount)
        writer.add("state", notice.state.rawValue)
        writer.add("reached", at: notice.reached)
    }

    init(reading reader: inout FieldReader) throws(WireFault) {
        merchant = try reader.read("merchant") { SandboxMerchant($0) }
        sent = try reader.timestamp("sent")
        notice = PaymentNotice(
            payment: try reader.read("payment") { PaymentID(rawValue: $0) },
            transaction: try reader.read("transaction") { TransactionNumber($0) },
            amount: try reader.money(in: SandboxLimits.amountMinor),
            state: try reader.read("state") { PaymentNotice.State(rawValue: $0) },
            reached: try reader.timestamp("reached"))
    }
}
