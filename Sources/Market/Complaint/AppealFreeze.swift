/// Whom a freeze touches appeals against it. Another of the staff than who froze rules.
package struct AppealFreeze: Command {
    package typealias State = Complaint
    package typealias Refused = ComplaintRefusal

    /// Which freeze.
    package let freeze: RestraintID
    /// What is wrong with it.
    package let reason: String

    /// An appeal against that freeze.
    package init(_ freeze: RestraintID, reason: String) {
        self.freeze = freeze
        self.reason = reason
    }

    package func decide(by actor: Actor, at time: Timestamp, in complaint: Complaint) throws(ComplaintRefusal) -> [ComplaintEvent] {
        guard let placed = complaint.freezes.first(where: { $0.facts.freeze == freeze }) else { throw .unknownFreeze }
        guard actor == .member(placed.facts.member) else { throw .notTheAccused }
        guard placed.stands(at: time) else { throw .freezeOver }
        guard !placed.isAppealed else { throw .freezeAppealedAlready }
        try ComplaintBounds.check(reason: reason)
        return [.freezeAppealed(FreezeAppealed(freeze: freeze, reason: Sealed(reason)))]
    }
}

/// Another of the staff has to look at a freeze.
package struct FreezeAppealed: Equatable, Sendable, Codable {
    /// Which freeze.
    package let freeze: RestraintID
    /// What is wrong with it.
    package let reason: Sealed<String>
}
