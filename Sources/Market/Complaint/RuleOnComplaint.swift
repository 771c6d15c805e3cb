/// Another of the staff rules on the appeal, for good. What was done on the first decision and does not stand is undone.
package struct RuleOnComplaint: Command {
    package typealias State = Complaint
    package typealias Refused = ComplaintRefusal

    /// What it comes to in the end.
    package let outcome: ComplaintOutcome
    /// What is done in the end; nil unless the outcome is a measure.
    package let measure: ComplaintMeasure?
    /// Why, for both.
    package let reason: String
    /// Who rules.
    package let staff: Staff

    /// What it comes to in the end, what is done, why and who rules.
    package init(_ outcome: ComplaintOutcome, measure: ComplaintMeasure?, reason: String, staff: Staff) {
        self.outcome = outcome
        self.measure = measure
        self.reason = reason
        self.staff = staff
    }

    package func decide(by actor: Actor, at time: Timestamp, in complaint: Complaint) throws(ComplaintRefusal) -> [ComplaintEvent] {
        let (member, filed) = try staff.handling(actor, .judgeComplaints, in: complaint)
        guard complaint.appeal != nil else { throw .notAppealed }
        guard complaint.ruling == nil else { throw .decided }
        guard member != complaint.decision?.by else { throw .sameStaff }
        guard let handler = complaint.handler else { throw .notTaken }
        guard handler == member else { throw .takenByOther }
        try ComplaintBounds.check(reason: reason)
        guard DecideComplaint.goesTogether(outcome, measure, filed.subject) else { throw .measureImpossible }
        return [
            .complaintRuled(ComplaintRuled(by: member, outcome: outcome, measure: measure, reason: Sealed(reason)))
        ]
    }
}

/// It is decided for good.
package struct ComplaintRuled: Equatable, Sendable, Codable {
    /// Who ruled.
    package let by: MemberID
    /// What it came to.
    package let outcome: ComplaintOutcome
    /// What is done; nil for nothing.
    package let measure: ComplaintMeasure?
    /// Why.
    package let reason: Sealed<String>
}
