import Logging
import Market
import Payments
import ServiceLifecycle
import Store

/// Makes the payouts that committed entries owe, each until its provider has answered for good, and enters the answer.
///
/// The first attempt starts the payout; every later one asks first what became of it, and starts it again, under the same number,
/// only where the provider never heard of it.
package struct PayoutRunner: ServiceLifecycle.Service {
    private let marketplace: Marketplace

    /// How often it looks, in milliseconds.
    package static let intervalMs: Int64 = 1_000
    /// How many payouts it takes at a time.
    static let batch = 20
    /// How long a payout that is being made is nobody else's; longer than a call can take.
    private static let holdFor = Span.minutes(2)

    /// Makes the payouts of that market.
    package init(_ marketplace: Marketplace) { self.marketplace = marketplace }

    /// Looks again and again until the service is shut down.
    package func run() async throws {
        await rounds(everyMs: Self.intervalMs, marketplace.logger, onFailure: "Payouts could not be made") {
            while try await runDue() == Self.batch {}
        }
    }

    /// Makes the payouts that are due now, at most one batch, and says how many those were.
    @discardableResult
    package func runDue() async throws -> Int {
        let now = marketplace.clock.now()
        let due = try await marketplace.database.read { try PayoutOutbox($0).due(at: now, limit: Self.batch) }
        for owed in due {
            let isOurs = try await marketplace.database.write {
                try PayoutOutbox($0).hold(owed, until: now.adding(Self.holdFor))
            }
            if isOurs { try await make(owed, now) }
        }
        return due.count
    }

    private func make(_ owed: PayoutOutbox.Owed, _ now: Timestamp) async throws {
        let wallet = try await marketplace.commands.state(Market.Wallet.self, of: owed.stream)
        guard let payout = wallet.payouts[owed.payout], payout.stage == .underway, !payout.order.isByHand,
            let account = wallet.accounts[payout.order.account]
        else { return try await finish(owed, now) }
        guard let provider = marketplace.gateways.payoutProviders.first(where: { $0.name == payout.order.provider }),
            let number = MovementNumber(owed.payout.rawValue)
        else { return try await postpone(owed, error: "unknownProvider", now) }
        let destination: PayoutDestination
        do {
            destination = try await marketplace.payoutDestination(account.document)
        } catch let fault as VaultFault {
            return try await postpone(owed, error: "vault.\(fault)", now)
        }
        guard let order = PayoutOrder(number: number, amount: payout.order.amount, destination: destination) else {
            return try await postpone(owed, error: "malformedOrder", now)
        }
        do {
            switch try await call(provider, order, isFirst: owed.attempts == 0) {
            case .done(let amount): try await enter(.made(amount), owed, provider, now)
            case .failed(let code): try await enter(.failed(code: code), owed, provider, now)
            case .processing, .unknown: try await postpone(owed, error: "stillProcessing", now)
            }
        } catch let failure as GatewayFailure {
            try await postpone(owed, error: failure.code, now)
        }
    }

    /// What the provider says. A verifiable refusal of a start means that nothing has left.
    private func call(
        _ provider: any PayoutProvider, _ order: PayoutOrder, isFirst: Bool
    ) async throws(GatewayFailure) -> MovementStatus {
        if !isFirst {
            let known = try await provider.query(order.number, kind: order.destination.kind)
            guard known == .unknown else { return known }
        }
        do throws(GatewayFailure) {
            return try await provider.start(order)
        } catch {
            switch error {
            case .orderRefused, .refused: return .failed(code: error.code)
            case .unreachable, .timeout, .unavailable, .serverError, .forged, .malformed: throw error
            }
        }
    }

    /// The answer becomes an entry; then the row is closed.
    private func enter(
        _ answer: RecordPayout.Answer, _ owed: PayoutOutbox.Owed, _ provider: any PayoutProvider, _ now: Timestamp
    ) async throws {
        do {
            _ = try await marketplace.commands.handle(
                RecordPayout(payout: owed.payout, answer: answer), on: owed.stream, by: .gateway(provider.name))
        } catch let refusal as RecordPayoutRefusal {
            return try await postpone(owed, error: refusal.code, now)
        }
        try await finish(owed, now)
    }

    private func finish(_ owed: PayoutOutbox.Owed, _ now: Timestamp) async throws {
        try await marketplace.database.write { try Outbox($0).finish(owed.payout.rawValue, at: now) }
    }

    /// Doubles the wait with every attempt, from two seconds to an hour.
    private func postpone(_ owed: PayoutOutbox.Owed, error: String, _ now: Timestamp) async throws {
        let wait = Span(ms: min(3_600_000, 2_000 << Int64(min(owed.attempts, 11))))
        try await marketplace.database.write {
            try Outbox($0).postpone(owed.payout.rawValue, until: now.adding(wait), error: error)
        }
        marketplace.logger.warning("A payout is postponed", metadata: ["payout": "\(owed.payout)", "reason": "\(error)"])
    }
}
