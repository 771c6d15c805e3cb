import Ledger
import Market
import Store

/// Where all the money is, day by day: what each place has at the end of each day by the clock of Beijing.
package struct MoneyDays: Sendable, Equatable {
    /// In what currency.
    package let currency: Currency
    /// The places that ever had money: gateways first, then those inside the market.
    package let places: [MoneyPlace]
    /// From the first day on which money moved to today, which goes on.
    package let days: [Day]

    /// One day.
    package struct Day: Sendable, Equatable {
        /// Which day.
        package let day: BeijingDay
        /// What each place has at its end, in minor units; a place that never had any is left out.
        package let balances: [MoneyPlace: Int64]
        /// What came to each place and what went, in minor units.
        package let turnover: [MoneyPlace: Turnover]

        package init(day: BeijingDay, balances: [MoneyPlace: Int64], turnover: [MoneyPlace: Turnover]) {
            self.day = day
            self.balances = balances
            self.turnover = turnover
        }

        /// The sum over all places: zero.
        package var sumMinor: Int64 { balances.values.reduce(0, &+) }
    }

    /// What a day changed at a place, in minor units.
    package struct Turnover: Sendable, Equatable {
        /// What came.
        package let inMinor: Int64
        /// What went, as a number above zero.
        package let outMinor: Int64

        package init(inMinor: Int64, outMinor: Int64) {
            self.inMinor = inMinor
            self.outMinor = outMinor
        }
    }

    package init(currency: Currency, places: [MoneyPlace], days: [Day]) {
        self.currency = currency
        self.places = places
        self.days = days
    }

    /// Adds up the changes of all days up to `today`.
    init(_ changes: [DayView.Change], until today: BeijingDay, in currency: Currency) {
        self.currency = currency
        let all = Set(changes.map(\.place))
        places = all.filter(\.isGateway).sorted { $0.name < $1.name } + MoneyPlace.inside.filter(all.contains)
        let byDay = Dictionary(grouping: changes, by: \.day)
        var days: [Day] = []
        var balances: [MoneyPlace: Int64] = [:]
        if let first = changes.map(\.day).min() {
            for number in first.number...max(first.number, today.number) {
                var turnover: [MoneyPlace: Turnover] = [:]
                for change in byDay[BeijingDay(number: number)] ?? [] {
                    balances[change.place, default: 0] += change.inMinor - change.outMinor
                    turnover[change.place] = Turnover(inMinor: change.inMinor, outMinor: change.outMinor)
                }
                days.append(Day(day: BeijingDay(number: number), balances: balances, turnover: turnover))
            }
        }
        self.days = days
    }
}

extension MoneyPlace {
    /// Whether it is a gateway.
    package var isGateway: Bool {
        switch self {
        case .gateway: true
        case .holds, .refunding, .members, .payouts, .fees, .costs: false
        }
    }
}

extension Marketplace {
    /// Where all the money is, from the first day to today. Throws: `StoreFailure`.
    package func moneyDays(in currency: Currency = .cny) async throws -> MoneyDays {
        let today = BeijingDay(of: clock.now())
        return try await database.readLong { connection in
            MoneyDays(try DayView(connection).changes(in: currency), until: today, in: currency)
        }
    }
}
