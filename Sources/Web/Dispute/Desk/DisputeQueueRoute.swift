import Market
import Service

/// `GET /desk/disputes`: the disputes that go on, by what is due first.
enum DisputeQueueRoute {
    static let path = "/desk/disputes"

    static func route(_ marketplace: Marketplace) -> Route {
        .get(path, .desk(.mediateDisputes)) { visit in
            var fields = Fields(.form(try visit.query()))
            let after = fields.optionalText("after", charactersMax: 100).flatMap(Cursor.init)
            try fields.finish()
            let rows = try await marketplace.openDisputes(
                after: after.map { (Timestamp(ms: $0.key), $0.id) }, limit: Limits.pageItems + 1)
            let shown = Array(rows.prefix(Limits.pageItems))
            let next = rows.count > shown.count ? shown.last.map { Cursor(key: $0.due?.ms ?? 0, id: $0.trade.rawValue) } : nil
            let work = try await marketplace.mediatorWork()
            let names = Dictionary(work.map { ($0.member, $0.displayName) }) { first, _ in first }
            let me = try visit.memberID()
            let page = DisputeQueuePage(
                title: visit.say("room.queue.title"), tabs: DeskTab.tabs(at: path, visit),
                rows: shown.map { row($0, names, me, visit, marketplace) }, isEmpty: shown.isEmpty,
                workers: work.map { mediator in
                    DisputeQueuePage.Worker(
                        member: MemberName(id: mediator.member.rawValue, name: mediator.displayName),
                        work: visit.say("room.work", ["open": String(mediator.open), "rulings": String(mediator.rulings)]))
                },
                paging: Paging(path: path, isFirst: after == nil, next: next))
            return .page(page) { json in
                json.array("disputes", shown) { write($0, to: &$1) }
                json.array("mediators", work) { mediator, json in
                    json.member("member", mediator.member.rawValue)
                    json.member("open", mediator.open)
                    json.member("rulings", mediator.rulings)
                }
                json.member("next", page.paging?.next)
            }
        }
    }

    /// A dispute in a list, for programs.
    static func write(_ row: DisputeRow, to json: inout JSONText) {
        json.member("trade", row.trade.rawValue)
        json.member("dispute", row.number)
        json.member("phase", row.phase.rawValue)
        json.member("claims", texts: row.claims.map(\.rawValue))
        json.member("category", row.category)
        json.member("disputedMinor", String(row.disputedMinor))
        json.member("mediator", row.mediator?.rawValue)
        json.member("deadline", row.deadline.map { TimeText.iso($0.ms) })
        json.member("due", row.due.map { TimeText.iso($0.ms) })
        json.member("opened", TimeText.iso(row.openedAt.ms))
        json.member("refundBasisPoints", row.refundBasisPoints)
    }

    private static func row(
        _ row: DisputeRow, _ names: [MemberID: String], _ me: MemberID, _ visit: Visit, _ marketplace: Marketplace
    ) -> DisputeQueuePage.Row {
        let isHoldFirst = row.due.map { due in row.deadline.map { due < $0 } ?? true } ?? false
        return DisputeQueuePage.Row(
            number: "#\(row.trade.rawValue.suffix(6).uppercased())-\(row.number)",
            path: DisputeRoomRoutes.path(row.trade, row.number), claims: visit.claims(row.claims),
            category: marketplace.categories.title(of: row.category)?.text(visit.language) ?? row.category,
            amount: MoneyText.yuan(row.disputedMinor),
            badge: Badge(DisputeWords.name(row.phase).text(visit.language), row.isSuspended ? .calm : row.phase.tone),
            opened: Moment(row.openedAt.ms, now: visit.nowMs, visit.language),
            deadline: row.due.map { Deadline($0.ms, now: visit.nowMs, visit.language) },
            holdNote: isHoldFirst ? visit.say("room.queue.holdFirst") : row.isSuspended ? visit.say("room.suspended") : nil,
            mediator: row.mediator.map { $0 == me ? visit.say("room.you") : names[$0] ?? $0.rawValue }
                ?? (row.phase.isForMediators ? visit.say("room.nobody") : visit.say("room.notYet")),
            isMine: row.mediator == me)
    }
}

extension Visit {
    /// Claims in words, one after the other.
    func claims(_ claims: [DisputeClaim]) -> String {
        DisputeWords.names(claims).text(language)
    }
}
