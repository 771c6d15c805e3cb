/// What the buyer asks of the seller after the delivery 售后, with all that became of it. What was said about it stands in the
/// entries; this is what the rules need.
package struct AfterSalesRequest: Equatable, Sendable {
    /// From 1 within the trade.
    package let number: Int
    /// What is asked.
    package let kind: AfterSalesKind
    /// Why it is to be taken back; nil where no reason is needed.
    package let reason: ReturnReason?
    /// The part of the trade whose delivery it speaks of.
    package let part: Int
    /// When it was asked.
    package let openedAt: Timestamp
    /// Until when the seller should answer; nil once that has passed or is no longer needed.
    package internal(set) var answerUntil: Timestamp?
    /// Where it stands.
    package internal(set) var phase = AfterSalesPhase.waiting
    /// Every remedy that was put forward, by number from 1.
    package internal(set) var proposals: [RemedyProposal] = []
    /// What both have agreed on and the seller still owes; nil where nothing is.
    package internal(set) var owed: Remedy?
    /// Since when.
    package internal(set) var owedSince: Timestamp?
    /// Until when the seller should have done it.
    package internal(set) var owedUntil: Timestamp?
    /// Until when the buyer can sign that everything was deleted.
    package internal(set) var signUntil: Timestamp?
    /// When the seller first answered; nil before.
    package internal(set) var firstReplyAt: Timestamp?
    /// When it ended; nil while it is open.
    package internal(set) var closedAt: Timestamp?
    /// How it ended; nil while it is open.
    package internal(set) var outcome: AfterSalesOutcome?
    /// Whether the time to examine stands still for it.
    package internal(set) var stopsClock = false
    /// What was left of the time to examine when it stopped; nil where it had not begun or does not stand still.
    package internal(set) var left: Span?

    init(_ facts: AfterSalesRequested, at time: Timestamp) {
        number = facts.number
        kind = facts.kind
        reason = facts.reason
        part = facts.part ?? 1
        openedAt = time
        answerUntil = facts.answerUntil
    }

    /// Whether anything is still to come of it.
    package var isOpen: Bool { closedAt == nil }

    /// The remedy that is on the table; nil where none is.
    package var openProposal: RemedyProposal? { proposals.last.flatMap { $0.status == .open ? $0 : nil } }

    /// Who is to act next; nil once it is over.
    package var awaited: Side? {
        guard isOpen else { return nil }
        if let proposal = openProposal { return proposal.by.other }
        return switch phase {
        case .waiting, .silent, .remedyAgreed, .overdue: .seller
        case .declined, .talking, .returnAgreed: .buyer
        case .closed: nil
        }
    }

    /// Until when silence counts as acceptance, if the time to examine goes on from that moment: with what was left of it, and
    /// never less than a day. Nil where it stopped no clock.
    func resumed(at time: Timestamp) -> Timestamp? { left.map { time.adding(max($0, .days(1))) } }

    /// The same where a refusal or the end of a talk lets the time to examine go on. A promised return keeps it standing until it
    /// is decided: its own clock leads to the return.
    func resumedUndecided(at time: Timestamp) -> Timestamp? { kind == .noReasonReturn ? nil : resumed(at: time) }
}

/// What can be asked of the seller after the delivery.
package enum AfterSalesKind: String, CaseIterable, Sendable, Codable {
    /// To take it back for a reason for which that was promised.
    case conditionalReturn
    /// To take it back without a reason, as promised.
    case noReasonReturn
    /// To hand over another copy, key or edition that is as agreed.
    case replacement
    /// To mend it.
    case repair
    /// A question about its use.
    case supportQuestion

    /// Whether it asks for the money back.
    package var isReturn: Bool {
        switch self {
        case .conditionalReturn, .noReasonReturn: true
        case .replacement, .repair, .supportQuestion: false
        }
    }
}

/// Where a request stands.
package enum AfterSalesPhase: String, CaseIterable, Sendable, Codable {
    /// The seller's answer is awaited.
    case waiting
    /// The seller has not answered in time; it can be answered still, or lead to a dispute.
    case silent
    /// The seller said no.
    case declined
    /// Remedies were put forward, or answers given to a question.
    case talking
    /// It will be taken back; the buyer signs that everything was deleted, and then all of it is carried out at once.
    case returnAgreed
    /// The seller has promised to mend or replace it by a date.
    case remedyAgreed
    /// That date has passed.
    case overdue
    /// It is over.
    case closed
}

/// How a request ended.
package enum AfterSalesOutcome: String, CaseIterable, Sendable, Codable {
    /// The software went back, and the money too.
    case returned
    /// A part of the money went back.
    case partlyRefunded
    /// It was mended or replaced.
    case remedied
    /// The seller supports it longer.
    case supportExtended
    /// The question was answered.
    case answered
    /// The buyer took it back.
    case withdrawn
    /// The buyer did not sign that everything was deleted in time.
    case notReturned
    /// What the return without a reason depended on had ceased to hold.
    case conditionFailed
    /// The money went back to the buyer in another way.
    case refundedOtherwise
    /// It became a part of a dispute.
    case disputed
    /// The ticket was closed without an answer.
    case unanswered
}
