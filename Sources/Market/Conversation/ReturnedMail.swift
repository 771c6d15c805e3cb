/// What a report says of a mail that came back.
///
/// Source: RFC 3464.
package struct ReturnedMail: Equatable, Sendable, Codable {
    /// The `Message-ID` of the mail that came back, without its brackets; empty where the report does not name it.
    package let mail: String
    /// Whose mailbox it did not reach.
    package let recipient: String
    /// What became of it: `failed`, `delayed` and others.
    package let action: String
    /// The reason as three numbers: `5.1.1`.
    package let status: String
    /// What the other server said; may be empty.
    package let text: String

    /// Puts the parts together.
    package init(mail: String, recipient: String, action: String, status: String, text: String) {
        self.mail = mail
        self.recipient = recipient
        self.action = action
        self.status = status
        self.text = text
    }

    /// Whether trying again would not help.
    package var isForGood: Bool { !mail.isEmpty && action == "failed" && status.hasPrefix("5") }
}
