/// A member complains.
///
/// Source: 电子商务法 59: an operator of a platform keeps a convenient and effective way of complaining, and deals with what comes in
/// time.
package struct FileComplaint: Command {
    package typealias State = Complaint
    package typealias Refused = ComplaintRefusal

    /// What it is about.
    package let subject: ComplaintSubject
    /// Whom it accuses; nil where it is about what the platform did.
    package let accused: MemberID?
    /// Who of the staff did what it is about, and cannot handle it.
    package let barred: [MemberID]
    /// What is wrong.
    package let category: ComplaintCategory
    /// What happened, in the member's words.
    package let text: String
    /// Evidence; at most ``ComplaintBounds/filesMax``.
    package let files: [SentFile]
    /// What the files are called, in their order.
    package let names: [String]
    /// How many complaints of the member's are not decided.
    package let openCount: Int
    /// Whether one about the same thing is not decided.
    package let isOpenAlready: Bool
    /// The operator's rules.
    package let policy: ComplaintPolicy

    /// A complaint about that, with what the store knows of it.
    package init(
        about subject: ComplaintSubject, accused: MemberID?, barred: [MemberID] = [], category: ComplaintCategory, text: String,
        files: [SentFile] = [], names: [String] = [], openCount: Int, isOpenAlready: Bool, policy: ComplaintPolicy
    ) {
        self.subject = subject
        self.accused = accused
        self.barred = barred
        self.category = category
        self.text = text
        self.files = files
        self.names = names
        self.openCount = openCount
        self.isOpenAlready = isOpenAlready
        self.policy = policy
    }

    package func decide(by actor: Actor, at time: Timestamp, in complaint: Complaint) throws(ComplaintRefusal) -> [ComplaintEvent] {
        guard case .member(let member) = actor else { throw .notTheComplainant }
        guard complaint.filed == nil else { return [] }
        guard accused != member else { throw .aboutOneself }
        try ComplaintBounds.check(text, files: files)
        guard !isOpenAlready else { throw .openAlready }
        guard openCount < policy.openMax else { throw .tooManyOpen(max: policy.openMax) }
        return [
            .complaintFiled(
                ComplaintFiled(
                    complainant: member, accused: accused, barred: barred, subject: subject, category: category,
                    answerBy: time.adding(.hours(policy.answerHours)), decideBy: time.adding(.days(policy.decideDays)),
                    text: Sealed(text), files: files, names: Sealed(names)))
        ]
    }
}

/// A complaint stands.
package struct ComplaintFiled: Equatable, Sendable, Codable {
    /// Who complains.
    package let complainant: MemberID
    /// Whom it accuses; nil where it is about what the platform did.
    package let accused: MemberID?
    /// Who of the staff cannot handle it.
    package let barred: [MemberID]
    /// What it is about.
    package let subject: ComplaintSubject
    /// What is wrong.
    package let category: ComplaintCategory
    /// Until when the accused can count on being waited for.
    package let answerBy: Timestamp
    /// By when the staff decides.
    package let decideBy: Timestamp
    /// What happened.
    package let text: Sealed<String>
    /// Evidence.
    package let files: [SentFile]
    /// What the files are called.
    package let names: Sealed<[String]>
}
