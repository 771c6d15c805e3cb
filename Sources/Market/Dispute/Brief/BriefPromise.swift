/// One clause of the agreement against what the record shows of it.
package struct BriefPromise: Equatable, Sendable {
    /// Which clause.
    package let clause: ClauseName
    /// Who owes it; nil where both do.
    package let owedBy: Side?
    /// What in the record measures it.
    package let measure: AgreementChecklist.Measure
    /// How it stands.
    package let standing: Standing
    /// By when; nil where no clock runs for it, or where it has not begun.
    package let due: Timestamp?
    /// By how much it was late, in milliseconds; nil where it was not.
    package let lateMs: Int64?
    /// What was counted: rounds used, answers given, criteria met; nil where nothing was.
    package let count: Count?
    /// The entries that show it; at least the one with which it was agreed.
    package let entries: [Int64]

    /// How many of how many.
    package struct Count: Equatable, Sendable {
        /// What was done.
        package let done: Int
        /// What could have been done, or was owed.
        package let of: Int
    }

    /// How a clause stands.
    package enum Standing: String, CaseIterable, Sendable {
        case kept, broken
        /// Its time has not come, or it runs yet.
        case open
        /// It gave a right for a time, and the time is over.
        case over
        /// Nothing in the record measures it.
        case notMeasurable
    }

    /// Every clause that says something, in the order in which a contract reads.
    static func all(in reading: BriefReading, clocks: [BriefClock], at now: Timestamp) -> [BriefPromise] {
        guard let checklist = AgreementChecklist(of: reading.trade, at: now), let terms = reading.trade.agreement?.terms else {
            return []
        }
        let measuring = PromiseReading(reading: reading, clocks: clocks, terms: terms, now: now)
        let items = checklist.items.map(measuring.promise)
        guard measuring.hasContents else { return items }
        // The list of contents stands before the criteria, as in the contract.
        let place = items.firstIndex { $0.clause == .wording(.criteria) } ?? items.endIndex
        return items[..<place] + [measuring.contents] + items[place...]
    }
}

/// The entries of a trade by which its clauses are measured.
private struct PromiseReading {
    let reading: BriefReading
    let clocks: [BriefClock]
    let terms: Terms
    let now: Timestamp

    var trade: Trade { reading.trade }
    var agreed: [Int64] { [reading.agreementEntry].compactMap(\.self) }
    var deliveries: [Int64] { reading.deliveryEntries.values.map(\.sequence).sorted() }

    var hasContents: Bool {
        reading.entries.contains { entry in
            guard case .termsProposed(let facts) = entry.event, facts.number == trade.agreement?.number else { return false }
            return facts.wording.value?.contents.isEmpty == false
        }
    }

    /// What was handed over stands beside what was listed; whether the one is the other, people judge.
    var contents: BriefPromise {
        BriefPromise(
            clause: .wording(.contents), owedBy: .seller, measure: .contents,
            standing: deliveries.isEmpty ? .open : .notMeasurable, due: nil, lateMs: nil, count: nil,
            entries: (agreed + deliveries).sorted())
    }

    func promise(_ item: AgreementChecklist.Item) -> BriefPromise {
        switch item.clause {
        case .wording: criteria(item)
        case .typed(let clause):
            switch clause {
            case .price: make(item, shownBy: paid)
            case .deliveryHours: delivery(item)
            case .deliveryMethod: make(item, shownBy: deliveries)
            case .acceptanceDays: acceptance(item)
            case .changeRounds: changes(item)
            case .noReasonReturnDays, .returnCondition: make(item, shownBy: deliveries + fetched)
            case .responseHours: answers(item)
            case .signing: signing(item)
            case .supportMonths: support(item)
            case .licence, .conditionalReturns, .supportChannels, .intellectualProperty, .confidentialityMonths, .liability,
                .disputeMethod, .milestones:
                make(item, shownBy: [])
            }
        }
    }

    private func make(
        _ item: AgreementChecklist.Item, _ standing: BriefPromise.Standing? = nil, lateMs: Int64? = nil,
        count: (Int, Int)? = nil, shownBy entries: [Int64]
    ) -> BriefPromise {
        BriefPromise(
            clause: item.clause, owedBy: item.owedBy, measure: item.measure, standing: standing ?? item.standing.inBrief,
            due: item.due, lateMs: lateMs, count: count.map { BriefPromise.Count(done: $0.0, of: $0.1) },
            entries: Array(Set(agreed + entries).sorted().prefix(CaseBrief.citedMax)))
    }

    private var paid: [Int64] {
        reading.sequences { event in
            if case .paymentReceived = event { true } else { false }
        }
    }

    private var fetched: [Int64] {
        reading.sequences { event in
            switch event {
            case .artefactDownloaded, .secretRevealed: true
            default: false
            }
        }
    }

