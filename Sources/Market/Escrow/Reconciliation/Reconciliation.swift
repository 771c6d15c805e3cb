import Ledger

/// What the stream of a gateway's bills amounts to: each day's bill, what did not agree with the ledger, and what came of it.
package struct Reconciliation: CaseState, Equatable {
    package static let streamKind = "reconciliation"

    /// The days whose bill has been taken.
    package private(set) var days: [BeijingDay: Day] = [:]
    /// All differences ever found, by number from 1.
    package private(set) var differences: [Difference] = []

    package init() {}

    /// One day with a bill.
    package struct Day: Equatable, Sendable {
        /// What the bill says in all.
        package let bill: BillTaken
        /// When it was taken.
        package let takenAt: Timestamp
        /// The gateway's fees that were booked with it; nil if the bill has none.
        package internal(set) var fees: GatewayFeesBooked?
        /// The numbers of its differences.
        package internal(set) var numbers: [Int] = []
        /// How many of them are not resolved.
        package internal(set) var openCount = 0
    }

    /// One difference and what came of it.
    package struct Difference: Equatable, Sendable {
        /// What was found.
        package let found: DifferenceFound
        /// How it was resolved; nil while it is open.
        package internal(set) var resolution: DifferenceResolved?
        /// When it was resolved; nil while it is open.
        package internal(set) var resolvedAt: Timestamp?
    }

    /// The difference of that number; nil if there is none.
    package func difference(_ number: Int) -> Difference? {
        differences.indices.contains(number - 1) ? differences[number - 1] : nil
    }

    /// How many differences are not resolved.
    package var openCount: Int { days.values.reduce(0) { $0 + $1.openCount } }

    package mutating func apply(_ event: ReconciliationEvent, at time: Timestamp) {
        switch event {
        case .billTaken(let facts): days[facts.day] = Day(bill: facts, takenAt: time)
        case .gatewayFeesBooked(let facts): days[facts.day]?.fees = facts
        case .differenceFound(let facts):
            differences.append(Difference(found: facts))
            days[facts.day]?.numbers.append(facts.number)
            days[facts.day]?.openCount += 1
        case .differenceResolved(let facts):
            guard let before = difference(facts.number), before.resolution == nil else { return }
            days[before.found.day]?.openCount -= 1
            change(facts.number) { difference in
                difference.resolution = facts
                difference.resolvedAt = time
            }
        }
    }

    private mutating func change(_ number: Int, _ body: (inout Difference) -> Void) {
        guard differences.indices.contains(number - 1) else { return }
        body(&differences[number - 1])
    }
}

extension StreamName {
    /// The stream of a gateway's bills.
    package static func reconciliation(_ gateway: String) -> StreamName {
        StreamName(Reconciliation.streamKind, gateway)
    }
}
