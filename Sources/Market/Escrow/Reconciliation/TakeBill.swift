import Ledger

/// A gateway's bill of a day has come: it is entered with what it says in all, the gateway's fees are booked, and each thing
/// about which it and the ledger do not agree becomes an entry. What an earlier bill lacked and this one has is resolved.
///
/// Source: the gateways' manuals: bills are made once a day, after the day is over.
package struct TakeBill: Command {
    package typealias State = Reconciliation
    package typealias Refused = TakeBillRefusal

    /// Whose bill it is.
    package let gateway: String
    /// Of which day.
    package let day: BeijingDay
    /// The bytes that were read; nil where the gateway says that nothing happened on that day.
    package let file: BillFile?
    /// How it came.
    package let source: BillTaken.Source
    /// What came of holding it against the ledger.
    package let matching: BillMatching
    /// How many entries there were when that was done, so that it can be done again.
    package let ledgerSize: Int64
    /// The days beside whose bills were looked at with it.
    package let beside: [BeijingDay]
    /// Which kinds of entries were held against it.
    package let kinds: [GatewayMovement]

    package init(
        gateway: String, day: BeijingDay, file: BillFile?, source: BillTaken.Source, matching: BillMatching,
        ledgerSize: Int64, beside: [BeijingDay], kinds: [GatewayMovement]
    ) {
        self.gateway = gateway
        self.day = day
        self.file = file
        self.source = source
        self.matching = matching
        self.ledgerSize = ledgerSize
        self.beside = beside
        self.kinds = kinds
    }

    /// The most differences of one day: a bill with more is another merchant's or another day's.
    package static let differencesMax = 2_000

    package func decide(
        by actor: Actor, at time: Timestamp, in state: Reconciliation
    ) throws(TakeBillRefusal) -> [ReconciliationEvent] {
        guard isGiven(by: actor) else { throw .notStaff }
        if let known = state.days[day] {
            guard known.bill.bill == file else { throw .otherBillTaken }
            return []
        }
        guard day.end <= time else { throw .dayNotOver }
        guard matching.differences.count <= Self.differencesMax else { throw .tooManyDifferences }
        let taken = BillTaken(
            gateway: gateway, day: day, bill: file, source: source, totals: matching.totals,
            matched: matching.matchedCount, differences: matching.differences.count, ledgerSize: ledgerSize,
            beside: beside, kinds: kinds)
        let first = state.differences.count + 1
        let found = matching.differences.enumerated().map { place, difference in
            DifferenceFound(number: first + place, day: day, difference: difference)
        }
        var events: [ReconciliationEvent] = [.billTaken(taken)]
        if let fees { events.append(.gatewayFeesBooked(fees)) }
        events += found.map { .differenceFound($0) }
        return events + explained(found, in: state) + cleared(in: state)
    }

    private func isGiven(by actor: Actor) -> Bool {
        switch (actor, source) {
        case (.clock, .fetched), (.staff, .fetched), (.staff, .uploaded): true
        case (.clock, .uploaded), (.member, _), (.gateway, _): false
        }
    }

    /// Nil if the bill has no fees. They are in the one currency that the gateways keep.
    private var fees: GatewayFeesBooked? {
        func sum(_ kind: GatewayMovement) -> Money? {
            matching.totals.first { $0.kind == kind && $0.amount.currency == .cny }?.amount
        }
        let (kept, returned) = (sum(.fee), sum(.feeReturned))
        return kept == nil && returned == nil ? nil : GatewayFeesBooked(day: day, kept: kept, returned: returned)
    }

    /// What is missing in this bill because another one had it, of a day far from this one: the news of it came days later, or a
    /// clock was set. Its entry is known from asking the gateway about that bill's line.
    private func explained(_ found: [DifferenceFound], in state: Reconciliation) -> [ReconciliationEvent] {
        let known = Set(state.differences.compactMap { $0.resolution?.kind == .foundByQuery ? $0.resolution?.entry : nil })
        return found.compactMap { difference in
            guard difference.difference.how == .onlyInLedger, let entry = difference.difference.entry, known.contains(entry)
            else { return nil }
            return .differenceResolved(DifferenceResolved(number: difference.number, kind: .inOtherBill, entry: entry))
        }
    }

    /// What was missing in the bill of a day beside this one, and stands in this one.
    private func cleared(in state: Reconciliation) -> [ReconciliationEvent] {
        [day.adding(days: -1), day.adding(days: 1)].flatMap { state.days[$0]?.numbers ?? [] }.compactMap { number in
            guard let open = state.difference(number), open.resolution == nil,
                open.found.difference.how == .onlyInLedger, let entry = open.found.difference.entry,
                matching.matchedEntries.contains(entry)
            else { return nil }
            return .differenceResolved(DifferenceResolved(number: number, kind: .inOtherBill))
        }
    }
}

