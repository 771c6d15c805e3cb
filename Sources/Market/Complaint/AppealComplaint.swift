/// Whom the decision is against appeals, once. Another of the staff rules.
package struct AppealComplaint: Command {
    package typealias State = Complaint
    package typealias Refused = ComplaintRefusal

    /// What is wrong with the decision.
    package let reason: String
    /// The operator's rules.
    package let policy: ComplaintPolicy

    package init(reason: String, policy: ComplaintPolicy) {
        self.reason = reason
        self.policy = policy
    }

    package func decide(by actor: Actor, at time: Timestamp, in complaint: Complaint) throws(ComplaintRefusal) -> [ComplaintEvent] {
        guard case .member(let member) = actor, let filed = complaint.filed,
            member == filed.complainant || member == filed.accused
        else { throw .notFound }
        guard let decision = complaint.decision else { throw .notDecided }
        guard complaint.appeal == nil else { throw .appealedAlready }
        guard Self.mayAppeal(member, decision, filed) else { throw .nothingToAppealHere }
        guard time < decision.appealBy else { throw .appealTooLate(days: policy.appealDays) }
        try ComplaintBounds.check(reason: reason)
        return [
            .complaintAppealed(
                ComplaintAppealed(by: member, ruleBy: time.adding(.days(policy.decideDays)), reason: Sealed(reason)))
        ]
    }

    /// Whether the decision is against the member: an unfounded complaint against who complained, a measure against who bears it,
    /// and a complaint that is founded without a measure leaves both something to say.
    package static func mayAppeal(_ member: MemberID, _ decision: ComplaintDecided, _ filed: ComplaintFiled) -> Bool {
        switch decision.outcome {
        case .unfounded: member == filed.complainant
        case .founded: member == filed.complainant || member == filed.accused
        case .measured: member == filed.accused
        }
    }
}

/// Another of the staff looks at it again.
package struct ComplaintAppealed: Equatable, Sendable, Codable {
    /// Who appeals.
    package let by: MemberID
    /// By when it is ruled on.
    package let ruleBy: Timestamp
    /// What is wrong with the decision.
    package let reason: Sealed<String>
}
