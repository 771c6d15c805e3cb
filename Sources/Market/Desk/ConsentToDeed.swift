/// A second person consents, and the deed is carried out with that.
package struct ConsentToDeed: Command {
    package typealias State = StaffProposal
    package typealias Refused = DeskRefusal

    /// Who consents.
    package let staff: Staff

    package init(staff: Staff) { self.staff = staff }

    package func decide(
        by actor: Actor, at time: Timestamp, in proposal: StaffProposal
    ) throws(DeskRefusal) -> [StaffProposalEvent] {
        guard let deed = proposal.deed else { throw .notFound }
        let member = try staff.member(actor, for: deed)
        guard member != proposal.proposedBy else { throw .secondIsFirst }
        guard proposal.standing(at: time) == .open else { throw .over }
        return [.deedDone(DeedDone(by: member))]
    }
}

/// It was carried out.
package struct DeedDone: Equatable, Sendable, Codable {
    /// Whose word it was.
    package let by: MemberID
}
