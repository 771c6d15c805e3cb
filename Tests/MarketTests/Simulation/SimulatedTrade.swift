import Ledger

@testable import Market

/// One trade driven by chance alone: any step by anybody at any time, well-formed and not, with a gateway that notifies late,
/// twice, and wrongly. Everything that must always hold is checked after every event.
struct SimulatedTrade {
    private(set) var trade = Trade()
    private(set) var books = Books()
    private(set) var now = Timestamp.opening
    private(set) var tally = Tally()
    var chance: SplitMix64
    /// What became of each sum that ever arrived: the simulation's own account of it, kept beside the rules.
    var sums: [Trade.Arrival: Sum] = [:]
    /// The numbers of all refunds.
    private var numbers: Set<String> = []

    static let id = TradeID.number(7)

    init(seed: UInt64) { chance = SplitMix64(seed: seed) }

    /// So many turns of chance, and then the clock and the gateway alone until nothing is open.
    mutating func run(turns: Int) throws {
        for _ in 0..<turns {
            passTime()
            try turn()
        }
        while let next = trade.deadlines.min(by: { $0.at < $1.at }) {
            now = max(now, next.at)
            try demand(try give(next.kind.command, by: .clock), "a deadline that is due does nothing: \(next.kind)")
        }
        for refund in trade.openRefunds {
            try demand(
                try give(RecordRefund(refund: refund.refund), by: .gateway(refund.gateway)),
                "a refund cannot be recorded")
        }
        if chance.below(4) == 0, case .until(let end, _) = trade.retention {
            now = max(now, end)
            try demand(
                try give(EraseValues(.of(0, member: trade.buyer ?? .buyer)), by: .clock),
                "what nothing keeps any more cannot be erased")
        }
        try checkTheEnd()
    }

    // MARK: One turn

    private mutating func passTime() {
        switch chance.below(20) {
        case 0..<8: break
        case 8..<17: now = now.adding(Span(ms: Int64(chance.below(5 * 60_000))))
        case 17..<19: now = now.adding(Span(ms: Int64(chance.below(3 * 86_400_000))))
        default:
            guard !trade.deadlines.isEmpty else { return }
            let due = trade.deadlines[chance.below(trade.deadlines.count)].at
            now = max(now, Timestamp(ms: due.ms - 1 + Int64(chance.below(3))))
        }
    }

    private mutating func turn() throws {
        let ways = Self.ways[trade.phase] ?? []
        let step: TradeStep
        let role: TradeRole
        switch chance.below(10) {
        case 0..<5: (step, role) = onward()
        case 5..<9 where !ways.isEmpty: (step, role) = ways[chance.below(ways.count)]
        default:
            step = TradeStep.allCases[chance.below(TradeStep.allCases.count)]
            role = TradeRole.allCases[chance.below(TradeRole.allCases.count)]
        }
        var actor = Actor.somebody(as: role)
        if step == .recordMail {
            actor = RecordMail.actor
        } else if role == .gateway, chance.below(20) == 0 {
            actor = .gateway("other")
        }
        if step == .ruleOnExclusion, role == .staff { actor = .staff(.otherStaff) }
        if step == .openEnquiry, trade.phase == .unopened, chance.below(2) == 0 { actor = .buyer }
        try give(command(step), by: actor)
    }

    /// The step that leads a trade on, so that enough of them come to an end.
    private mutating func onward() -> (TradeStep, TradeRole) {
        if TradeProcess.amendable.contains(trade.phase), trade.openProposal != nil, chance.below(2) == 0 {
            return (.confirmTerms, trade.confirmedBy.contains(.buyer) ? .seller : .buyer)
        }
        return switch trade.phase {
        case .unopened: (.openEnquiry, .outsider)
        case .enquiry: chance.below(2) == 0 ? (.takeStandardTerms, .buyer) : (.proposeTerms, .seller)
        case .negotiating: (.confirmTerms, trade.confirmedBy.contains(.buyer) ? .seller : .buyer)
        case .agreed:
            trade.payments.last?.agreement == trade.agreement?.document
                ? (.recordPayment, .gateway) : (.startPayment, .buyer)
        case .funded: trade.pendingMail == nil ? (handover, .seller) : (.recordMail, .gateway)
        case .delivered:
            if trade.openChange != nil {
                trade.pendingMail == nil ? (handover, .seller) : (.recordMail, .gateway)
            } else if !trade.hasArrived {
                switch trade.round?.method {
                case .secret: (.revealSecret, .buyer)
                case .repository: (.confirmAccess, .buyer)
                case .files, .email, .service, nil: (.recordDownload, .buyer)
                }
            } else if trade.isReceiptSigned {
                (trade.round?.openCriteria == 0 ? .confirmAcceptance : .acceptCriterion, .buyer)
            } else {
                (.signReceipt, .buyer)
            }
        case .completed: judging ?? (.rateTrade, chance.below(2) == 0 ? .buyer : .seller)
        case .refunded: (.recordRefund, .gateway)
        }
    }

