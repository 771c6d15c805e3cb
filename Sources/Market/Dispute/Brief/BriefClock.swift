/// One clock that ran in a trade: who was to do what until when, and what came of it.
package struct BriefClock: Equatable, Sendable {
    /// What was to be done.
    package let duty: Duty
    /// The part of the trade that it concerns, from 1.
    package let part: Int
    /// Who could act in time; both, one, or nobody.
    package let owedBy: [Side]
    /// When it began.
    package let begunAt: Timestamp
    /// Until when, as it was last.
    package fileprivate(set) var due: Timestamp
    /// What came of it.
    package fileprivate(set) var outcome: Outcome
    /// How much time was left when it ended, or is left now; less than nothing where it was late, in milliseconds.
    package fileprivate(set) var marginMs: Int64
    /// The entry with which it began, those that moved its end, and that which ended it.
    package fileprivate(set) var entries: [Int64]

    /// What was to be done.
    package enum Duty: Hashable, Sendable {
        /// The delivery within the promised time. The trade's own clock gives twice as long.
        case promisedDelivery
        case deadline(DeadlineKind)

        /// The name in JSON.
        package var name: String {
            switch self {
            case .promisedDelivery: "promisedDelivery"
            case .deadline(let kind): kind.rawValue
            }
        }
    }

    /// What came of a clock.
    package enum Outcome: String, CaseIterable, Sendable {
        /// Done in time.
        case kept
        /// Done, too late.
        case late
        /// Its time passed and it was not done.
        case missed
        /// Something else ended it before its time.
        case fellAway
        case running
    }
}

/// The clocks of a trade, followed entry by entry.
struct BriefClocks {
    private var ended: [BriefClock] = []
    private var running: [Key: BriefClock] = [:]

    private struct Key: Hashable {
        let duty: BriefClock.Duty
        let part: Int
    }

    /// All of them, in the order in which they began; those that still run measured at that moment.
    func finished(at now: Timestamp) -> [BriefClock] {
        let open = running.values.map { clock in
            var clock = clock
            clock.marginMs = clock.due.ms - now.ms
            return clock
        }
        return (ended + open).sorted { ($0.begunAt, $0.due, $0.duty.name, $0.part) < ($1.begunAt, $1.due, $1.duty.name, $1.part) }
    }

    /// Takes one entry in.
    mutating func follow(_ entry: RecordedEvent, from before: Trade, to after: Trade) {
        followDeadlines(entry, from: before, to: after)
        followPromises(entry, from: before, to: after)
    }

    private mutating func followDeadlines(_ entry: RecordedEvent, from before: Trade, to after: Trade) {
        for deadline in before.deadlines where deadline.kind.isDuty {
            let key = Key(duty: .deadline(deadline.kind), part: deadline.part)
            let next = after.deadlines.first { $0.kind == deadline.kind && $0.part == deadline.part }
            if let next, after.begunAt(next) == before.begunAt(deadline), next.at == deadline.at { continue }
            // Its end was moved, or what was waited for came and the next of its kind began.
            if let next, !deadline.kind.isMet(by: entry.event) {
                move(key, to: next.at, by: entry)
            } else {
                end(key, by: entry, isMet: deadline.kind.isMet(by: entry.event))
            }
        }
        for deadline in after.deadlines where deadline.kind.isDuty {
            let key = Key(duty: .deadline(deadline.kind), part: deadline.part)
            guard running[key] == nil else { continue }
            begin(key, until: deadline.at, owedBy: after.preventers(of: deadline), by: entry)
        }
    }

    private mutating func followPromises(_ entry: RecordedEvent, from before: Trade, to after: Trade) {
        guard let terms = after.agreement?.terms else { return }
        for part in after.parts {
            let key = Key(duty: .promisedDelivery, part: part.number)
            let was = before.part(part.number)
            if part.phase == .funded, was?.phase != .funded, after.round(of: part.number) == nil {
                let due = terms.part(part.number).deliverBy(paidAt: entry.at)
                begin(key, until: due, owedBy: [.seller], by: entry)
            } else if let clock = running[key] {
                let granted = part.deliveryGrantedHours - (was?.deliveryGrantedHours ?? 0)
                if granted > 0 { move(key, to: clock.due.adding(.hours(granted)), by: entry) }
                if after.rounds.count > before.rounds.count, after.rounds.last?.part == part.number {
                    end(key, by: entry, isMet: true)
                } else if !part.phase.isUnderway {
                    end(key, by: entry, isMet: false)
                }
            }
        }
    }

