import Ledger
import Market
import Store

/// What each day changed at each place, made again from the entries.
struct DaySums {
    private var sums: [Key: (inMinor: Int64, outMinor: Int64)] = [:]

    private struct Key: Hashable {
        let day: BeijingDay
        let place: MoneyPlace
        let currency: Currency
    }

    mutating func add(_ transfers: [Transfer], on day: BeijingDay) {
        for transfer in transfers {
            let currency = transfer.amount.currency
            let from = Key(day: day, place: MoneyPlace(of: transfer.from), currency: currency)
            let to = Key(day: day, place: MoneyPlace(of: transfer.to), currency: currency)
            sums[from, default: (0, 0)].outMinor += transfer.amount.minor
            sums[to, default: (0, 0)].inMinor += transfer.amount.minor
        }
    }

    /// Compares them with the rows that are kept; and each day's changes must come to nothing over all places.
    ///
    /// Throws: `Audit.Fault`.
    func check(_ connection: any Connection) throws {
        for currency in Set(sums.keys.map(\.currency)).union([.cny]).sorted(by: { $0.code < $1.code }) {
            let kept = try DayView(connection).changes(in: currency)
            var totals: [BeijingDay: Int64] = [:]
            for change in kept {
                let sum = sums[Key(day: change.day, place: change.place, currency: currency)] ?? (0, 0)
                guard change.inMinor == sum.inMinor, change.outMinor == sum.outMinor else {
                    throw Audit.Fault("what \(change.day.text) changed at \(change.place.name) is not the sum of its postings")
                }
                totals[change.day, default: 0] += change.inMinor - change.outMinor
            }
            guard kept.count == sums.keys.count(where: { $0.currency == currency }) else {
                throw Audit.Fault("a day's changes are missing")
            }
            if let day = totals.filter({ $0.value != 0 }).keys.min() {
                throw Audit.Fault("the sum over all accounts is not zero at the end of \(day.text)")
            }
        }
    }
}
