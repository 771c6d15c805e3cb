/// The complainant takes it back before anything is decided. Freezes that stand are lifted with it.
package struct WithdrawComplaint: Command {
    package typealias State = Complaint
    package typealias Refused = ComplaintRefusal

    package init() {}

    package func decide(by actor: Actor, at time: Timestamp, in complaint: Complaint) throws(ComplaintRefusal) -> [ComplaintEvent] {
        guard let filed = complaint.filed else { throw .notFound }
        guard actor == .member(filed.complainant) else { throw .notTheComplainant }
        guard complaint.decision == nil else { throw .decided }
        return complaint.isWithdrawn ? [] : [.complaintWithdrawn(ComplaintWithdrawn())]
    }
}

/// Nothing will be decided.
package struct ComplaintWithdrawn: Equatable, Sendable, Codable {
    package init() {}
}
