/// A member is back earlier, or takes the announcement back.
package struct EndAbsence: Command {
    package typealias State = Member
    package typealias Refused = AbsenceRefusal

    package init() {}

    package func decide(by actor: Actor, at time: Timestamp, in member: Member) throws(AbsenceRefusal) -> [MemberEvent] {
        guard member.isRegistered else { throw .notRegistered }
        guard let until = member.absentUntil, until > time else { throw .notAbsent }
        return [.absenceEnded(AbsenceEnded())]
    }
}

/// The announced absence is over, or will not be.
package struct AbsenceEnded: Equatable, Sendable, Codable {
    package init() {}
}
