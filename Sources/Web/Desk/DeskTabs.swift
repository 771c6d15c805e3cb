import Market

/// The pages of the desk, as far as a role may see them. A room that has a page here adds its line.
struct DeskTab: Sendable {
    let text: String
    let path: String
    let isCurrent: Bool

    /// Where each page is, and the right that it needs.
    private static let all: [(key: String, path: String, action: StaffAction)] = [
        ("desk.tab.overview", "/desk", .openDesk),
        ("desk.tab.proposals", "/desk/proposals", .readLog),
        ("desk.tab.outbox", "/desk/outbox", .readOutbox),
        ("desk.tab.staff", "/desk/staff", .readStaff),
        ("desk.tab.log", "/desk/log", .readLog),
        ("desk.tab.reconciliation", "/desk/reconciliation", .readBooks),
        ("desk.tab.money", "/desk/money", .readBooks),
        ("desk.tab.payouts", PayoutDeskRoutes.path, .readPayouts),
        ("desk.tab.ratings", RatingsDeskRoutes.path, .judgeRatings),
        ("desk.tab.disputes", "/desk/disputes", .mediateDisputes),
        ("desk.tab.chargebacks", ChargebackDeskRoutes.path, .readBooks),
        ("desk.tab.complaints", ComplaintsDeskRoutes.path, .judgeComplaints),
        ("desk.tab.moderation", ModerationRoutes.path, .moderate),
        ("desk.tab.identities", IdentitiesDeskRoutes.path, .checkIdentities),
    ]

    /// The tabs that the reader sees, with the one that is shown.
    static func tabs(at path: String, _ visit: Visit) -> [DeskTab] {
        let roles = visit.session?.roles ?? []
        return all.filter { roles.may($0.action) }.map {
            DeskTab(text: visit.say($0.key), path: $0.path, isCurrent: $0.path == path)
        }
    }
}
