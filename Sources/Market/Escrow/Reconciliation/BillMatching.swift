import Ledger

/// A day's bill held against the ledger, line by line. The same lines give the same answer in the same order.
///
/// A line and an entry belong together by our number and the gateway's. As an entry is made when the news arrives, it may
/// stand in the day after the line's or, with clocks apart, in the day before: entries of both are looked at, but only an
/// entry of the day itself can be missing in its bill, and only if the bills beside it do not have it either.
package struct BillMatching: Equatable, Sendable {
    /// The entries that some line of this bill agrees with.
    package private(set) var matchedEntries: Set<EntryPlace> = []
    /// What does not agree: first in the order of the bill, then in that of the ledger.
    package private(set) var differences: [BillDifference] = []
    /// Sums by kind, in the order of `GatewayMovement`; kinds without a line are left out.
    package let totals: [BillTotal]

    /// How many lines agree with an entry each.
    package var matchedCount: Int { matchedEntries.count }

    /// - Parameters:
    ///   - bill: the lines of that day's bill.
    ///   - ledger: the entries from the beginning of the day before to the end of the day after.
    ///   - neighbours: the lines of the bills of the day before and the day after, as far as they are known.
    package init(bill: [BillLine], of day: BeijingDay, ledger: [LedgerMovement], neighbours: [BillLine] = []) {
        totals = BillTotal.all(of: bill)
        var pool = LedgerPool(ledger)
        var seen: Set<LineIdentity> = []
        for line in neighbours where line.kind.isMatched && seen.insert(LineIdentity(line)).inserted {
            pool.takeExact(line)
        }
        // Exact pairs first, so that no near pair takes an entry from the line that it belongs to.
        var rest: [(line: BillLine, isDuplicate: Bool)] = []
        for line in bill where line.kind.isMatched {
            if !seen.insert(LineIdentity(line)).inserted {
                rest.append((line, true))
            } else if let place = pool.takeExact(line) {
                matchedEntries.insert(ledger[place].entry)
            } else {
                rest.append((line, false))
            }
        }
        for (line, isDuplicate) in rest {
            if isDuplicate {
                differences.append(BillDifference(.duplicated, line))
            } else if let (place, how) = pool.takeNear(line) {
                differences.append(BillDifference(how, line, ledger[place]))
            } else {
                differences.append(BillDifference(.onlyInBill, line))
            }
        }
        for place in pool.left where ledger[place].kind.isMatched && day.contains(ledger[place].at) {
            differences.append(BillDifference(onlyInLedger: ledger[place]))
        }
    }
}

/// Lines of one kind in a bill, counted and summed.
package struct BillTotal: Hashable, Sendable, Codable {
    /// Which kind.
    package let kind: GatewayMovement
    /// How many lines.
    package let count: Int
    /// Their sum.
    package let amount: Money

    /// The totals by kind and currency. A sum beyond 64 bits, which no gateway can owe, stays at the largest amount.
    package static func all(of bill: [BillLine]) -> [BillTotal] {
        var sums: [GatewayMovement: [Currency: (count: Int, minor: Int64)]] = [:]
        for line in bill {
            let (count, minor) = sums[line.kind]?[line.amount.currency] ?? (0, 0)
            let (sum, overflow) = minor.addingReportingOverflow(line.amount.minor)
            sums[line.kind, default: [:]][line.amount.currency] = (count + 1, overflow ? .max : sum)
        }
        return GatewayMovement.allCases.flatMap { kind in
            (sums[kind] ?? [:]).sorted { $0.key.code < $1.key.code }.map { currency, sum in
                BillTotal(kind: kind, count: sum.count, amount: Money(minor: sum.minor, currency: currency))
            }
        }
    }
}

/// What makes a line of a bill that line: the gateway never writes one twice.
private struct LineIdentity: Hashable {
    let kind: GatewayMovement
    let transaction: String
    let movement: String
    /// Where a refund has no number of ours, two of one transaction differ by amount and time.
    let minor: Int64
    let ms: Int64

    init(_ line: BillLine) {
        kind = line.kind
        transaction = line.transaction
        movement = line.movement ?? ""
        let isNumbered = line.kind == .payment || !movement.isEmpty
        minor = isNumbered ? 0 : line.amount.minor
        ms = isNumbered ? 0 : line.at.ms
    }
}

/// The entries that no line has taken yet.
private struct LedgerPool {
    private let ledger: [LedgerMovement]
    private var isTaken: [Bool]
    private var byOurs: [Key: [Int]] = [:]
    private var byTheirs: [Key: [Int]] = [:]

    private struct Key: Hashable {
        let kind: GatewayMovement
        let number: String
    }

    init(_ ledger: [LedgerMovement]) {
        self.ledger = ledger
        isTaken = Array(repeating: false, count: ledger.count)
        byOurs.reserveCapacity(ledger.count)
        for (place, entry) in ledger.enumerated() {
            byOurs[Key(kind: entry.kind, number: entry.movement ?? entry.payment), default: []].append(place)
            if let number = entry.transaction { byTheirs[Key(kind: entry.kind, number: number), default: []].append(place) }
        }
    }

    var left: [Int] { isTaken.indices.filter { !isTaken[$0] } }

    /// The entry with both numbers and the amount of the line.
    @discardableResult
    mutating func takeExact(_ line: BillLine) -> Int? {
        let found = byOurs[Key(kind: line.kind, number: Self.ours(line))]?.first { place in
            !isTaken[place] && agreesOnGatewaysNumber(place, line) && ledger[place].amount == line.amount
        }
        return take(found)
    }

    /// An entry that is meant, though it says something else: another amount, or one of the two numbers.
    mutating func takeNear(_ line: BillLine) -> (place: Int, how: BillDifference.Case)? {
        let ours = byOurs[Key(kind: line.kind, number: Self.ours(line))] ?? []
        let theirs = byTheirs[Key(kind: line.kind, number: line.transaction)] ?? []
        func isFree(_ place: Int) -> Bool { !isTaken[place] && ledger[place].amount.currency == line.amount.currency }
        if let place = ours.first(where: { isFree($0) && agreesOnGatewaysNumber($0, line) }) {
            return take(place).map { ($0, .otherAmount) }
        }
        if let place = ours.first(where: isFree) { return take(place).map { ($0, .otherNumber) } }
        // Refunds of one payment share its transaction: only the amount tells them apart.
        let other = theirs.first { isFree($0) && (line.kind == .payment || ledger[$0].amount == line.amount) }
        return take(other).map { ($0, .otherNumber) }
    }

    private static func ours(_ line: BillLine) -> String {
        guard let movement = line.movement, !movement.isEmpty else { return line.payment }
        return movement
    }

    private func agreesOnGatewaysNumber(_ place: Int, _ line: BillLine) -> Bool {
        ledger[place].transaction == nil || ledger[place].transaction == line.transaction
    }

    private mutating func take(_ place: Int?) -> Int? {
        if let place { isTaken[place] = true }
        return place
    }
}
