/// A deadline that runs, with all that people ask of it: since when, until when, what happens then, and who can keep that from
/// happening.
package struct OpenDeadline: Equatable, Sendable {
    /// What it is for, and when it runs out.
    package let deadline: Deadline
    /// When it began to run; nil where that is not known.
    package let begunAt: Timestamp?
    /// What happens when it runs out.
    package let outcome: DeadlineOutcome
    /// Who can prevent that by acting in time; nobody where it happens in any case.
    package let preventers: [Side]
    /// The next reminder; nil where none is still to come.
    package let nextReminder: Reminder?
}

/// What happens by itself when a deadline runs out.
package enum DeadlineOutcome: String, CaseIterable, Sendable {
    case proposalLapses, agreementFalls, restLapses, buyerRefunded, countsAsAccepted, examiningGoesOn, ratingsShown,
        refundTalkLapses, holdAlarmSounds, holdDecided, disputeUnanswered, evidenceOpens, offerLapses, evidenceCloses,
        rulingFollows,
        disputeReturned, rulingCarriedOut, disputeGoesOn, requestMarkedSilent, returnDue, remedyLapses, nothingReturned,
        remedyOverdue, questionMarkedSilent
}

extension DeadlineKind {
    /// What happens when it runs out. Source: RULES.md, clocks.
    package var outcome: DeadlineOutcome {
        switch self {
        case .proposal: .proposalLapses
        case .payment: .agreementFalls
        case .delivery: .buyerRefunded
        case .acceptance: .countsAsAccepted
        case .change: .examiningGoesOn
        case .ratings: .ratingsShown
        case .milestone: .restLapses
        case .refundTalk: .refundTalkLapses
        case .holdAlarm: .holdAlarmSounds
        case .holdExpiry: .holdDecided
        case .disputeAnswer: .disputeUnanswered
        case .negotiation: .evidenceOpens
        case .settlement: .offerLapses
        case .evidence: .evidenceCloses
        case .mediation, .ruling: .disputeReturned
        case .mediationAnswer: .rulingFollows
        case .appeal: .rulingCarriedOut
        case .suspension: .disputeGoesOn
        case .requestAnswer: .requestMarkedSilent
        case .promisedReturn: .returnDue
        case .remedyAnswer: .remedyLapses
        case .deletion: .nothingReturned
        case .remedyDue: .remedyOverdue
        case .supportReply: .questionMarkedSilent
        }
    }
}

extension Trade {
    /// All deadlines that run, the nearest first.
    package var openDeadlines: [OpenDeadline] {
        deadlines.sorted { ($0.at, $0.kind.rawValue) < ($1.at, $1.kind.rawValue) }.map { deadline in
            OpenDeadline(
                deadline: deadline, begunAt: begunAt(deadline), outcome: deadline.kind.outcome,
                preventers: preventers(of: deadline), nextReminder: nextReminder(of: deadline))
        }
    }

    /// When that deadline began to run; nil where that is not known.
    func begunAt(_ deadline: Deadline) -> Timestamp? {
        part(deadline.part)?.begun[deadline.kind] ?? begun[deadline.kind]
    }

    /// Who can keep a deadline from running out and has not done so yet: who is reminded.
    package func preventers(of deadline: Deadline) -> [Side] {
        switch deadline.kind {
        case .proposal: Side.allCases.filter { !confirmedBy.contains($0) }
        case .payment, .acceptance, .milestone: [.buyer]
        case .delivery: isMailing(deadline.part) ? [] : [.seller]
        case .change: [.seller]
        case .refundTalk: part(deadline.part)?.openRefund.map { [$0.by.other] } ?? []
        case .holdAlarm: []
        case .holdExpiry: Side.allCases
        case .ratings: Side.allCases.filter { ratings[$0] == nil }
        case .disputeAnswer: openDispute.map { [$0.by.other] } ?? []
        case .settlement: openDispute?.openOffer.map { [$0.by.other] } ?? []
        case .mediationAnswer: Side.allCases.filter { openDispute?.proposal?.answers[$0] == nil }
        case .appeal: Side.allCases.filter { openDispute?.waivedBy.contains($0) == false }
        case .negotiation, .evidence: Side.allCases
        case .mediation, .ruling, .suspension: []
        case .requestAnswer, .remedyAnswer, .deletion, .remedyDue, .supportReply:
            requestDue(deadline.kind)?.awaited.map { [$0] } ?? []
        // Only another remedy that the buyer takes keeps it from happening.
        case .promisedReturn: requestDue(deadline.kind)?.phase == .waiting ? [.seller] : []
        }
    }
}
