import Ledger

/// An urgent freeze, before anything is decided: it says by which rule, why, how much where it is about money, and its latest end.
///
/// Source: 电子商务法 42, 43 (measures that are needed, told at once to whom they touch); the seven days are this market's own.
package struct PlaceFreeze: Command {
    package typealias State = Complaint
    package typealias Refused = ComplaintRefusal

    /// Its name, new with each.
    package let freeze: RestraintID
    /// What is frozen.
    package let scope: RestraintScope
    /// How much of the balance stays; nil for all of it, and where it is not about money.
    package let amount: Money?
    /// By which rule.
    package let rule: ModerationRule
    /// How long at most, in days.
    package let days: Int
    /// Why.
    package let reason: String
    /// Who freezes.
    package let staff: Staff
    /// The operator's rules.
    package let policy: ComplaintPolicy

    /// A freeze of that name: what, how much, by which rule, how long, why and by whom.
    package init(
        _ freeze: RestraintID, scope: RestraintScope, amount: Money?, rule: ModerationRule, days: Int, reason: String,
        staff: Staff, policy: ComplaintPolicy
    ) {
        self.freeze = freeze
        self.scope = scope
        self.amount = amount
        self.rule = rule
        self.days = days
        self.reason = reason
        self.staff = staff
        self.policy = policy
    }

    package func decide(by actor: Actor, at time: Timestamp, in complaint: Complaint) throws(ComplaintRefusal) -> [ComplaintEvent] {
        let (member, filed) = try staff.handling(actor, .moderate, in: complaint)
        guard !complaint.isWithdrawn, complaint.decision == nil else { throw .decided }
        guard let accused = filed.accused, scope != .listing || filed.subject.listing != nil,
            amount.map({ scope == .payouts && $0.minor > 0 }) ?? true,
            !complaint.freezes.contains(where: { $0.facts.scope == scope && $0.stands(at: time) })
        else { throw .freezeImpossible }
        // A freeze cannot be had for longer by placing it again.
        let spentMs = complaint.freezes.filter { $0.facts.scope == scope }.reduce(Int64(0)) { sum, freeze in
            sum + max(0, min(time, freeze.liftedAt ?? freeze.facts.until).ms - freeze.facts.since.ms)
        }
        let until = time.adding(.days(days))
        guard days >= 1, until.ms - time.ms + spentMs <= Span.days(policy.freezeDaysMax).ms else {
            throw .freezeLength(daysMax: policy.freezeDaysMax)
        }
        try ComplaintBounds.check(reason: reason)
        return [
            .freezePlaced(
                FreezePlaced(
                    freeze: freeze, by: member, member: accused, scope: scope, amount: amount, rule: rule, since: time,
                    until: until, reason: Sealed(reason)))
        ]
    }
}

/// Something is frozen until a moment.
package struct FreezePlaced: Equatable, Sendable, Codable {
    /// Its name.
    package let freeze: RestraintID
    /// Who froze it.
    package let by: MemberID
    /// Whom it touches.
    package let member: MemberID
    /// What is frozen.
    package let scope: RestraintScope
    /// How much of the balance stays; nil for all of it, and where it is not about money.
    package let amount: Money?
    /// By which rule.
    package let rule: ModerationRule
    /// From when.
    package let since: Timestamp
    /// It lapses then by itself.
    package let until: Timestamp
    /// Why.
    package let reason: Sealed<String>
}
