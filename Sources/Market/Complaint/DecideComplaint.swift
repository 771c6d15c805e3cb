/// Who handles a complaint decides it, with a reason, after the accused was heard. Freezes that stand end with it.
package struct DecideComplaint: Command {
    package typealias State = Complaint
    package typealias Refused = ComplaintRefusal

    /// What it comes to.
    package let outcome: ComplaintOutcome
    /// What is done; nil unless the outcome is a measure.
    package let measure: ComplaintMeasure?
    /// Why, for both.
    package let reason: String
    /// Who decides.
    package let staff: Staff
    /// The operator's rules.
    package let policy: ComplaintPolicy

    /// What it comes to, what is done, why, who decides and under which rules.
    package init(
        _ outcome: ComplaintOutcome, measure: ComplaintMeasure?, reason: String, staff: Staff, policy: ComplaintPolicy
    ) {
        self.outcome = outcome
        self.measure = measure
        self.reason = reason
        self.staff = staff
        self.policy = policy
    }

    package func decide(by actor: Actor, at time: Timestamp, in complaint: Complaint) throws(ComplaintRefusal) -> [ComplaintEvent] {
        let (member, filed) = try staff.handling(actor, .judgeComplaints, in: complaint)
        guard !complaint.isWithdrawn, complaint.decision == nil else { throw .decided }
        guard let handler = complaint.handler else { throw .notTaken }
        guard handler == member else { throw .takenByOther }
        guard complaint.isHeard(at: time) else { throw .answerOutstanding }
        try ComplaintBounds.check(reason: reason)
        guard Self.goesTogether(outcome, measure, filed.subject) else { throw .measureImpossible }
        return [
            .complaintDecided(
                ComplaintDecided(
                    by: member, outcome: outcome, measure: measure, appealBy: time.adding(.days(policy.appealDays)),
                    reason: Sealed(reason)))
        ]
    }

    /// Whether the outcome has a measure just where it says so, and what it is about can bear it.
    static func goesTogether(_ outcome: ComplaintOutcome, _ measure: ComplaintMeasure?, _ subject: ComplaintSubject) -> Bool {
        switch (outcome, measure) {
        case (.unfounded, nil), (.founded, nil): true
        case (.measured, .warning?): subject.kind != .deed
        case (.measured, .listingTakenDown?): subject.listing != nil
        case (.measured, .messageMasked?): subject.kind == .message
        case (.unfounded, _?), (.founded, _?), (.measured, nil): false
        }
    }
}

/// It is decided.
package struct ComplaintDecided: Equatable, Sendable, Codable {
    /// Who decided.
    package let by: MemberID
    /// What it came to.
    package let outcome: ComplaintOutcome
    /// What is done; nil for nothing.
    package let measure: ComplaintMeasure?
    /// Until when it can be appealed.
    package let appealBy: Timestamp
    /// Why.
    package let reason: Sealed<String>
}
