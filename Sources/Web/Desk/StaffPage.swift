/// Who is staff, and how somebody becomes it or ceases to be.
struct StaffPage: Page {
    static let template = "Desk/staff"

    /// One member in one role.
    struct Row: Sendable {
        let member: MemberName
        let handle: String
        let role: String
        let since: Moment
        /// What the form sends.
        let memberID: String
        let roleName: String
        /// Nobody takes a role from oneself.
        let canRevoke: Bool
    }

    let title: String
    let tabs: [DeskTab]
    let rows: [Row]
    let isEmpty: Bool
    /// The fields of granting a role.
    let fields: [FormField]
    let refusal: RefusalNote?

    var place: MenuPlace? { .desk }
}
