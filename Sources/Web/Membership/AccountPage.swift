/// A member's own account.
struct AccountPage: Page {
    static let template = "Membership/account"

    let title: String
    let memberPath: String
    let facts: [Fact]
    /// What the member calls its keys.
    let passkeys: [Link]
    let hasPasskeys: Bool
}
