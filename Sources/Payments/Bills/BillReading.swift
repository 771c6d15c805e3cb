import Market

extension GatewayBill {
    /// Reads a bill as that gateway writes it, of that day. Throws: why it is not believed.
    ///
    /// An archive is unpacked within the bounds of `GatewayBills`.
    package static func read(_ bytes: [UInt8], from gateway: String, of day: BeijingDay) throws(BillFault) -> GatewayBill {
        let bill: GatewayBill
        switch gateway {
        case "sandbox": bill = try SandboxBill.read(bytes)
        case "alipay":
            // The archive as it comes from Alipay, or the table that somebody has taken out of it.
            bill = bytes.starts(with: [0x50, 0x4B]) ? try AlipayBill.read(archive: bytes) : try AlipayBill.read(bytes)
        case "wechatpay": bill = try WeChatPayBill.read(bytes)
        default: throw .notABill
        }
        // Refunds may stand with the time of what was paid; a payment's own time says which day it is.
        for line in bill.lines where line.kind == .payment && !day.contains(line.at) {
            throw .otherDay(BeijingTime.text(line.at))
        }
        return bill
    }

    /// Of what that gateway's bill has a line each, so that an entry of such a kind without a line is missing there.
    ///
    /// Source: the providers' manuals: the bills of transactions list payments and refunds; transfers stand in bills of their own.
    package static func kinds(from gateway: String) -> [GatewayMovement] {
        gateway == "sandbox" ? [.payment, .refund, .payout, .chargeback] : [.payment, .refund]
    }

    /// The lines as the rules know them.
    package var billLines: [BillLine] {
        lines.map { line in
            BillLine(
                kind: GatewayMovement(line.kind), payment: line.payment, movement: line.movement,
                transaction: line.transaction.text, amount: line.amount, at: line.at)
        }
    }
}

extension GatewayMovement {
    init(_ kind: GatewayBillLine.Kind) {
        self =
            switch kind {
            case .payment: .payment
            case .refund: .refund
            case .settlement: .settlement
            case .payout: .payout
            case .fee: .fee
            case .feeReturned: .feeReturned
            case .chargeback: .chargeback
            }
    }
}
