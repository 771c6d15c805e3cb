import Ledger
import Market
import Payments
import Store

/// A gateway whose bills are held against the ledger.
package struct ReconciledGateway: Sendable {
    /// What pages tell of it.
    package let face: GatewayFace
    /// Its bills and what came of them.
    package let state: Reconciliation
    /// The bills that could not be fetched, by day.
    package let failures: [BeijingDay: BillFailure]
    /// The days from the first on which money moved to yesterday, the newest first.
    package let days: [BeijingDay]
}

/// A bill that could not be fetched.
package struct BillFailure: Sendable, Equatable {
    /// How often it was tried.
    package let attempts: Int
    /// When it is tried again.
    package let next: Timestamp
    /// Why it failed last, as a word of ours or of the gateway's.
    package let reason: String
}

extension Marketplace {
    private static let selectFailures: SQL =
        "SELECT day, attempts, next_ms, last_error FROM bill_fetches WHERE gateway = $1 ORDER BY day"

    /// Every gateway that gives bills, by name.
    package func reconciledGateways() async throws -> [ReconciledGateway] {
        var all: [ReconciledGateway] = []
        for gateway in gateways.all {
            if let known = try await reconciledGateway(gateway.name) { all.append(known) }
        }
        return all
    }

    /// One of them; nil if there is none of that name.
    package func reconciledGateway(_ name: String) async throws -> ReconciledGateway? {
        let today = BeijingDay(of: clock.now())
        guard let gateway = gateways[name], gateway.billTime(of: today) != nil else { return nil }
        let state = try await commands.state(Reconciliation.self, of: .reconciliation(name))
        let (first, failures) = try await database.read { connection in
            let failures = try connection.rows(Self.selectFailures, [.text(name)]) { row in
                (
                    BeijingDay(number: try row.int64(0)),
                    BillFailure(
                        attempts: Int(try row.int64(1)), next: Timestamp(ms: try row.int64(2)), reason: try row.text(3))
                )
            }
            return (
                try MovementView(connection).first(at: name).map(BeijingDay.init(of:)),
                Dictionary(failures) { first, _ in first }
            )
        }
        let start = ([first].compactMap { $0 } + Array(state.days.keys)).min()
        let days = start.map { $0.number < today.number ? Array($0.number..<today.number) : [] } ?? []
        return ReconciledGateway(
            face: GatewayFace(gateway), state: state, failures: failures,
            days: days.reversed().map(BeijingDay.init(number:)))
    }

    /// How many differences are not resolved, at all gateways.
    package func openDifferencesCount() async throws -> Int {
        var count = 0
        for gateway in gateways.all {
            count += try await commands.state(Reconciliation.self, of: .reconciliation(gateway.name)).openCount
        }
        return count
    }

    /// Those deeds about differences of that gateway's bills that wait for a second person, by the difference's number.
    package func openResolutions(at gateway: String) async throws -> [Int: DeedRow] {
        var open: [Int: DeedRow] = [:]
        for row in try await deeds(.open, limit: 200) where row.deed.kind == .resolveDifference {
            guard let subject = DifferenceSubject(text: row.deed.subject), subject.gateway == gateway else { continue }
            open[subject.number] = row
        }
        return open
    }

    /// The bytes of the bill of a day as they were taken; nil where there is none. Throws: `StoreFailure`.
    package func billFile(of day: BeijingDay, from gateway: String) async throws -> [UInt8]? {
        let state = try await commands.state(Reconciliation.self, of: .reconciliation(gateway))
        guard let taken = state.days[day]?.bill, taken.bill != nil else { return nil }
        return try await billBytes(taken)
    }
}
