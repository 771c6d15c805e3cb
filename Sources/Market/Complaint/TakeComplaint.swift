/// One of the staff takes a complaint, or takes it over. An appeal is taken by another than who decided.
package struct TakeComplaint: Command {
    package typealias State = Complaint
    package typealias Refused = ComplaintRefusal

    /// Who takes it.
    package let staff: Staff

    package init(staff: Staff) { self.staff = staff }

    package func decide(by actor: Actor, at time: Timestamp, in complaint: Complaint) throws(ComplaintRefusal) -> [ComplaintEvent] {
        let member = try staff.handling(actor, .judgeComplaints, in: complaint).member
        switch complaint.standing(at: time) {
        case .waiting, .ready: break
        case .appealed: guard member != complaint.decision?.by else { throw .sameStaff }
        case .decided, .final, .withdrawn: throw .decided
        }
        return complaint.handler == member ? [] : [.complaintTaken(ComplaintTaken(by: member))]
    }
}

/// Somebody of the staff handles it from now on.
package struct ComplaintTaken: Equatable, Sendable, Codable {
    /// Who.
    package let by: MemberID
}