/// Why a bill is not taken.
package enum TakeBillRefusal: Refusal {
    /// Only the job that fetches bills and the operator bring them.
    case notStaff
    /// The day is not over, so its bill cannot be whole.
    case dayNotOver
    /// Another file has been taken as that day's bill.
    case otherBillTaken
    /// More than `TakeBill.differencesMax`.
    case tooManyDifferences

    package var code: String {
        switch self {
        case .notStaff: "billNotStaff"
        case .dayNotOver: "billDayNotOver"
        case .otherBillTaken: "otherBillTaken"
        case .tooManyDifferences: "billTooManyDifferences"
        }
    }

    package var details: [String] {
        switch self {
        case .tooManyDifferences: [String(TakeBill.differencesMax)]
        case .notStaff, .dayNotOver, .otherBillTaken: []
        }
    }
}

/// The bill of a day, with what it says in all.
package struct BillTaken: Equatable, Sendable, Codable {
    /// Whose bill it is.
    package let gateway: String
    /// Of which day.
    package let day: BeijingDay
    /// The file; nil where the gateway says that nothing happened on that day.
    package let bill: BillFile?
    /// How it came.
    package let source: Source
    /// Its lines in sums.
    package let totals: [BillTotal]
    /// How many lines agree with an entry each.
    package let matched: Int
    /// How many things do not agree.
    package let differences: Int
    /// Against how many entries of the log it was held.
    package let ledgerSize: Int64
    /// The days beside whose bills were looked at with it.
    package let beside: [BeijingDay]
    /// Which kinds of entries were held against it; nil in entries of before payouts were.
    let kinds: [GatewayMovement]?

    /// Which kinds of entries were held against it.
    package var kindsMatched: [GatewayMovement] { kinds ?? [.payment, .refund] }

    /// How a bill comes.
    package enum Source: String, Sendable, Codable {
        /// From the gateway's server.
        case fetched
        /// The operator brought the file.
        case uploaded
    }
}

/// A bill's file as it came.
package struct BillFile: Hashable, Sendable, Codable {
    /// The hash of its bytes, by which it is kept.
    package let sha256: Digest
    /// How many bytes.
    package let bytes: Int64

    package init(sha256: Digest, bytes: Int64) {
        self.sha256 = sha256
        self.bytes = bytes
    }
}

/// What the gateway kept for its service, by its bill of a day.
package struct GatewayFeesBooked: Equatable, Sendable, Codable {
    /// By the bill of which day.
    package let day: BeijingDay
    /// What it kept; nil if nothing.
    package let kept: Money?
    /// What it gave back of that; nil if nothing.
    package let returned: Money?
}

/// A bill and the ledger do not agree about something.
package struct DifferenceFound: Equatable, Sendable, Codable {
    /// Its number in the stream, from 1.
    package let number: Int
    /// In the bill of which day.
    package let day: BeijingDay
    /// About what.
    package let difference: BillDifference
}
