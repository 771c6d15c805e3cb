import Ledger

@testable import Market

/// One trade driven by chance alone: any step by anybody at any time, well-formed and not, with a gateway that notifies late,
/// twice, and wrongly. Everything that must always hold is checked after every event.
struct SimulatedTrade {
    private(set) var trade = Trade()
    private(set) var books = Books()
    var now = Timestamp.opening
    private(set) var tally = Tally()
    var chance: SplitMix64
    /// The milestone that the turn is about; nil where there is none, or the commands name none.
    private(set) var aim: Int?
    /// What became of each sum that ever arrived: the simulation's own account of it, kept beside the rules.
    var sums: [Trade.Arrival: Sum] = [:]
    /// The numbers of all refunds.
    private var numbers: Set<String> = []

    static let id = TradeID.number(7)

    init(seed: UInt64) { chance = SplitMix64(seed: seed) }

    /// So many turns of chance, twice as many with milestones, and then the clock and the gateway alone until nothing is open.
    mutating func run(turns: Int) throws {
        for taken in 0..<2 * turns where taken < turns || trade.isSplit {
            passTime()
            try turn()
        }
        while let next = trade.deadlines.min(by: { $0.at < $1.at }) {
            if try mediate(next) { continue }
            now = max(now, next.at)
            try demand(
                try give(next.whenDue(in: trade), by: .clock), "a deadline that is due does nothing: \(next.kind) in \(trade.phase)"
            )
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
        aim = chosen()
        let ways = (trade.openDispute == nil ? Self.calmWays : Self.ways)[aimedPhase] ?? []
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
        if role == .staff, step != .resolveCall { actor = .staff(mediator()) }
        if step == .recordMail {
            actor = RecordMail.actor
        } else if role == .gateway, chance.below(20) == 0 {
            actor = .gateway("other")
        }
        if step == .ruleOnExclusion, role == .staff { actor = .staff(.otherStaff) }
        if step == .openEnquiry, trade.phase == .unopened, chance.below(2) == 0 { actor = .buyer }
        try give(command(step), by: actor)
    }

    /// A milestone that something can happen to, most often; sometimes any, sometimes none.
    private mutating func chosen() -> Int? {
        guard trade.isSplit, chance.below(4) != 0 else { return nil }
        let open = trade.parts.filter { $0.phase.isUnderway || $0.number == trade.payable?.number }
        let parts = open.isEmpty || chance.below(8) == 0 ? trade.parts : open
        return parts[chance.below(parts.count)].number
    }

    /// The part that the turn is about: that the trade stands at, where none was chosen.
    var aimed: TradePart? { aim.map { trade.part($0) } ?? trade.current }

    /// The newest delivery of that part.
    var aimedRound: DeliveryRound? { aim.map { trade.round(of: $0) } ?? trade.round }

    private var aimedPhase: TradePhase { trade.phase(of: aim) ?? trade.phase }

    /// The step that leads a trade on, so that enough of them come to an end.
    private mutating func onward() -> (TradeStep, TradeRole) {
        if let dispute = trade.openDispute { return onward(in: dispute) }
        if TradeProcess.amendable.contains(trade.phase), trade.openProposal != nil, chance.below(2) == 0 {
            return (.confirmTerms, trade.confirmedBy.contains(.buyer) ? .seller : .buyer)
        }
        if let way = onwardWithRequest() { return way }
        return switch aimedPhase {
        case .unopened: (.openEnquiry, .outsider)
        case .enquiry: chance.below(2) == 0 ? (.takeStandardTerms, .buyer) : (.proposeTerms, .seller)
        case .negotiating: (.confirmTerms, trade.confirmedBy.contains(.buyer) ? .seller : .buyer)
        case .agreed:
            trade.payments.last?.agreement == trade.agreement?.document && trade.payments.last?.part == trade.payable?.number
                ? (.recordPayment, .gateway) : (.startPayment, .buyer)
        case .funded: trade.pendingMail == nil ? (handover, .seller) : (.recordMail, .gateway)
        case .delivered:
            if aimed?.openChange != nil {
                trade.pendingMail == nil ? (handover, .seller) : (.recordMail, .gateway)
            } else if aimedRound.map(trade.hasArrived) != true {
                switch aimedRound?.method {
                case .secret: (.revealSecret, .buyer)
                case .repository: (.confirmAccess, .buyer)
                case .files, .email, .service, nil: (.recordDownload, .buyer)
                }
            } else if aimedRound?.isReceiptSigned == true {
                (aimedRound?.openCriteria == 0 ? .confirmAcceptance : .acceptCriterion, .buyer)
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

    /// The same without what can be done in a dispute.
    private static let calmWays = ways.mapValues { $0.filter { !$0.0.isInDispute || $0.0 == .openDispute } }

    /// Gives a command; a refusal changes nothing. True if something happened.
    @discardableResult
    mutating func give(_ command: some TradeCommand, by actor: Actor) throws -> Bool {
        let part = trade.phase(of: command.part(in: trade)) == nil ? nil : command.part(in: trade)
        let phase = trade.phase(of: part) ?? trade.phase
        let row = TradeProcess.row(for: type(of: command).step, by: trade.role(of: actor), in: phase)
        let events: [TradeEvent]
        do {
            events = try command.decide(by: actor, at: now, in: trade)
        } catch {
            tally.refused += 1
            return false
        }
        guard let row else { throw Fault("\(command) by \(actor) got past the table in \(phase)") }
        if chance.below(16) == 0 { try checkPurity(of: command, by: actor, gave: events) }
        for event in events { try take(event) }
        if events.isEmpty { try checkRepetition(of: command) } else { try checkPhase(row, of: part) }
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
            let arrived = Sum(part: facts.deliverUntil == nil ? nil : facts.part ?? 1, held: facts.amount.minor)
            guard sums.updateValue(arrived, forKey: sum) == nil else { throw Fault("\(sum) arrived twice") }
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
            let held = sums.filter { $0.value.held > 0 && $0.value.part == facts.part ?? 1 }
            guard held.count == 1, let (sum, known) = held.first, known.released == 0, known.held == facts.gross.minor,
                facts.fee.minor >= 0, facts.net.minor >= 0, facts.fee.minor + facts.net.minor == facts.gross.minor
            else { throw Fault("\(held.count) sums were held at the release") }
            sums[sum]?.held = 0
            sums[sum]?.released = facts.gross.minor
            sums[sum]?.fee = facts.fee.minor
        case .releaseReturned(let facts): try follow(facts)
        default: break
        }
    }

    func demand(_ isTrue: Bool, _ sentence: String) throws { if !isTrue { throw Fault(sentence) } }

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
