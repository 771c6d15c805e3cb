/// What somebody wrote and sent in a complaint is erased when its term is over, whether or not that one asks for it: values and
/// salts go, the entries and their commitments stay, so every proof holds.
///
/// Source: PIPL 19 (no longer than needed), 47; 电子商务法 31.
package struct EraseComplaint: Command {
    package typealias State = Complaint
    package typealias Refused = ComplaintRefusal

    /// Which values go, of one who wrote them.
    package let erased: Erased

    /// Erases those values.
    package init(_ erased: Erased) { self.erased = erased }

    package func decide(by actor: Actor, at time: Timestamp, in complaint: Complaint) throws(ComplaintRefusal) -> [ComplaintEvent] {
        guard actor == .clock, !erased.values.isEmpty, complaint.writers.contains(erased.member) else { throw .notFound }
        guard let end = complaint.keptUntil, end <= time else { throw .stillKept }
        return [.erased(erased)]
    }
}

extension Complaint {
    /// Until when its record is kept whole; nil while it is not over. What was decided is kept as long as a trade's record, since it
    /// may be asked for as long; what was taken back as long as an enquiry of which nothing came.
    ///
    /// Source: RULES.md, statutes: records at least three years, complete; logs at least six months.
    package var keptUntil: Timestamp? {
        if let withdrawnAt { return withdrawnAt.adding(.days(Retention.enquiryDays)) }
        if let ruledAt { return ruledAt.adding(.days(Retention.contractDays)) }
        guard appeal == nil, let decision else { return nil }
        return decision.appealBy.adding(.days(Retention.contractDays))
    }
}
