/// A member's own account.
struct AccountPage: Page {
    static let template = "Membership/account"

    /// A place where the member is signed in.
    struct SignedIn: Sendable {
        let started: Moment
        let lastSeen: Moment
        let isThis: Bool
    }

    let title: String
    let memberPath: String
    let facts: [Fact]
    let displayName: FormField
    let sessions: [SignedIn]
    let refusal: RefusalNote?
}