    /// The way of handing over that was agreed.
    private var handover: TradeStep {
        switch trade.agreement?.terms.agreedMethod {
        case .files?, nil: .deliverFiles
        case .secret?: .deliverSecret
        case .repository?: .handOverRepository
        case .email?: .deliverByMail
        case .service?: .reportService
        }
    }

    private static let ways: [TradePhase: [(TradeStep, TradeRole)]] = Dictionary(
        uniqueKeysWithValues: TradePhase.allCases.map { phase in
            (
                phase,
                TradeProcess.table.filter { $0.from.contains(phase) }.flatMap { row in
                    row.who.sorted { $0.rawValue < $1.rawValue }.map { (row.step, $0) }
                }
            )
        })

    /// Gives a command; a refusal changes nothing. True if something happened.
    @discardableResult
    private mutating func give(_ command: some TradeCommand, by actor: Actor) throws -> Bool {
        let row = TradeProcess.row(for: type(of: command).step, by: trade.role(of: actor), in: trade.phase)
        let events: [TradeEvent]
        do {
            events = try command.decide(by: actor, at: now, in: trade)
        } catch {
            tally.refused += 1
            return false
        }
        guard let row else { throw Fault("\(command) by \(actor) got past the table in \(trade.phase)") }
        if chance.below(16) == 0 { try checkPurity(of: command, by: actor, gave: events) }
        for event in events { try take(event) }
        if events.isEmpty { try checkRepetition(of: command) } else { try checkPhase(row) }
        return !events.isEmpty
    }

    /// Nothing happened, because it had happened before: of money that must be so by the simulation's own account.
    private mutating func checkRepetition(of command: any TradeCommand) throws {
        tally.repeated += 1
        if let told = command as? RecordPayment {
            let sum = Trade.Arrival(gateway: told.gateway, transaction: told.transaction)
            guard sums[sum] != nil else { throw Fault("\(sum) was overlooked") }
        } else if let told = command as? RecordRefund {
            guard trade.madeRefunds.contains(told.refund) else { throw Fault("\(told.refund) was overlooked") }
        }
    }

    private mutating func take(_ event: TradeEvent) throws {
        try follow(event)
        do { try books.post(event.transfers(in: Self.id)) } catch {
            throw Fault("\(event.kind) cannot be posted: \(error)")
        }
        trade.apply(event, at: now)
        tally.events[event.place] += 1
        try checkMoney(after: event)
    }

    // MARK: What must always hold

    private mutating func follow(_ event: TradeEvent) throws {
        switch event {
        case .paymentReceived(let facts):
            let sum = Trade.Arrival(gateway: facts.gateway, transaction: facts.transaction)
            guard sums.updateValue(Sum(held: facts.amount.minor), forKey: sum) == nil else { throw Fault("\(sum) arrived twice") }
        case .refundOrdered(let facts) where facts.reason == .restOfRefund:
            let sum = Trade.Arrival(gateway: facts.gateway, transaction: facts.transaction)
            guard let known = sums[sum], known.rest >= facts.amount.minor, numbers.insert(facts.refund).inserted else {
                throw Fault("what is left of no refund is ordered back")
            }
            sums[sum]?.rest -= facts.amount.minor
            sums[sum]?.ordered[facts.refund] = facts.amount.minor
        case .refundOrdered(let facts) where facts.reason == .givenBack:
            let sum = Trade.Arrival(gateway: facts.gateway, transaction: facts.transaction)
            guard let known = sums[sum], known.released >= known.givenBack + facts.amount.minor else {
                throw Fault("more of \(sum) is given back than was released")
            }
            guard numbers.insert(facts.refund).inserted else { throw Fault("refund \(facts.refund) exists") }
            sums[sum]?.givenBack += facts.amount.minor
            sums[sum]?.ordered[facts.refund] = facts.amount.minor
        case .refundOrdered(let facts):
            let sum = Trade.Arrival(gateway: facts.gateway, transaction: facts.transaction)
            guard let known = sums[sum], known.held >= facts.amount.minor else {
                throw Fault("\(sum) is ordered back but not held")
            }
            guard !numbers.contains(facts.refund) else { throw Fault("refund \(facts.refund) exists") }
            numbers.insert(facts.refund)
            sums[sum]?.held -= facts.amount.minor
            sums[sum]?.ordered[facts.refund] = facts.amount.minor
        case .chargebackRecorded(let facts):
            try follow(facts)
        case .refundMade(let facts):
            guard let sum = sums.first(where: { $0.value.ordered[facts.refund] == facts.amount.minor })?.key else {
                throw Fault("a refund was made that was not ordered")
            }
            sums[sum]?.ordered[facts.refund] = nil
            sums[sum]?.paidBack += facts.amount.minor
        case .holdReleased(let facts):
            let held = sums.filter { $0.value.held > 0 }
            guard held.count == 1, let (sum, known) = held.first, known.released == 0, known.held == facts.gross.minor,
                facts.fee.minor >= 0, facts.net.minor >= 0, facts.fee.minor + facts.net.minor == facts.gross.minor
            else { throw Fault("\(held.count) sums were held at the release") }
            sums[sum]?.held = 0
            sums[sum]?.released = facts.gross.minor
        default: break
        }
    }

