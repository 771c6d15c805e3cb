import Market
import Service

/// `GET /account/record`: everything that staff did that touches the member, with its reasons.
enum RecordRoute {
    static func get(_ marketplace: Marketplace) -> Route {
        .get("/account/record", .member) { visit in
            let rows = try await marketplace.deeds(.touching(try visit.memberID()), limit: 200)
                .filter { $0.standing == .done }
            let restraints = try await marketplace.restraints(of: try visit.memberID())
            if visit.wantsPage { try await marketplace.markMeasuresRead(by: try visit.memberID()) }
            let page = RecordPage(
                title: visit.say("record.title"), deeds: rows.map { DeedCard($0, visit, isActing: false, isOwnRecord: true) },
                isEmpty: rows.isEmpty && restraints.isEmpty,
                restraints: restraints.map { RestraintCard($0, now: visit.nowMs, visit.language) },
                hasRestraints: !restraints.isEmpty)
            return .page(page) { json in
                json.array("deeds", rows) { DeedJSON.write($0, to: &$1) }
                json.array("restraints", restraints) { RestraintJSON.write($0, to: &$1) }
            }
        }
    }
}
