/// A second person says no, or the first one takes it back. Nothing is done.
package struct DeclineDeed: Command {
    package typealias State = StaffProposal
    package typealias Refused = DeskRefusal

    /// Why.
    package let reason: String
    /// Who declines.
    package let staff: Staff

    package init(reason: String, staff: Staff) {
        self.reason = reason
        self.staff = staff
    }

    package func decide(
        by actor: Actor, at time: Timestamp, in proposal: StaffProposal
    ) throws(DeskRefusal) -> [StaffProposalEvent] {
        guard let deed = proposal.deed else { throw .notFound }
        let member = try staff.member(actor, for: deed)
        guard proposal.standing(at: time) == .open else { throw .over }
        try ProposeDeed.check(reason)
        return [.deedDeclined(DeedDeclined(by: member, reason: Sealed(reason)))]
    }
}

/// It will not be done.
package struct DeedDeclined: Equatable, Sendable, Codable {
    /// Who said so.
    package let by: MemberID
    /// Why.
    package let reason: Sealed<String>
}
