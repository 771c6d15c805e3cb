import Logging
import Market
import Payments
import ServiceLifecycle
import Store

/// Fetches each gateway's bill of each day that is over, once, from the day on which money first moved there. What fails is
/// tried again, ever more seldom; what another node has fetched, or the operator has brought, is not fetched.
package struct BillRunner: ServiceLifecycle.Service {
    private let marketplace: Marketplace

    /// How often it looks, in milliseconds.
    package static let intervalMs: Int64 = 60_000
    /// How far back gateways give bills, in days.
    static let daysBack: Int64 = 90

    /// Fetches the bills of that market.
    package init(_ marketplace: Marketplace) { self.marketplace = marketplace }

    /// Looks again and again until the service is shut down.
    package func run() async throws {
        await rounds(everyMs: Self.intervalMs, marketplace.logger, onFailure: "Bills could not be fetched") {
            try await runDue()
        }
    }

    /// Fetches what is due now, and says how many bills were taken.
    @discardableResult
    package func runDue() async throws -> Int {
        var count = 0
        for gateway in marketplace.gateways.all {
            for day in try await due(gateway) where try await fetch(day, from: gateway.name) { count += 1 }
        }
        return count
    }

    private static let selectWaiting: SQL = "SELECT day FROM bill_fetches WHERE gateway = $1 AND next_ms > $2"
    private static let selectAttempts: SQL = "SELECT attempts FROM bill_fetches WHERE gateway = $1 AND day = $2"
    private static let postpone: SQL =
        """
        INSERT INTO bill_fetches (gateway, day, attempts, next_ms, last_error) VALUES ($1, $2, 1, $3, $4)
        ON CONFLICT (gateway, day) DO UPDATE SET attempts = bill_fetches.attempts + 1, next_ms = excluded.next_ms,
            last_error = excluded.last_error
        """
    private static let finish: SQL = "DELETE FROM bill_fetches WHERE gateway = $1 AND day = $2"

    /// The days without a bill whose bill can be asked for, the oldest first.
    private func due(_ gateway: any Gateway) async throws -> [BeijingDay] {
        let (now, name) = (marketplace.clock.now(), gateway.name)
        let today = BeijingDay(of: now)
        guard gateway.billTime(of: today) != nil else { return [] }
        let (first, waiting) = try await marketplace.database.read { connection in
            (
                try MovementView(connection).first(at: name).map(BeijingDay.init(of:)),
                Set(
                    try connection.rows(Self.selectWaiting, [.text(name), .integer(now.ms)]) {
                        BeijingDay(number: try $0.int64(0))
                    })
            )
        }
        guard let first, first != today else { return [] }
        let state = try await marketplace.commands.state(Reconciliation.self, of: .reconciliation(name))
        // Entries that lie ahead were made while a clock was: the gateway dates what they tell of by its own.
        let start = max(min(first.number, today.number - 1), today.number - Self.daysBack)
        return (start..<today.number).map(BeijingDay.init(number:)).filter { day in
            guard state.days[day] == nil, !waiting.contains(day), let time = gateway.billTime(of: day) else { return false }
            return time <= now
        }
    }

    /// Fetches one bill; false if it was not taken now.
    private func fetch(_ day: BeijingDay, from name: String) async throws -> Bool {
        let problem: String
        var isExpected = false
        do {
            let outcome = try await marketplace.fetchBill(of: day, from: name)
            try await finish(day, name)
            return !outcome.isRepeated
        } catch TakeBillRefusal.otherBillTaken {
            // Another node, or the operator, was faster.
            try await finish(day, name)
            return false
        } catch let failure as GatewayFailure {
            problem = failure.code
        } catch BillRefusal.notYet {
            // Gateways have no bill of a day on which nothing moved; for some hours that looks like one that is late.
            (problem, isExpected) = (BillRefusal.notYet.code, true)
        } catch let refusal as any Refusal {
            problem = ([refusal.code] + refusal.details).joined(separator: " ")
        }
        try await postpone(day, name, problem, isExpected: isExpected)
        return false
    }

    private func finish(_ day: BeijingDay, _ name: String) async throws {
        try await marketplace.database.write { try $0.run(Self.finish, [.text(name), .integer(day.number)]) }
    }

    /// Doubles the wait with every attempt, from a minute to an hour. The first failure is no warning yet: a gateway may be starting.
    private func postpone(_ day: BeijingDay, _ name: String, _ problem: String, isExpected: Bool) async throws {
        let now = marketplace.clock.now()
        let attempts = try await marketplace.database.write { connection in
            let key: [SQLValue] = [.text(name), .integer(day.number)]
            let attempts = try connection.row(Self.selectAttempts, key) { try $0.int64(0) } ?? 0
            let wait = Span(ms: min(3_600_000, 60_000 << min(attempts, 6)))
            try connection.run(Self.postpone, key + [.integer(now.adding(wait).ms), .text(problem)])
            return attempts
        }
        marketplace.logger.log(
            level: isExpected || attempts == 0 ? .info : .warning, "A bill could not be fetched",
            metadata: ["gateway": "\(name)", "day": "\(day.text)", "reason": "\(problem)"])
    }
}
