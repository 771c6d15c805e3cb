extension DeadlineKind {
    /// Whether it stands still while a dispute is open. Nobody can pay the next milestone meanwhile, so its time rests as well.
    ///
    /// Source: RULES.md, clocks: any dispute stops the acceptance clock; no money moves on a timer alone.
    var restsInDispute: Bool {
        switch self {
        case .delivery, .acceptance, .change, .refundTalk, .milestone: true
        case .proposal, .payment, .ratings, .holdAlarm, .holdExpiry, .disputeAnswer, .negotiation, .settlement,
            .evidence, .mediation, .mediationAnswer, .ruling, .appeal, .suspension, .requestAnswer, .promisedReturn, .remedyAnswer,
            .deletion, .remedyDue, .supportReply:
            false
        }
    }

    /// Whether it is a dispute's own, and not one of an offer or of talks in it.
    var isOfDisputePhase: Bool {
        switch self {
        case .disputeAnswer, .negotiation, .evidence, .mediation, .mediationAnswer, .ruling, .appeal: true
        case .proposal, .payment, .delivery, .acceptance, .change, .ratings, .refundTalk, .holdAlarm, .holdExpiry, .milestone,
            .settlement, .suspension, .requestAnswer, .promisedReturn, .remedyAnswer, .deletion, .remedyDue, .supportReply:
            false
        }
    }
}

extension TradeStep {
    /// Whether it cannot be taken while a dispute is open, because an offer to settle or the dispute's outcome takes its place.
    package var restsInDispute: Bool {
        switch self {
        case .proposeTerms, .confirmTerms, .takeStandardTerms, .startPayment, .requestChange, .refuseCriterion, .cancelTrade,
            .proposeRefund, .acceptRefund, .declineRefund, .extendAcceptance, .askDeliveryTime, .answerDeliveryTime:
            true
        default: false
        }
    }
}

extension DisputePhase {
    /// The deadline that runs in it; nil once it is over.
    package var deadline: DeadlineKind? {
        switch self {
        case .answering: .disputeAnswer
        case .negotiating: .negotiation
        case .evidence: .evidence
        case .mediating: .mediation
        case .considering: .mediationAnswer
        case .ruling, .appealed: .ruling
        case .appealable: .appeal
        case .settled, .ruled, .withdrawn, .overtaken: nil
        }
    }

    /// How long that deadline is under those rules; nothing once it is over.
    func span(under policy: Policy) -> Span {
        switch self {
        case .answering: .hours(policy.disputeAnswerHours)
        case .negotiating: .hours(policy.negotiationHours)
        case .evidence: .hours(policy.evidenceHours)
        case .mediating: .hours(policy.mediationHours)
        case .considering: .hours(policy.mediationAnswerHours)
        case .ruling, .appealed: .hours(policy.rulingHours)
        case .appealable: .days(policy.appealDays)
        case .settled, .ruled, .withdrawn, .overtaken: .hours(0)
        }
    }
}

extension Trade {
    /// When the dispute's next phase would end if it began then.
    func end(of phase: DisputePhase, from time: Timestamp) -> Timestamp {
        time.adding(phase.span(under: opening?.policy ?? .standard))
    }

    /// A phase of the dispute begins.
    mutating func enter(_ phase: DisputePhase, until: Timestamp?) {
        stopDisputeClocks { $0.isOfDisputePhase }
        changeDispute { $0.phase = phase }
        if let kind = phase.deadline, let until { start(kind, at: until) }
    }

    /// The clocks of the parties' performance stand still; a division of a hold that is on the table is off it, since offers take
    /// its place.
    mutating func pauseClocks(at time: Timestamp) {
        for part in parts {
            if let left = part.openRefund?.left { pause(PausedClock(kind: .acceptance, part: part.number, left: left)) }
            change(part: part.number) {
                $0.openRefund = nil
                $0.openAsk = nil
            }
            stop(.refundTalk, of: part.number)
        }
        for deadline in deadlines where deadline.kind.restsInDispute {
            pause(PausedClock(kind: deadline.kind, part: deadline.part, left: Span(ms: max(0, deadline.at.ms - time.ms))))
        }
        deadlines.removeAll { $0.kind.restsInDispute }
    }

    /// Notes that a clock stands still.
    mutating func pause(_ clock: PausedClock) {
        changeDispute { dispute in
            dispute.paused.removeAll { $0.kind == clock.kind && $0.part == clock.part }
            dispute.paused.append(clock)
        }
    }

    /// What was left of a clock that stands still; nil where it does not.
    func pausedSpan(_ kind: DeadlineKind, of part: Int) -> Span? {
        disputes.last?.paused.first { $0.kind == kind && $0.part == part }?.left
    }

    /// A clock that stood still runs no more; all clocks of that part where none is named.
    mutating func dropPaused(_ kind: DeadlineKind? = nil, of part: Int) {
        guard let place = disputes.indices.last else { return }
        disputes[place].paused.removeAll { $0.part == part && (kind == nil || $0.kind == kind) }
    }

    /// The clocks go on with what was left of them, and never less than a day, so that everybody hears of it. When they began stays
    /// as it was.
    mutating func resumeClocks(at time: Timestamp) {
        guard let place = disputes.indices.last else { return }
        let paused = disputes[place].paused
        disputes[place].paused = []
        for clock in paused {
            deadlines.removeAll { $0.kind == clock.kind && $0.part == clock.part }
            deadlines.append(Deadline(kind: clock.kind, at: time.adding(max(clock.left, .days(1))), part: clock.part))
        }
    }

    /// The dispute is over, however it ended. What stood still stays so until `resumeClocks`.
    mutating func closeDispute(as phase: DisputePhase, decided: DisputeDecision?, at time: Timestamp) {
        stopDisputeClocks { $0.isOfDisputePhase || $0 == .settlement || $0 == .suspension }
        changeDispute { dispute in
            dispute.closeOffers(as: .lapsed)
            dispute.phase = phase
            dispute.decided = decided
            dispute.talks = nil
            dispute.suspendedUntil = nil
            dispute.stopped = []
            dispute.closedAt = time
        }
    }

    /// The dispute's own clocks stand still for joint talks.
    mutating func stopForTalks(until: Timestamp, at time: Timestamp) {
        let running = deadlines.filter { $0.kind.isOfDisputePhase }
        changeDispute { dispute in
            dispute.stopped = running.map {
                PausedClock(kind: $0.kind, part: $0.part, left: Span(ms: max(0, $0.at.ms - time.ms)))
            }
            dispute.suspendedUntil = until
        }
        stopDisputeClocks { $0.isOfDisputePhase }
        start(.suspension, at: until)
    }

    /// They go on with what was left of them, and never less than a day.
    mutating func goOnAfterTalks(at time: Timestamp) {
        let stopped = openDispute?.stopped ?? []
        changeDispute {
            $0.stopped = []
            $0.suspendedUntil = nil
        }
        stop(.suspension)
        for clock in stopped { deadlines.append(Deadline(kind: clock.kind, at: time.adding(max(clock.left, .days(1))))) }
    }

    private mutating func stopDisputeClocks(_ isMeant: (DeadlineKind) -> Bool) {
        deadlines.removeAll { isMeant($0.kind) }
    }
}

extension Dispute {
    /// Whatever offer is open is open no more.
    mutating func closeOffers(as status: SettlementOffer.Status) {
        for place in offers.indices where offers[place].status == .open { offers[place].status = status }
    }
}
