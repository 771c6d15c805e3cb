import Evidence
import Ledger
import Market
import Payments
import Store

/// Does every day's matching again, from the bill as it was kept and the ledger as it was then, and compares what was found.
struct BillsAudit {
    private let database: any Database
    private let blobs: any Blobs

    init(database: any Database, blobs: any Blobs) {
        self.database = database
        self.blobs = blobs
    }

    private static let selectStreams: SQL = "SELECT stream FROM streams WHERE stream LIKE $1 ORDER BY stream"

    /// How many bills agree, and which differences are not resolved. Throws: `Audit.Fault`, `StoreFailure`.
    func run() async throws -> (bills: Int, open: [String]) {
        let streams = try await database.read { connection in
            try connection.rows(Self.selectStreams, [.text(Reconciliation.streamKind + "/%")]) { StreamName(text: try $0.text(0)) }
        }
        var (bills, open): (Int, [String]) = (0, [])
        for stream in streams {
            let events = try await database.read { connection in
                try Journal(connection).entries(of: stream).map { try $0.event(as: ReconciliationEvent.self) }
            }
            var state = Reconciliation()
            for event in events {
                // Each bill is checked against what stood there before it.
                if case .billTaken(let taken) = event {
                    try await check(taken, of: stream, state, events)
                    bills += 1
                }
                state.apply(event, at: Timestamp(ms: 0))
            }
            for difference in state.differences where difference.resolution == nil {
                let found = difference.found
                let amount = found.difference.largest
                open.append(
                    "\(stream.identifier) \(found.day.text) #\(found.number) \(found.difference.how.rawValue) "
                        + "\(found.difference.kind.rawValue) \(amount.minor) \(amount.currency.code)")
            }
        }
        return (bills, open)
    }

    private func check(
        _ taken: BillTaken, of stream: StreamName, _ before: Reconciliation, _ events: [ReconciliationEvent]
    ) async throws {
        let name = "the bill of \(stream.identifier) of \(taken.day.text)"
        guard taken.gateway == stream.identifier else { throw Audit.Fault("\(name) is filed under another gateway") }
        var beside: [(day: BeijingDay, bytes: [UInt8])] = []
        for day in taken.beside {
            guard let neighbour = before.days[day]?.bill else {
                throw Audit.Fault("\(name) was held against a bill that is not there")
            }
            beside.append((day, try await bytes(neighbour, name)))
        }
        let bytes = taken.bill == nil ? nil : try await bytes(taken, name)
        let neighbours = beside
        let matching: BillMatching
        do {
            matching = try await database.readLong { connection in
                try Marketplace.matching(
                    bytes, of: taken.day, from: taken.gateway, beside: neighbours, kinds: taken.kindsMatched,
                    before: taken.ledgerSize, connection)
            }
        } catch let refusal as BillRefusal {
            throw Audit.Fault("\(name) cannot be read: \(refusal.code) \(refusal.details.joined(separator: " "))")
        }
        let found = events.compactMap { event -> BillDifference? in
            guard case .differenceFound(let facts) = event, facts.day == taken.day else { return nil }
            return facts.difference
        }
        guard matching.totals == taken.totals, matching.matchedCount == taken.matched, matching.differences == found,
            taken.differences == found.count
        else { throw Audit.Fault("\(name), held against the ledger again, gives other differences than were entered") }
        let fees = events.compactMap { event -> GatewayFeesBooked? in
            guard case .gatewayFeesBooked(let facts) = event, facts.day == taken.day else { return nil }
            return facts
        }
        func sum(_ kind: GatewayMovement) -> Money? { taken.totals.first { $0.kind == kind }?.amount }
        let isBooked = sum(.fee) != nil || sum(.feeReturned) != nil
        guard fees.count == (isBooked ? 1 : 0), fees.first?.kept == sum(.fee), fees.first?.returned == sum(.feeReturned) else {
            throw Audit.Fault("the fees in \(name) are not what was booked")
        }
    }

    private func bytes(_ taken: BillTaken, _ name: String) async throws -> [UInt8] {
        do {
            return try await Marketplace.billBytes(taken, blobs)
        } catch let failure as StoreFailure {
            throw Audit.Fault("\(name) is not there: \(failure)")
        }
    }
}
