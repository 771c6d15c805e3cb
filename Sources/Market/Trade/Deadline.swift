/// What happens by itself when a moment passes.
package enum DeadlineKind: String, CaseIterable, Sendable, Codable {
    /// The open proposal lapses.
    case proposal
    /// The agreement lapses unpaid.
    case payment
    /// Nothing delivered: the buyer is refunded.
    case delivery
    /// The buyer has been silent: what was delivered counts as accepted.
    case acceptance
    /// A change was asked for and not delivered: the time to examine goes on.
    case change
    /// The ratings given so far become visible.
    case ratings
    /// A proposed refund lapses.
    case refundTalk
    /// The gateway's hold ends in some days: everybody is told.
    case holdAlarm
    /// The gateway's hold ends: the rules decide, or what the gateway did is entered.
    case holdExpiry
    /// The next milestone was not paid: the rest lapses.
    case milestone
    /// The other side has not answered a dispute.
    case disputeAnswer
    /// The parties have not settled a dispute: the evidence window opens.
    case negotiation
    /// An offer to settle lapses.
    case settlement
    /// The evidence window closes.
    case evidence
    /// The mediator has not proposed anything.
    case mediation
    /// The parties have not answered the mediator's proposal.
    case mediationAnswer
    /// Nobody has ruled, on a dispute or on an appeal.
    case ruling
    /// Nobody has appealed: the ruling is carried out.
    case appeal
    /// Joint talks are over.
    case suspension
    /// An after-sales request was not answered: it is marked so.
    case requestAnswer
    /// A return that was promised without a reason becomes due.
    case promisedReturn
    /// A proposed remedy lapses.
    case remedyAnswer
    /// The buyer did not sign that everything was deleted: nothing is returned.
    case deletion
    /// What the seller promised to mend or replace is overdue.
    case remedyDue
    /// A question for support was not answered: it is marked so.
    case supportReply
}

/// A moment at which something happens by itself, as data.
package struct Deadline: Hashable, Sendable {
    /// What happens then.
    package let kind: DeadlineKind
    /// When it happens.
    package let at: Timestamp
    /// The part of the trade that it concerns; 1 for the only one, and for what concerns the trade as a whole.
    package let part: Int

    package init(kind: DeadlineKind, at time: Timestamp, part: Int = 1) {
        self.kind = kind
        at = time
        self.part = part
    }
}
