/// The disputes that go on, the most pressing first, and how busy each mediator is.
struct DisputeQueuePage: Page {
    static let template = "Dispute/queue"

    /// One dispute.
    struct Row: Sendable {
        /// `#7K3F2Q-1`.
        let number: String
        let path: String
        let claims: String
        let category: String
        let amount: String
        let badge: Badge
        let opened: Moment
        let deadline: Deadline?
        /// The end of the gateway's hold, where that comes first.
        let holdNote: String?
        let mediator: String
        let isMine: Bool
    }

    /// How busy a mediator is.
    struct Worker: Sendable {
        let member: MemberName
        let work: String
    }

    let title: String
    let tabs: [DeskTab]
    let rows: [Row]
    let isEmpty: Bool
    let workers: [Worker]
    let paging: Paging?

    var place: MenuPlace? { .desk }
}
