import Ledger

/// What moves money at a gateway.
package enum GatewayMovement: String, Sendable, Codable, CaseIterable {
    /// A buyer paid.
    case payment
    /// Money went back to a buyer.
    case refund
    /// A seller was paid out.
    case payout
    /// The gateway let go of what it held; inside the gateway nothing leaves.
    case settlement
    /// The gateway kept something for its service.
    case fee
    /// The gateway gave some of that back.
    case feeReturned
    /// The gateway took money of a payment back without our order.
    case chargeback

    /// Whether lines of this kind are held one by one against the ledger. Fees are booked in one sum a day, settlements move
    /// nothing that the ledger's gateway account knows.
    package var isMatched: Bool {
        switch self {
        case .payment, .refund, .payout, .chargeback: true
        case .settlement, .fee, .feeReturned: false
        }
    }

    /// Which way it goes: 1 if the gateway keeps more afterwards, -1 if it keeps less, 0 if neither.
    package var sign: Int64 {
        switch self {
        case .payment, .feeReturned: 1
        case .refund, .payout, .fee, .chargeback: -1
        case .settlement: 0
        }
    }
}

/// One movement of money as a gateway's bill has it.
package struct BillLine: Hashable, Sendable {
    /// What moved.
    package let kind: GatewayMovement
    /// Our number of the payment, as far as the line is ours: at most 64 characters. Empty for a payout.
    package let payment: String
    /// Our number of the refund or payout; nil for a payment, and where the bill does not say.
    package let movement: String?
    /// The gateway's own number: at most 64 characters.
    package let transaction: String
    /// More than zero, whichever way it went.
    package let amount: Money
    /// When, by the gateway's clock.
    package let at: Timestamp

    /// Longer numbers are cut: no gateway has them.
    package init(
        kind: GatewayMovement, payment: String, movement: String?, transaction: String, amount: Money, at: Timestamp
    ) {
        self.kind = kind
        self.payment = Self.cut(payment)
        self.movement = movement.map(Self.cut)
        self.transaction = Self.cut(transaction)
        self.amount = amount
        self.at = at
    }

    private static func cut(_ text: String) -> String { text.utf8.count <= 64 ? text : String(text.prefix(64)) }
}

/// One movement of money between the ledger and a gateway, as an entry means it.
package struct LedgerMovement: Hashable, Sendable {
    /// The entry's place among all entries.
    package let position: Int64
    /// What moved.
    package let kind: GatewayMovement
    /// Our number of the payment; empty for a payout.
    package let payment: String
    /// Our number of the refund or payout; nil for a payment.
    package let movement: String?
    /// The gateway's own number; nil where no entry tells it.
    package let transaction: String?
    /// More than zero.
    package let amount: Money
    /// The entry's time.
    package let at: Timestamp
    /// Where the entry stands.
    package let entry: EntryPlace

    package init(
        position: Int64, kind: GatewayMovement, payment: String, movement: String?, transaction: String?, amount: Money,
        at: Timestamp, entry: EntryPlace
    ) {
        self.position = position
        self.kind = kind
        self.payment = payment
        self.movement = movement
        self.transaction = transaction
        self.amount = amount
        self.at = at
        self.entry = entry
    }
}

/// An entry by its stream and its place in it.
package struct EntryPlace: Hashable, Sendable, Codable {
    /// The stream's whole name.
    package let stream: String
    /// The place, from 0.
    package let sequence: Int64

    package init(stream: String, sequence: Int64) {
        self.stream = stream
        self.sequence = sequence
    }
}
