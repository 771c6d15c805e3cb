/// One of the staff ends a freeze before its time: any of them, since that takes nothing from anybody.
package struct LiftFreeze: Command {
    package typealias State = Complaint
    package typealias Refused = ComplaintRefusal

    /// Which freeze.
    package let freeze: RestraintID
    /// Why.
    package let reason: String
    /// Who lifts it.
    package let staff: Staff

    /// The end of that freeze.
    package init(_ freeze: RestraintID, reason: String, staff: Staff) {
        self.freeze = freeze
        self.reason = reason
        self.staff = staff
    }

    package func decide(by actor: Actor, at time: Timestamp, in complaint: Complaint) throws(ComplaintRefusal) -> [ComplaintEvent] {
        let member = try staff.handling(actor, .moderate, in: complaint).member
        guard let placed = complaint.freezes.first(where: { $0.facts.freeze == freeze }) else { throw .unknownFreeze }
        guard placed.stands(at: time) else { throw .freezeOver }
        try ComplaintBounds.check(reason: reason)
        return [.freezeLifted(FreezeLifted(freeze: freeze, by: member, reason: Sealed(reason)))]
    }
}

/// A freeze has ended before its time.
package struct FreezeLifted: Equatable, Sendable, Codable {
    /// Which freeze.
    package let freeze: RestraintID
    /// Who ended it.
    package let by: MemberID
    /// Why.
    package let reason: Sealed<String>
}
