/// The accused says something about it, as often as it takes, until it is decided.
package struct AnswerComplaint: Command {
    package typealias State = Complaint
    package typealias Refused = ComplaintRefusal

    /// The answer.
    package let text: String
    /// Evidence; at most ``ComplaintBounds/filesMax``.
    package let files: [SentFile]
    /// What the files are called, in their order.
    package let names: [String]

    package init(text: String, files: [SentFile] = [], names: [String] = []) {
        self.text = text
        self.files = files
        self.names = names
    }

    package func decide(by actor: Actor, at time: Timestamp, in complaint: Complaint) throws(ComplaintRefusal) -> [ComplaintEvent] {
        guard let filed = complaint.filed else { throw .notFound }
        guard let accused = filed.accused, actor == .member(accused) else { throw .notTheAccused }
        guard !complaint.isWithdrawn, complaint.decision == nil else { throw .decided }
        try ComplaintBounds.check(text, files: files)
        return [.complaintAnswered(ComplaintAnswered(text: Sealed(text), files: files, names: Sealed(names)))]
    }
}

/// The accused has been heard.
package struct ComplaintAnswered: Equatable, Sendable, Codable {
    /// The answer.
    package let text: Sealed<String>
    /// Evidence.
    package let files: [SentFile]
    /// What the files are called.
    package let names: Sealed<[String]>
}