    private func checkMoney(after event: TradeEvent) throws {
        let held = balance(.hold(trade: Self.id.rawValue))
        guard try books.totalMinor(in: .cny) == 0 else { throw Fault("the accounts do not add up after \(event.kind)") }
        guard held >= 0, held == trade.heldMinor else {
            throw Fault("the hold is \(held), the trade says \(trade.heldMinor)")
        }
        guard balance(.refunding(trade: Self.id.rawValue)) == trade.openRefunds.reduce(0, { $0 + $1.amount.minor })
        else {
            throw Fault("what is on its way back is not what was ordered back")
        }
    }

    private func checkPhase(_ row: TradeProcess.Row) throws {
        guard row.to.contains(trade.phase) else { throw Fault("\(row.step) led to \(trade.phase)") }
        let isHeld = [.funded, .delivered].contains(trade.phase)
        guard (trade.heldMinor > 0) == isHeld, (trade.hold != nil) == isHeld else {
            throw Fault("\(trade.heldMinor) is held in \(trade.phase)")
        }
        if let hold = trade.hold {
            guard let paid = trade.payments.first(where: { $0.id == hold.payment }), paid.gateway == hold.gateway,
                trade.proposals.contains(where: { $0.document == paid.agreement }),
                hold.amount == trade.amountDue
            else { throw Fault("the hold was not paid for what is agreed: \(hold)") }
        }
        guard Set(trade.deadlines.map(\.kind)) == Set(trade.phase.clock(of: trade)) else {
            throw Fault("in \(trade.phase) run \(trade.deadlines)")
        }
        guard (trade.agreement == nil) == [.unopened, .enquiry, .negotiating].contains(trade.phase),
            trade.phase != .negotiating || trade.openProposal != nil,
            trade.openProposal == nil || trade.phase == .negotiating || TradeProcess.amendable.contains(trade.phase),
            trade.proposals.dropLast().allSatisfy({ $0.status != .open }),
            trade.proposals.filter({ $0.status == .agreed }).map(\.number) == [trade.agreement?.number].compactMap({ $0 })
        else { throw Fault("in \(trade.phase) the proposals are \(trade.proposals.map(\.status))") }
    }

    /// A rule gives the same answer twice, and the same though everything that can be erased has been.
    private func checkPurity(of command: some TradeCommand, by actor: Actor, gave events: [TradeEvent]) throws {
        guard try command.decide(by: actor, at: now, in: trade) == events,
            try command.decide(by: actor, at: now, in: trade.erased) == events
        else { throw Fault("\(command) depends on more than the state, or on what can be erased") }
    }

    private func checkTheEnd() throws {
        let released = sums.values.count { $0.released > 0 }
        guard [.unopened, .enquiry, .completed, .refunded].contains(trade.phase), trade.heldMinor == 0,
            trade.openRefunds.isEmpty, sums.values.allSatisfy({ $0.held == 0 && $0.ordered.isEmpty }),
            released == (trade.phase == .completed ? 1 : 0)
        else { throw Fault("at the end: \(trade.phase), \(sums)") }
        let price = sums.values.reduce(0) { $0 + $1.released - $1.givenBack }
        let borne = sums.values.reduce(0) { $0 + $1.borne }
        guard balance(.fees) + balance(.member(MemberID.seller.rawValue)) == price, balance(.costs) == -borne,
            balance(.gateway("sandbox")) + balance(.gateway("other")) == borne - price
        else { throw Fault("the end does not pay \(price)") }
    }

    private func balance(_ account: Account) -> Int64 { books.balanceMinor(of: account, in: .cny) }

    private func demand(_ isTrue: Bool, _ sentence: String) throws { if !isTrue { throw Fault(sentence) } }

    /// Something that must hold did not.
    struct Fault: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }

    /// What happened, for the summary and to see that chance gets everywhere.
    struct Tally {
        var events = [Int](repeating: 0, count: TradeEvent.cases)
        var refused = 0
        var repeated = 0
    }
}
