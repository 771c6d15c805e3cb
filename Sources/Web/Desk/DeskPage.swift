/// The desk at a glance: what waits, and how much of it.
struct DeskPage: Page {
    static let template = "Desk/desk"

    /// Something that waits.
    struct Queue: Sendable {
        let label: String
        let count: String
        let note: String
        let path: String
        /// Whether somebody should look.
        let isUrgent: Bool
    }

    let title: String
    let tabs: [DeskTab]
    let queues: [Queue]
    let hasQueues: Bool
    /// What the reader's roles are.
    let roles: String

    var place: MenuPlace? { .desk }
}