    private mutating func begin(_ key: Key, until due: Timestamp, owedBy: [Side], by entry: RecordedEvent) {
        running[key] = BriefClock(
            duty: key.duty, part: key.part, owedBy: owedBy, begunAt: entry.at, due: due, outcome: .running, marginMs: 0,
            entries: [entry.sequence])
    }

    private mutating func move(_ key: Key, to due: Timestamp, by entry: RecordedEvent) {
        running[key]?.due = due
        running[key]?.entries.append(entry.sequence)
    }

    private mutating func end(_ key: Key, by entry: RecordedEvent, isMet: Bool) {
        guard var clock = running.removeValue(forKey: key) else { return }
        clock.marginMs = clock.due.ms - entry.at.ms
        clock.outcome = isMet ? (clock.marginMs >= 0 ? .kept : .late) : clock.marginMs > 0 ? .fellAway : .missed
        clock.entries.append(entry.sequence)
        ended.append(clock)
    }
}

extension DeadlineKind {
    /// Whether somebody owes something until then; the others only say when the platform does something.
    fileprivate var isDuty: Bool {
        switch self {
        case .proposal, .payment, .delivery, .acceptance, .change, .refundTalk, .milestone, .disputeAnswer, .settlement, .mediation,
            .mediationAnswer, .ruling, .requestAnswer, .remedyAnswer, .deletion, .remedyDue, .supportReply:
            true
        case .ratings, .holdAlarm, .holdExpiry, .negotiation, .evidence, .appeal, .suspension, .promisedReturn: false
        }
    }

    /// Whether what the clock waits for is done with that event.
    fileprivate func isMet(by event: TradeEvent) -> Bool {
        switch self {
        case .proposal:
            switch event {
            case .agreementReached, .agreementAmended, .termsDeclined, .termsProposed: true
            default: false
            }
        case .payment, .milestone:
            if case .paymentReceived = event { true } else { false }
        case .delivery, .change:
            switch event {
            case .filesDelivered, .secretDelivered, .repositoryHandedOver, .mailAccepted, .serviceReported: true
            case .criterionAccepted: self == .change
            default: false
            }
        case .acceptance:
            switch event {
            case .acceptanceConfirmed, .changeRequested, .criterionRefused: true
            // Whoever objects in time has kept it.
            case .disputeOpened(let facts): facts.by == .buyer
            case .refundProposed(let facts): facts.by == .buyer && facts.stopsClock
            default: false
            }
        case .refundTalk:
            switch event {
            case .refundAgreed, .refundDeclined, .refundGiven: true
            default: false
            }
        case .disputeAnswer:
            if case .disputeAnswered = event { true } else { false }
        case .settlement:
            switch event {
            case .settlementAccepted, .settlementDeclined, .settlementOffered: true
            default: false
            }
        case .mediation:
            if case .mediationProposed = event { true } else { false }
        case .mediationAnswer:
            if case .mediationAnswered = event { true } else { false }
        case .ruling:
            switch event {
            case .disputeRuled, .appealDecided: true
            default: false
            }
        case .requestAnswer:
            switch event {
            case .requestAnswered, .remedyProposed: true
            default: false
            }
        case .remedyAnswer:
            switch event {
            case .remedyAccepted, .remedyDeclined, .remedyProposed: true
            default: false
            }
        case .deletion:
            if case .deletionSigned = event { true } else { false }
        case .remedyDue:
            if case .remedyFulfilled = event { true } else { false }
        case .supportReply:
            if case .supportPosted(let facts) = event { facts.by == .seller } else { false }
        case .ratings, .holdAlarm, .holdExpiry, .negotiation, .evidence, .appeal, .suspension, .promisedReturn: false
        }
    }
}
