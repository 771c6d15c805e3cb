import Logging
import Market
import Payments
import ServiceLifecycle
import Store

/// Lets happen what happens by itself when a deadline runs out, exactly once, and reminds of it before: the rules refuse what is
/// not due or has been done, whichever node asks.
package struct DeadlineRunner: ServiceLifecycle.Service {
    private let marketplace: Marketplace
    /// A clock that nobody can set.
    private let steadyMs: @Sendable () -> Int64

    /// How often it looks, in milliseconds.
    package static let intervalMs: Int64 = 1_000
    /// How many deadlines it takes at a time.
    static let batch = 200
    /// How long one node of several has the deadlines to itself, in milliseconds; it asks again at half of that.
    package static let leaseMs: Int64 = 10_000
    static let lease = "deadlines"

    /// Runs the deadlines of that market.
    package init(_ marketplace: Marketplace, steadyMs: @escaping @Sendable () -> Int64 = SystemClock.steadyMs) {
        self.marketplace = marketplace
        self.steadyMs = steadyMs
    }

    /// Looks again and again until the service is shut down.
    package func run() async throws {
        var memory = RunnerMemory()
        await rounds(everyMs: Self.intervalMs, marketplace.logger, onFailure: "Deadlines could not be run") {
            try await round(&memory)
        }
        await letGo(memory)
    }

    /// One round: nothing where the clock is in doubt or another node has the deadlines; else all that is due, and then the
    /// reminders.
    package func round(_ memory: inout RunnerMemory) async throws {
        guard try await trustsClock(&memory), try await holdsLease(&memory) else { return }
        try await runDue()
        try await remindDue()
    }

    private static let selectDue: SQL =
        """
        SELECT trade, kind, part, at_ms FROM v_deadlines WHERE at_ms <= $1 AND (at_ms, trade, kind, part) > ($2, $3, $4, $5)
        ORDER BY at_ms, trade, kind, part LIMIT $6
        """

    /// Runs what is due now, and says how many deadlines those were.
    @discardableResult
    package func runDue() async throws -> Int {
        let now = marketplace.clock.now()
        return try await each(Self.selectDue, upTo: now) { due in try await pass(due.kind, of: due.part, in: due.trade) }
    }

    private static let selectReminders: SQL =
        """
        SELECT trade, kind, part, at_ms, until_ms FROM v_reminders
        WHERE at_ms <= $1 AND until_ms > $1 AND (at_ms, trade, kind, part) > ($2, $3, $4, $5)
        ORDER BY at_ms, trade, kind, part LIMIT $6
        """

    /// Gives the reminders that are due now, and says how many those were.
    @discardableResult
    package func remindDue() async throws -> Int {
        let inTrades = try await each(Self.selectReminders, upTo: marketplace.clock.now()) { due in
            let deadline = Deadline(kind: due.kind, at: due.until, part: due.part)
            _ = try await marketplace.commands.handle(RemindDeadline(of: deadline), on: .trade(due.trade), by: .clock)
        }
        return inTrades + (try await ComplaintReminders(marketplace).giveDue())
    }

    private struct Due: Sendable {
        let trade: TradeID
        let kind: DeadlineKind
        let part: Int
        let at: Timestamp
        let until: Timestamp
    }

    /// Does that for each that is due, the oldest first. One that fails keeps none of the others waiting.
    private func each(_ select: SQL, upTo now: Timestamp, _ run: (Due) async throws -> Void) async throws -> Int {
        var (count, place): (Int, [SQLValue]) = (0, [.integer(.min), .text(""), .text(""), .integer(0)])
        while true {
            let values = [.integer(now.ms)] + place + [.integer(Int64(Self.batch))]
            let due = try await marketplace.database.read { connection in
                try connection.rows(select, values) { row in
                    let at = Timestamp(ms: try row.int64(3))
                    return Due(
                        trade: try TradeID.stored(row.text(0)), kind: try stored(row.text(1)), part: Int(try row.int64(2)), at: at,
                        until: row.columnCount > 4 ? Timestamp(ms: try row.int64(4)) : at)
                }
            }
            for one in due {
                do {
                    try await run(one)
                } catch let refusal as any Refusal {
                    // Another node was faster, or the case has moved on since the deadline was read.
                    marketplace.logger.debug("A deadline did nothing", metadata: ["refusal": "\(refusal.code)"])
                } catch let failure as StoreFailure {
                    throw failure
                } catch {
                    marketplace.logger.error(
                        "A deadline could not be run",
                        metadata: ["trade": "\(one.trade)", "kind": "\(one.kind)", "failure": "\(type(of: error))"])
                }
            }
            count += due.count
            guard due.count == Self.batch, let last = due.last else { return count }
            place = [.integer(last.at.ms), .text(last.trade.rawValue), .text(last.kind.rawValue), .integer(Int64(last.part))]
        }
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
        case .disputeAnswer, .negotiation, .evidence, .mediation, .mediationAnswer, .ruling:
            _ = try await commands.handle(PassDispute(), on: stream, by: .clock)
        case .settlement: _ = try await commands.handle(LapseSettlement(), on: stream, by: .clock)
        case .appeal: try await marketplace.executeRuling(in: trade)
        case .suspension:
            let number = try await commands.state(Trade.self, of: stream).openDispute?.number ?? 0
            _ = try await commands.handle(ResumeDispute(dispute: number), on: stream, by: .clock)
        case .requestAnswer, .promisedReturn, .remedyAnswer, .deletion, .remedyDue, .supportReply:
            _ = try await commands.handle(LapseRequest(kind), on: stream, by: .clock)
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

/// What the runner remembers from round to round.
package struct RunnerMemory: Sendable {
    var watch = ClockWatch()
    /// What the clock was worth at the last look.
    package fileprivate(set) var standing = ClockStanding.trusted
    /// Until when the lease need not be asked for again, by the clock that nobody can set.
    fileprivate var leaseRestsUntilMs: Int64?

    package init() {}
}

extension DeadlineRunner {
    /// Whether the clock can be acted on. That it cannot any more, and that it can again, is told the operator once.
    private func trustsClock(_ memory: inout RunnerMemory) async throws -> Bool {
        let judgeMs: Int64? =
            switch marketplace.database.dialect {
            case .sqlite: nil
            case .postgres: try await marketplace.database.read { try LeaseTable($0).nowMs() }
            }
        let standing = memory.watch.look(
            wallMs: marketplace.clock.now().ms, steadyMs: steadyMs(), judgeMs: judgeMs)
        switch standing {
        case .trusted, .jumped: marketplace.commands.clockTrust.set(true)
        case .differs: marketplace.commands.clockTrust.set(false)
        }
        if (standing == .trusted) != (memory.standing == .trusted) {
            switch standing {
            case .trusted: marketplace.logger.notice("The clock is trusted again; deadlines run")
            case .differs(let byMs):
                marketplace.logger.critical(
                    "This machine's clock differs from the database's; no deadline runs and no command is taken here",
                    metadata: ["byMs": "\(byMs)"])
            case .jumped(let byMs):
                marketplace.logger.critical(
                    "This machine's clock was set; no deadline runs until it has run evenly for five minutes. If it is wrong now, stop the server and set it right",
                    metadata: ["byMs": "\(byMs)"])
            }
        }
        memory.standing = standing
        return standing == .trusted
    }

    /// Whether this node has the deadlines to itself; where there is one node alone, always.
    private func holdsLease(_ memory: inout RunnerMemory) async throws -> Bool {
        switch marketplace.database.dialect {
        case .sqlite: return true
        case .postgres:
            let now = steadyMs()
            if let rests = memory.leaseRestsUntilMs, now < rests { return true }
            let node = marketplace.commands.node
            let isOurs = try await marketplace.database.write {
                try LeaseTable($0).take(Self.lease, by: node, forMs: Self.leaseMs)
            }
            memory.leaseRestsUntilMs = isOurs ? now + Self.leaseMs / 2 : nil
            return isOurs
        }
    }

    /// A node that stops leaves the deadlines to the others at once.
    private func letGo(_ memory: RunnerMemory) async {
        guard memory.leaseRestsUntilMs != nil else { return }
        let node = marketplace.commands.node
        do {
            try await marketplace.database.write { try LeaseTable($0).release(Self.lease, by: node) }
        } catch {
            // It runs out by itself.
            marketplace.logger.debug("A lease was not let go", metadata: ["failure": "\(type(of: error))"])
        }
    }
}
