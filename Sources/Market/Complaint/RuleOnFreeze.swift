/// Another of the staff than who froze keeps a freeze that was appealed, or ends it.
package struct RuleOnFreeze: Command {
    package typealias State = Complaint
    package typealias Refused = ComplaintRefusal

    /// Which freeze.
    package let freeze: RestraintID
    /// Whether it stays until its end.
    package let isKept: Bool
    /// Why.
    package let reason: String
    /// Who rules.
    package let staff: Staff

    /// The ruling on that freeze.
    package init(_ freeze: RestraintID, isKept: Bool, reason: String, staff: Staff) {
        self.freeze = freeze
        self.isKept = isKept
        self.reason = reason
        self.staff = staff
    }

    package func decide(by actor: Actor, at time: Timestamp, in complaint: Complaint) throws(ComplaintRefusal) -> [ComplaintEvent] {
        let member = try staff.handling(actor, .moderate, in: complaint).member
        guard let placed = complaint.freezes.first(where: { $0.facts.freeze == freeze }) else { throw .unknownFreeze }
        guard placed.stands(at: time) else { throw .freezeOver }
        guard placed.isAppealed, !placed.isRuled else { throw .freezeNotAppealed }
        guard member != placed.facts.by else { throw .sameStaff }
        try ComplaintBounds.check(reason: reason)
        return [.freezeRuled(FreezeRuled(freeze: freeze, by: member, isKept: isKept, reason: Sealed(reason)))]
    }
}

/// The appeal against a freeze is decided.
package struct FreezeRuled: Equatable, Sendable, Codable {
    /// Which freeze.
    package let freeze: RestraintID
    /// Who ruled.
    package let by: MemberID
    /// Whether it stays until its end.
    package let isKept: Bool
    /// Why.
    package let reason: Sealed<String>
}
