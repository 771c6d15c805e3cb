import Logging
import Market
import Payments
import ServiceLifecycle
import Store

/// Lets happen what happens by itself when a deadline runs out, exactly once: the rules refuse what is not due or has been done.
package struct DeadlineRunner: ServiceLifecycle.Service {
    private let marketplace: Marketplace

    /// How often it looks, in milliseconds.
    package static let intervalMs: Int64 = 1_000
    /// How many deadlines it takes at a time.
    static let batch = 200

    /// Runs the deadlines of that market.
    package init(_ marketplace: Marketplace) { self.marketplace = marketplace }

    /// Looks again and again until the service is shut down.
    package func run() async throws {
        await rounds(everyMs: Self.intervalMs, marketplace.logger, onFailure: "Deadlines could not be run") {
            while try await runDue() == Self.batch {}
        }
    }

    private static let selectDue: SQL =
        "SELECT trade, kind, part FROM v_deadlines WHERE at_ms <= $1 ORDER BY at_ms, trade, kind, part LIMIT $2"

    /// Runs what is due now, at most one batch, and says how many deadlines those were.
    @discardableResult
    package func runDue() async throws -> Int {
        let now = marketplace.clock.now()
        let due = try await marketplace.database.read { connection in
            try connection.rows(Self.selectDue, [.integer(now.ms), .integer(Int64(Self.batch))]) { row in
                (
                    trade: try TradeID.stored(row.text(0)), kind: try stored(row.text(1)) as DeadlineKind,
                    part: Int(try row.int64(2))
                )
            }
        }
        for (trade, kind, part) in due {
            do {
                try await pass(kind, of: part, in: trade)
            } catch let refusal as any Refusal {
                // Another node was faster, or the case has moved on since the deadline was read.
                marketplace.logger.debug("A deadline did nothing", metadata: ["refusal": "\(refusal.code)"])
            }
        }
        return due.count
    }

    private func pass(_ kind: DeadlineKind, of part: Int, in trade: TradeID) async throws {
        let (commands, stream) = (marketplace.commands, StreamName.trade(trade))
        switch kind {
        case .proposal: _ = try await commands.handle(LapseProposal(), on: stream, by: .clock)
        case .payment:
            try await askBeforeLapsing(trade)
            _ = try await commands.handle(LapsePayment(), on: stream, by: .clock)
        case .delivery: _ = try await commands.handle(RefundUndelivered(part: part), on: stream, by: .clock)
        case .acceptance: _ = try await commands.handle(PassAcceptance(part: part), on: stream, by: .clock)
        case .change: _ = try await commands.handle(LapseChange(part: part), on: stream, by: .clock)
        case .milestone:
            try await askBeforeLapsing(trade)
            _ = try await commands.handle(LapseMilestones(), on: stream, by: .clock)
        case .ratings: _ = try await commands.handle(RevealRatings(), on: stream, by: .clock)
        case .refundTalk: _ = try await commands.handle(LapseRefund(part: part), on: stream, by: .clock)
        case .holdAlarm:
            _ = try await commands.handle(WarnHoldExpiry(part: part), on: stream, by: .clock)
            marketplace.logger.warning("A hold ends soon", metadata: ["trade": "\(trade)"])
        case .holdExpiry: _ = try await commands.handle(EndHold(part: part), on: stream, by: .clock)
        }
    }

    /// The buyer may have paid in time though the notification was lost: the gateways are asked before the agreement falls.
    /// A gateway that does not answer keeps nothing open; money that comes later goes back.
    private func askBeforeLapsing(_ trade: TradeID) async throws {
        let state = try await marketplace.commands.state(Trade.self, of: .trade(trade))
        for payment in state.payments where payment.transaction == nil {
            guard let gateway = marketplace.gateways[payment.gateway] else { continue }
            do {
                try await marketplace.confirmPayment(payment.id, at: gateway)
            } catch is GatewayFailure {
                continue
            }
        }
    }
}