    /// The promised time of every part: the worst of them counts.
    private func delivery(_ item: AgreementChecklist.Item) -> BriefPromise {
        let promised = clocks.filter { $0.duty == .promisedDelivery }
        let late = promised.filter { $0.marginMs < 0 && $0.outcome != .fellAway }
        let standing: BriefPromise.Standing =
            if !late.isEmpty { .broken } else if promised.contains(where: { $0.outcome == .running }) || promised.isEmpty {
                .open
            } else if promised.contains(where: { $0.outcome == .kept }) { .kept } else { .over }
        return make(
            item, standing, lateMs: late.map { -$0.marginMs }.max(), shownBy: promised.flatMap(\.entries).sorted())
    }

    private func acceptance(_ item: AgreementChecklist.Item) -> BriefPromise {
        let ended = reading.sequences { event in
            switch event {
            case .acceptanceConfirmed, .acceptancePassed, .acceptanceExtended: true
            default: false
            }
        }
        return make(item, shownBy: deliveries + ended)
    }

    /// Rounds of change: asked for, and delivered again in time.
    private func changes(_ item: AgreementChecklist.Item) -> BriefPromise {
        let asked = clocks.filter { $0.duty == .deadline(.change) }
        let standing: BriefPromise.Standing =
            if asked.contains(where: { $0.outcome == .missed || $0.outcome == .late }) { .broken } else if trade.completedAt == nil
            {
                .open
            } else { asked.isEmpty ? .over : .kept }
        return make(
            item, standing, lateMs: asked.filter { $0.outcome == .late }.map { -$0.marginMs }.max(),
            count: (trade.parts.map(\.changesAsked).max() ?? 0, terms.changeRounds), shownBy: asked.flatMap(\.entries).sorted())
    }

    /// The buyer's messages after the delivery, and how soon each was answered.
    private func answers(_ item: AgreementChecklist.Item) -> BriefPromise {
        var asked: RecordedEvent?
        var (total, inTime, worst) = (0, 0, Int64(0))
        var shown: [Int64] = []
        let allowedMs = Span.hours(terms.responseHours).ms
        func count(_ question: RecordedEvent, answeredAt: Timestamp?) {
            let tookMs = (answeredAt ?? now).ms - question.at.ms
            guard answeredAt != nil || tookMs > allowedMs else { return }
            total += 1
            if tookMs <= allowedMs { inTime += 1 } else { worst = max(worst, tookMs - allowedMs) }
        }
        let deliveredAt = deliveries.first ?? .max
        for entry in reading.entries where entry.sequence > deliveredAt {
            guard case .messagePosted(let facts) = entry.event else { continue }
            switch (facts.by, asked) {
            case (.buyer, nil):
                asked = entry
                shown.append(entry.sequence)
            case (.seller, let question?):
                count(question, answeredAt: entry.at)
                shown.append(entry.sequence)
                asked = nil
            case (.buyer, _), (.seller, nil): continue
            }
        }
        if let asked { count(asked, answeredAt: nil) }
        let standing: BriefPromise.Standing = total == 0 ? .open : inTime == total ? .kept : .broken
        return make(
            item, standing, lateMs: worst > 0 ? worst : nil, count: total > 0 ? (inTime, total) : nil, shownBy: shown)
    }

    /// How both in fact confirmed what they agreed on.
    private func signing(_ item: AgreementChecklist.Item) -> BriefPromise {
        let confirmed = reading.sequences { event in
            if case .termsConfirmed(let facts) = event { facts.document == trade.agreement?.document } else { false }
        }
        let keys = Side.allCases.count { trade.agreedBy[$0] == .passkey }
        return make(item, .kept, count: (keys, Side.allCases.count), shownBy: confirmed)
    }

    /// Support that was promised for a time: its end is known, what was given stands in the conversation.
    private func support(_ item: AgreementChecklist.Item) -> BriefPromise {
        guard let completedAt = trade.completedAt else { return make(item, .open, shownBy: []) }
        let said = reading.entries.filter { entry in
            guard case .messagePosted = entry.event else { return false }
            return entry.at > completedAt
        }
        let isOver = now > completedAt.adding(.days(terms.supportMonths * 30))
        return make(item, isOver ? .notMeasurable : .open, shownBy: said.map(\.sequence))
    }

    /// The criteria: the buyer's judgement, point by point, and the acceptance, which covers them all.
    private func criteria(_ item: AgreementChecklist.Item) -> BriefPromise {
        let judged = reading.sequences { event in
            switch event {
            case .criterionAccepted, .criterionRefused, .acceptanceConfirmed, .acceptancePassed: true
            default: false
            }
        }
        let met = trade.round?.verdicts.values.count(where: \.self) ?? 0
        let total = trade.agreement?.criteriaCount ?? 0
        let isService = trade.round?.method == .service
        return make(item, count: isService ? (met, total) : nil, shownBy: deliveries + judged)
    }
}

extension AgreementChecklist.Standing {
    /// The same word in a brief, where what holds without a clock is measured by nothing but the document.
    fileprivate var inBrief: BriefPromise.Standing {
        switch self {
        case .notBegun, .running: .open
        case .kept: .kept
        case .broken: .broken
        case .over: .over
        case .holds: .notMeasurable
        }
    }
}
