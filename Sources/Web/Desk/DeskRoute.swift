import Market
import Service

/// `GET /desk`: what waits for the staff.
enum DeskRoute {
    static func get(_ marketplace: Marketplace) -> Route {
        .get("/desk", .desk(.openDesk)) { visit in
            let queues = try await queues(marketplace, visit)
            return .page(page(queues, visit)) { json in
                json.array("queues", queues) { queue, json in
                    json.member("queue", queue.name)
                    json.member("count", Int64(queue.count))
                    json.member("urgent", queue.isUrgent)
                }
            }
        }
    }

    /// Something that waits, by its name in the catalogue.
    private struct Queue {
        let name: String
        let count: Int
        let path: String
        let isUrgent: Bool
    }

    private static func queues(_ marketplace: Marketplace, _ visit: Visit) async throws -> [Queue] {
        let roles = visit.session?.roles ?? []
        var queues: [Queue] = []
        if roles.may(.readLog) {
            let open = try await marketplace.openDeedsCount()
            queues.append(Queue(name: "proposals", count: open, path: "/desk/proposals", isUrgent: open > 0))
        }
        if roles.may(.readOutbox) {
            let calls = try await marketplace.openCallsCount()
            queues.append(Queue(name: "outbox", count: calls.all, path: OutboxRoutes.path, isUrgent: calls.worrying > 0))
        }
        if roles.may(.readBooks) {
            let open = try await marketplace.openDifferencesCount()
            queues.append(Queue(name: "differences", count: open, path: ReconciliationRoutes.path, isUrgent: open > 0))
        }
        if roles.may(.readPayouts) {
            let waiting = try await marketplace.payoutsForStaffCount()
            queues.append(Queue(name: "payouts", count: waiting, path: PayoutDeskRoutes.path, isUrgent: waiting > 0))
        }
        if roles.may(.judgeRatings) {
            let open = try await marketplace.ratingsToDecideCount()
            queues.append(Queue(name: "ratings", count: open, path: RatingsDeskRoutes.path, isUrgent: open > 0))
        }
        if roles.may(.mediateDisputes) {
            let waiting = try await marketplace.disputesWaiting(for: try visit.memberID())
            queues.append(Queue(name: "disputes", count: waiting, path: DisputeQueueRoute.path, isUrgent: waiting > 0))
        }
        if roles.may(.judgeComplaints) {
            let open = try await marketplace.complaintsCount()
            queues.append(
                Queue(name: "complaints", count: open.all, path: ComplaintsDeskRoutes.path, isUrgent: open.late > 0))
        }
        if roles.may(.checkIdentities) {
            let waiting = try await marketplace.identitiesWaitingCount()
            queues.append(
                Queue(name: "identities", count: waiting, path: IdentitiesDeskRoutes.path, isUrgent: false))
        }
        return queues
    }

    private static func page(_ queues: [Queue], _ visit: Visit) -> DeskPage {
        let roles = (visit.session?.roles ?? []).map { visit.say("desk.role.\($0.rawValue)") }.sorted()
        return DeskPage(
            title: visit.say("desk.title"), tabs: DeskTab.tabs(at: "/desk", visit),
            queues: queues.map { queue in
                DeskPage.Queue(
                    label: visit.say("desk.queue.\(queue.name)"), count: String(queue.count),
                    note: visit.say("desk.queue.\(queue.name).note"), path: queue.path, isUrgent: queue.isUrgent)
            },
            hasQueues: !queues.isEmpty,
            roles: visit.say("desk.roles", ["roles": roles.joined(separator: visit.language == .zh ? "、" : ", ")]))
    }
}
