import Ledger

/// A disagreement of the parties that is settled, or decided by a mediator, within the trade's own record. It concerns the whole
/// trade: all that was held when it was opened, and what was released and can be given back.
///
/// Source: RULES.md, clocks and money.
package struct Dispute: Equatable, Sendable {
    /// From 1 within the trade.
    package let number: Int
    /// Who opened it.
    package let by: Side
    /// What is claimed.
    package let claims: [DisputeClaim]
    /// What it touches: names of clauses of the agreement, or of fields of the listing.
    package let clauses: [String]
    /// What the one who opened it wants.
    package let wish: DisputeOutcome
    /// The parts of the trade that were held when it was opened.
    package let parts: [Int]
    /// What it was about when it was opened: what was held, and what was released and not given back.
    package let disputed: Money
    /// When it was opened.
    package let openedAt: Timestamp
    /// What is claimed, in words.
    package internal(set) var statement: Sealed<String>
    /// Where it stands.
    package internal(set) var phase = DisputePhase.answering
    /// What the other side said; nil while it has not.
    package internal(set) var answer: DisputeAnswer?
    /// All offers to settle, oldest first.
    package internal(set) var offers: [SettlementOffer] = []
    /// What was brought forward, oldest first.
    package internal(set) var evidence: [DisputeEvidence] = []
    /// Who has made the evidence window longer.
    package internal(set) var extendedBy: Set<Side> = []
    /// Who mediates; nil while nobody does.
    package internal(set) var mediator: MemberID?
    /// Who has mediated before: whoever stepped back, was too late, or has ruled.
    package internal(set) var formerMediators: Set<MemberID> = []
    /// What the mediator has proposed; nil before.
    package internal(set) var proposal: MediationProposal?
    /// The rulings: the first one, and the one on the appeal.
    package internal(set) var rulings: [Ruling] = []
    /// Who has appealed, and when; nil where nobody has.
    package internal(set) var appeal: DisputeAppeal?
    /// Who has said not to appeal.
    package internal(set) var waivedBy: Set<Side> = []
    /// The joint talks that one side has proposed; nil where none are.
    package internal(set) var talks: JointTalks?
    /// Until when it rests for joint talks; nil where it does not.
    package internal(set) var suspendedUntil: Timestamp?
    /// For how many days it was ever suspended, as agreed each time.
    package internal(set) var suspendedDays = 0
    /// The dispute's own clocks that stand still while it is suspended.
    package internal(set) var stopped: [PausedClock] = []
    /// The trade's clocks that stand still while it is open.
    package internal(set) var paused: [PausedClock] = []
    /// What came of it; nil while it is open, and where it was withdrawn.
    package internal(set) var decided: DisputeDecision?
    /// When it ended; nil while it is open.
    package internal(set) var closedAt: Timestamp?

    /// Whether it goes on.
    package var isOpen: Bool { closedAt == nil }
    /// Whether it rests for joint talks.
    package var isSuspended: Bool { suspendedUntil != nil }
    /// The offer that can be accepted; nil where none is open.
    package var openOffer: SettlementOffer? { offers.last { $0.status == .open } }
}

/// Where a dispute stands.
package enum DisputePhase: String, CaseIterable, Sendable, Codable {
    /// The other side answers.
    case answering
    /// The parties talk about an outcome.
    case negotiating
    /// Both bring forward what they have.
    case evidence
    /// The mediator reads the file and proposes.
    case mediating
    /// The parties answer the mediator's proposal.
    case considering
    /// The mediator rules.
    case ruling
    /// Ruled; each side can appeal.
    case appealable
    /// Another mediator decides.
    case appealed
    /// Over: both agreed on an outcome.
    case settled
    /// Over: a ruling was carried out, or silence decided.
    case ruled
    /// Over without an outcome.
    case withdrawn
    /// The gateway took back all that it was about.
    case overtaken

    /// Whether it goes on.
    package var isOpen: Bool {
        switch self {
        case .answering, .negotiating, .evidence, .mediating, .considering, .ruling, .appealable, .appealed: true
        case .settled, .ruled, .withdrawn, .overtaken: false
        }
    }
}

