/// Staff sets out to do something: what one person is enough for is done at once, all else waits for a second one.
///
/// What it does elsewhere, such as in a trade, is a command of its own that is carried out in the same transaction.
package struct ProposeDeed: Command {
    package typealias State = StaffProposal
    package typealias Refused = DeskRefusal

    /// What is to be done.
    package let deed: StaffDeed
    /// Why.
    package let reason: String
    /// Who proposes it.
    package let staff: Staff
    /// The operator's rules.
    package let policy: DeskPolicy

    package init(_ deed: StaffDeed, reason: String, staff: Staff, policy: DeskPolicy) {
        self.deed = deed
        self.reason = reason
        self.staff = staff
        self.policy = policy
    }

    /// The bounds of a reason, in characters.
    package static let reasonCharacters = 1...500

    package func decide(
        by actor: Actor, at time: Timestamp, in proposal: StaffProposal
    ) throws(DeskRefusal) -> [StaffProposalEvent] {
        let member = try staff.member(actor, for: deed)
        guard proposal.deed == nil else { return [] }
        try Self.check(reason)
        let needsSecond = policy.needsSecond(deed)
        let proposed = DeedProposed(
            deed: deed, by: member, lapsesAt: needsSecond ? time.adding(.hours(policy.proposalHours)) : nil,
            reason: Sealed(reason))
        return [.deedProposed(proposed)] + (needsSecond ? [] : [.deedDone(DeedDone(by: member))])
    }

    /// Throws: `reasonLength`.
    static func check(_ reason: String) throws(DeskRefusal) {
        guard reasonCharacters.contains(reason.unicodeScalars.count), !reason.allSatisfy(\.isWhitespace) else {
            throw .reasonLength(max: reasonCharacters.upperBound)
        }
    }
}

/// Somebody of the staff means to do this.
package struct DeedProposed: Equatable, Sendable, Codable {
    /// What is to be done.
    package let deed: StaffDeed
    /// Who means to.
    package let by: MemberID
    /// Until when another can consent; nil where none is needed.
    package let lapsesAt: Timestamp?
    /// Why.
    package let reason: Sealed<String>
}
