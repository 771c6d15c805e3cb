import Ledger

/// One thing about which a bill and the ledger do not agree.
package struct BillDifference: Hashable, Sendable, Codable {
    /// In which way.
    package let how: Case
    /// What moved.
    package let kind: GatewayMovement
    /// Our number of the payment; empty for a payout.
    package let payment: String
    /// Our number of the refund or payout; nil for a payment, and where nobody says.
    package let movement: String?
    /// The gateway's number by the bill, or else by the ledger; nil where nobody says.
    package let transaction: String?
    /// What the bill says; nil where it says nothing.
    package let billAmount: Money?
    /// What the ledger says; nil where it says nothing.
    package let ledgerAmount: Money?
    /// When, by the bill, or else by the ledger.
    package let at: Timestamp
    /// The entry that means the movement; nil where there is none.
    package let entry: EntryPlace?

    /// In which way a bill and the ledger do not agree.
    package enum Case: String, Sendable, Codable, CaseIterable {
        /// The gateway moved money of which the ledger knows nothing.
        case onlyInBill
        /// The ledger says that money moved, and the bill does not.
        case onlyInLedger
        /// Both know of it, with another amount.
        case otherAmount
        /// Both know of it, with another number of ours or the gateway's.
        case otherNumber
        /// The bill has the same line again.
        case duplicated
    }

    init(_ how: Case, _ line: BillLine, _ entry: LedgerMovement? = nil) {
        self.how = how
        kind = line.kind
        payment = line.payment
        movement = line.movement
        transaction = line.transaction
        billAmount = line.amount
        ledgerAmount = entry?.amount
        at = line.at
        self.entry = entry?.entry
    }

    init(onlyInLedger entry: LedgerMovement) {
        how = .onlyInLedger
        kind = entry.kind
        payment = entry.payment
        movement = entry.movement
        transaction = entry.transaction
        billAmount = nil
        ledgerAmount = entry.amount
        at = entry.at
        self.entry = entry.entry
    }

    /// The larger of the amounts that the two sides name: what a second person's limit is held against, so that a small
    /// difference of large amounts takes two as well.
    package var largest: Money {
        let amounts = [billAmount, ledgerAmount].compactMap { $0 }
        return amounts.max { $0.minor < $1.minor } ?? Money(minor: 0, currency: .cny)
    }

    /// By how much the gateway keeps more than the ledger knows; negative if less. A difference that leaves 64 bits stays at
    /// the largest amount, which no resolution can book.
    package var excess: Money {
        let currency = (billAmount ?? ledgerAmount)?.currency ?? .cny
        let (difference, overflow) = (billAmount?.minor ?? 0).subtractingReportingOverflow(ledgerAmount?.minor ?? 0)
        return Money(minor: overflow ? .max : difference * kind.sign, currency: currency)
    }
}