/// What the other side said to a dispute.
package struct DisputeAnswer: Equatable, Sendable {
    /// How it takes the claims.
    package let stance: Stance
    /// In words.
    package internal(set) var text: Sealed<String>
    /// When.
    package let at: Timestamp

    /// How the other side takes the claims.
    package enum Stance: String, CaseIterable, Sendable, Codable {
        case contested, partlyAdmitted, admitted
    }
}

/// Something that was brought forward.
package struct DisputeEvidence: Equatable, Sendable {
    /// From 1 within the dispute.
    package let number: Int
    /// Who brought it forward.
    package let by: Side
    /// The file; nil where only entries are cited.
    package let file: SentFile?
    /// What the file is called; gone where there is none.
    package internal(set) var name: Sealed<String>
    /// What it shows, by the word of the one who brought it.
    package internal(set) var note: Sealed<String>
    /// The entries of the trade that it points to.
    package let entries: [Int64]
    /// Its own place among the entries of the trade.
    package let place: Int64
    /// When.
    package let at: Timestamp
}

/// An appeal against a ruling.
package struct DisputeAppeal: Equatable, Sendable {
    /// Who appealed.
    package let by: Side
    /// Why.
    package internal(set) var reason: Sealed<String>
    /// When.
    package let at: Timestamp
}

/// Joint talks that one side has proposed.
package struct JointTalks: Equatable, Sendable {
    /// Who proposed them.
    package let by: Side
    /// For how many days.
    package let days: Int
}

/// A clock that stands still.
package struct PausedClock: Hashable, Sendable {
    /// Which clock.
    package let kind: DeadlineKind
    /// The part of the trade that it concerns.
    package let part: Int
    /// What was left of it.
    package let left: Span
}

/// What came of a dispute.
package struct DisputeDecision: Equatable, Sendable {
    /// How it came about.
    package let ground: OutcomeExecuted.Ground
    /// The outcome.
    package let outcome: DisputeOutcome
    /// What it meant in money.
    package let money: OutcomeMoney
    /// By when the seller does again what was promised; nil where that is not part of it.
    package let redoUntil: Timestamp?
}

extension Trade {
    /// The dispute that goes on; nil where none does.
    package var openDispute: Dispute? { disputes.last.flatMap { $0.isOpen ? $0 : nil } }

    /// The dispute of that number; nil if there is none.
    package func dispute(_ number: Int) -> Dispute? { disputes.first { $0.number == number } }

    /// When the phase of the dispute that goes on ends, or the joint talks that it rests for; nil where none goes on.
    package var disputeDeadline: Timestamp? {
        guard let dispute = openDispute else { return nil }
        return dispute.suspendedUntil ?? dispute.phase.deadline.flatMap { deadline($0) }
    }

    /// Whether anything was ever delivered of what a dispute holds.
    func isDelivered(for dispute: Dispute) -> Bool {
        pendingMail != nil || dispute.parts.contains { round(of: $0) != nil } || dispute.parts.isEmpty
    }

    /// Changes the dispute that goes on; nothing where none does.
    mutating func changeDispute(_ change: (inout Dispute) -> Void) {
        guard let place = disputes.indices.last, disputes[place].isOpen else { return }
        change(&disputes[place])
    }
}

extension Dispute {
    /// What that side wrote is gone.
    mutating func hideWords(of side: Side) {
        if by == side { statement = Sealed(nil) } else { answer?.text = Sealed(nil) }
        if appeal?.by == side { appeal?.reason = Sealed(nil) }
        for place in offers.indices where offers[place].by == side { offers[place].note = Sealed(nil) }
        for place in evidence.indices where evidence[place].by == side {
            evidence[place].name = Sealed(nil)
            evidence[place].note = Sealed(nil)
        }
    }
}
