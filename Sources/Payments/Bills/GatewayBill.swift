import Ledger
import Market

/// What a gateway's bill of a day says, line by line. Its totals have been checked.
package struct GatewayBill: Equatable, Sendable {
    /// The gateway's name, as entries know it.
    package let gateway: String
    /// In the order of the bill; a fee follows the line it belongs to.
    package let lines: [GatewayBillLine]

    /// The sum of all lines of a kind, in minor units, and how many there are.
    package func sum(of kind: GatewayBillLine.Kind) -> (count: Int, minor: Int64) {
        let amounts = lines.filter { $0.kind == kind }.map(\.amount.minor)
        return (amounts.count, amounts.reduce(0, +))
    }
}

/// One movement of money, as a gateway's bill has it.
package struct GatewayBillLine: Equatable, Sendable {
    /// The gateway's own number of the transaction.
    package let transaction: TransactionNumber
    /// Our number of the payment; empty for a payout. Text, as the same account may have been used for something that is not
    /// ours.
    package let payment: String
    /// Our number of the refund, settlement or payout, the gateway's own of what it took back; nil for a payment, and where the bill does not say.
    package let movement: String?
    /// What moved.
    package let kind: Kind
    /// More than zero, whichever way it went.
    package let amount: Money
    /// When, by the gateway's clock.
    package let at: Timestamp

    /// What a line of a bill can be.
    package enum Kind: String, Sendable, CaseIterable {
        /// The buyer paid.
        case payment
        /// Money went back to the buyer.
        case refund
        /// Money was let go to the seller.
        case settlement
        /// A seller was paid out.
        case payout
        /// The gateway kept something for its service.
        case fee
        /// The gateway gave some of that back.
        case feeReturned
        /// The payer's bank, or the gateway itself, took money of a payment back.
        case chargeback
    }
}

/// Why a bill is not believed. A bill is read as a whole or not at all.
package enum BillFault: Error, Equatable, Sendable {
    /// Longer than `GatewayBills.bytesMax`, or of more lines than `GatewayBills.linesMax`.
    case tooLong
    /// No archive, or none with a bill in it.
    case notABill
    /// Not in the encoding in which the provider writes.
    case encoding
    /// The columns are not those that the provider documents.
    case columns
    /// A line is of another day than the bill; the text is the line's own time.
    case otherDay(String)
    /// That line, counted from 1, cannot be read; the word says which column.
    case line(Int, String)
    /// A total at the end says something else than the lines, or is missing; the word says which.
    case total(String)
}

/// The bounds of bills.
package enum GatewayBills {
    /// The most bytes of a bill, unpacked.
    package static let bytesMax = 64 << 20
    /// The most lines.
    package static let linesMax = 500_000
    /// How long fetching the file of one may take, in milliseconds.
    static let fetchTimeoutMs = 60_000
}

/// The lines of a bill while they are read.
struct BillGathering {
    private(set) var lines: [GatewayBillLine] = []

    mutating func add(
        _ transaction: TransactionNumber, _ payment: String, _ movement: String?, _ kind: GatewayBillLine.Kind,
        minor: Int64, at: Timestamp
    ) {
        lines.append(
            GatewayBillLine(
                transaction: transaction, payment: payment, movement: movement, kind: kind,
                amount: Money(minor: minor, currency: .cny), at: at))
    }
}

/// One row of a table whose columns have names.
struct BillRow {
    let line: Int
    private let values: [String: Substring]

    /// Throws: `line` if there are more or fewer values than columns.
    init(_ line: Int, _ columns: [String], _ values: [Substring]) throws(BillFault) {
        guard values.count == columns.count else { throw .line(line, "columns") }
        self.line = line
        self.values = Dictionary(zip(columns, values)) { first, _ in first }
    }

    /// Throws: `line` if there is no such column or the value gives nothing.
    func read<Value>(_ column: String, _ make: (Substring) -> Value?) throws(BillFault) -> Value {
        guard let value = values[column].flatMap(make) else { throw .line(line, column) }
        return value
    }

    func text(_ column: String) throws(BillFault) -> String { try read(column) { String($0) } }

    /// An amount in fen that may be negative.
    func minor(_ column: String) throws(BillFault) -> Int64 {
        try read(column) { YuanText.minor($0, canBeNegative: true) }
    }

    func transaction(_ column: String) throws(BillFault) -> TransactionNumber {
        try read(column) { TransactionNumber(String($0)) }
    }

    func moment(_ column: String) throws(BillFault) -> Timestamp { try read(column) { BeijingTime.moment($0) } }
}

extension String {
    /// The lines without their ends, whichever of the two kinds of ends they have; nothing after the last end.
    var billLines: [Substring] {
        var lines = split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
}
