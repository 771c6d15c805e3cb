/// A member's own account.
struct AccountPage: Page {
    static let template = "Membership/account"

    let title: String
    let memberPath: String
    let facts: [Fact]
}
