import Ledger

@testable import Market

/// A day's bill and the entries it belongs to, made up from a seed: first in agreement, then with faults put in.
struct BillDay {
    static let day = BeijingDay(of: .opening)
    var bill: [BillLine] = []
    var ledger: [LedgerMovement] = []

    static func line(
        _ number: Int, _ kind: GatewayMovement = .payment, minor: Int64 = 10_000, at: Timestamp = day.start.adding(.hours(3))
    ) -> BillLine {
        BillLine(
            kind: kind, payment: "p\(number)", movement: kind == .payment ? nil : "p\(number)-r1", transaction: "t\(number)",
            amount: .fen(minor), at: at)
    }

    static func entry(_ line: BillLine, position: Int64, at: Timestamp? = nil) -> LedgerMovement {
        LedgerMovement(
            position: position, kind: line.kind, payment: line.payment, movement: line.movement, transaction: line.transaction,
            amount: line.amount, at: at ?? line.at, entry: EntryPlace(stream: "trade/\(line.payment)", sequence: position))
    }

    /// So many lines and entries that agree. Some entries are made after midnight, with news that came late.
    init(_ count: Int, seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        for number in 0..<count {
            let kind: GatewayMovement = [.payment, .payment, .refund, .payout][Int.random(in: 0..<4, using: &chance)]
            let at = Self.day.start.adding(Span(ms: Int64.random(in: 0..<86_400_000, using: &chance)))
            let line = Self.line(number, kind, minor: Int64.random(in: 1...1_000_000, using: &chance), at: at)
            bill.append(line)
            let late = Int.random(in: 0..<10, using: &chance) == 0
            ledger.append(
                Self.entry(line, position: Int64(number), at: late ? Self.day.end.adding(.minutes(1)) : at.adding(Span(ms: 900))))
            guard kind == .payment else { continue }
            bill.append(
                BillLine(
                    kind: .fee, payment: line.payment, movement: nil, transaction: line.transaction,
                    amount: .fen(max(1, line.amount.minor / 166)), at: at))
        }
    }

    func matching(neighbours: [BillLine] = []) -> BillMatching {
        BillMatching(bill: bill, of: Self.day, ledger: ledger, neighbours: neighbours)
    }
}
