import Logging
import Market
import Payments
import ServiceLifecycle
import Store

/// Makes the calls that committed entries owe, again and again with the same number, until the gateway has answered for good.
package struct OutboxRunner: ServiceLifecycle.Service {
    private let marketplace: Marketplace

    /// How often it looks, in milliseconds.
    package static let intervalMs: Int64 = 1_000
    /// How many calls it takes at a time.
    static let batch = 50
    /// How long a call that is being made is nobody else's, in milliseconds; longer than a gateway may take to answer.
    static let holdMs: Int64 = 120_000
    /// How long a call waits that another one must come before, in milliseconds.
    static let waitMs: Int64 = 5_000

    /// Makes the calls of that market.
    package init(_ marketplace: Marketplace) { self.marketplace = marketplace }

    /// Looks again and again until the service is shut down.
    package func run() async throws {
        await rounds(everyMs: Self.intervalMs, marketplace.logger, onFailure: "The outbox could not be run") {
            while try await runDue() == Self.batch {}
        }
    }

    /// Makes the calls that are due now, at most one batch, and says how many those were.
    @discardableResult
    package func runDue() async throws -> Int {
        let now = marketplace.clock.now()
        let due = try await marketplace.database.read { try Outbox($0).due(at: now, limit: Self.batch) }
        for (call, attempts) in due {
            let isOurs = try await marketplace.database.write { try Outbox($0).hold(call.id, forMs: Self.holdMs) }
            guard isOurs else { continue }
            do {
                try await GatewayErrand(marketplace, call).run()
                try await marketplace.database.write { try Outbox($0).finish(call.id, at: now) }
            } catch let failure as GatewayFailure {
                try await postpone(call, attempts: attempts, error: failure.code, now: now)
            } catch let fault as CallFault where fault.isWaiting {
                let later = now.adding(Span(ms: Self.waitMs))
                try await marketplace.database.write { try Outbox($0).wait(call.id, until: later, for: fault.rawValue) }
            } catch let fault as CallFault {
                try await postpone(call, attempts: attempts, error: fault.rawValue, now: now)
            } catch let refusal as any Refusal {
                // The rules do not take what the gateway says, such as another amount: for the operator to look at.
                try await postpone(call, attempts: attempts, error: refusal.code, now: now)
            }
        }
        return due.count
    }

    /// Doubles the wait with every attempt, from two seconds to an hour.
    private func postpone(_ call: OwedCall, attempts: Int, error: String, now: Timestamp) async throws {
        let wait = Span(ms: min(3_600_000, 2_000 << Int64(min(attempts, 11))))
        try await marketplace.database.write { try Outbox($0).postpone(call.id, until: now.adding(wait), error: error) }
        marketplace.logger.warning(
            "A call is postponed",
            metadata: ["kind": "\(call.order.kind)", "call": "\(call.id)", "reason": "\(error)"])
    }
}
