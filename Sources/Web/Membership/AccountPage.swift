/// A member's own account.
struct AccountPage: Page {
    static let template = "Membership/account"

    /// One place where the member is signed in.
    struct OpenSession: Sendable {
        /// `Chrome · Windows`.
        let client: String
        let since: Moment
        let isCurrent: Bool
    }

    let title: String
    let memberPath: String
    let facts: [Fact]
    let nameField: FormField
    let refusal: RefusalNote?
    let sessions: [OpenSession]
    let hasOthers: Bool
    /// What the member calls its keys.
    let passkeys: [Link]
    let hasPasskeys: Bool
    /// How many complaints wait for the member's answer; nil for none.
    var complaintsToAnswer: String?
}
