import Ledger
import Market

/// The order of a payment, which the buyer's browser carries to the bank. It covers everything that the pay page uses.
struct PayLink: SandboxMessage, Equatable {
    static let kind = "pay"

    let merchant: SandboxMerchant
    let order: PaymentOrder

    init(merchant: SandboxMerchant, order: PaymentOrder) {
        self.merchant = merchant
        self.order = order
    }

    func write(to writer: inout FieldWriter) {
        writer.add("merchant", merchant)
        writer.add("payment", order.payment)
        writer.add(order.amount)
        writer.add("subject", order.subject)
        writer.add("notify", order.notifyURL)
        writer.add("back", order.returnURL)
        writer.add("expires", at: order.expires)
        writer.add("language", order.language.rawValue)
    }

    init(reading reader: inout FieldReader) throws(WireFault) {
        merchant = try reader.read("merchant") { SandboxMerchant($0) }
        let payment = try reader.read("payment") { PaymentID(rawValue: $0) }
        let amount = try reader.money(in: SandboxLimits.amountMinor)
        let subject = try reader.text("subject")
        let notifyURL = try reader.read("notify") { WebAddress($0) }
        let returnURL = try reader.read("back") { WebAddress($0) }
        let expires = try reader.timestamp("expires")
        let language = try reader.read("language") { PayPageLanguage(rawValue: $0) }
        guard
            let order = PaymentOrder(
                payment: payment, amount: amount, subject: subject, notifyURL: notifyURL, returnURL: returnURL,
                expires: expires, language: language)
        else { throw .field("subject") }
        self.order = order
    }

    /// Whose link it claims to be. Throws: why it is no pay link. Nothing is verified yet.
    static func claimedMerchant(of bytes: [UInt8]) throws(WireFault) -> SandboxMerchant {
        var reader = FieldReader(try SignedForm.peek(bytes))
        try reader.demand("version", is: SandboxLimits.version)
        try reader.demand("kind", is: kind)
        return try reader.read("merchant") { SandboxMerchant($0) }
    }
}
