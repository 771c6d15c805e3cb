import Market
import Service

/// `GET /selling/deals?after=`: a seller's deals that began elsewhere, newest first. Their links are shown nowhere again.
enum DealsRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .get("/selling/deals", .member) { visit in
            let after = try visit.query()["after"].flatMap(Cursor.init)
            var rows = try await marketplace.deals(
                of: try visit.memberID(), before: after.flatMap { DealID(rawValue: $0.id) }, limit: Limits.pageItems + 1)
            let hasMore = rows.count > Limits.pageItems
            if hasMore { rows.removeLast() }
            let next = hasMore ? rows.last.map { Cursor(key: 0, id: $0.id.rawValue) } : nil
            let paging = Paging(path: "/selling/deals", isFirst: after == nil, next: next)
            let language = visit.language
            let page = DealsPage(
                title: language.say("deals.title"),
                rows: rows.map { DealsPage.Row($0, now: visit.nowMs, language) }, isEmpty: rows.isEmpty,
                paging: paging.isNeeded ? paging : nil)
            return .page(page) { [rows] json in
                json.array("deals", rows) { row, json in
                    json.member("deal", row.id.rawValue)
                    json.member("title", row.title)
                    json.member("listing", row.listing.rawValue)
                    json.member("priceMinor", String(row.priceMinor))
                    json.member("state", row.standing.rawValue)
                    json.member("drawnAt", TimeText.iso(row.drawnAt.ms))
                    json.member("openUntil", TimeText.iso(row.openUntil.ms))
                    json.member("trade", row.trade?.rawValue)
                }
                json.member("next", paging.next)
            }
        }
    }
}

extension DealsPage.Row {
    fileprivate init(_ row: DealRow, now nowMs: Int64, _ language: Language) {
        self.init(
            title: row.title ?? language.say("trade.erased"),
            listing: Link(text: row.listingTitle, path: "/listings/\(row.listing)"), price: MoneyText.yuan(row.priceMinor),
            badge: Badge(language.say("deal.state.\(row.standing.rawValue)"), row.standing.tone),
            drawn: Moment(row.drawnAt.ms, now: nowMs, language),
            deadline: row.standing == .open ? Web.Deadline(row.openUntil.ms, now: nowMs, language) : nil,
            trade: row.trade.map { trade in
                Link(text: language.say("deals.takenBy", ["who": row.buyerName ?? ""]), path: TradePath.trade(trade))
            },
            withdrawPath: row.standing == .open ? "/selling/deals/\(row.id)/withdrawal" : nil)
    }
}

extension Deal.Standing {
    /// How the word for it looks.
    var tone: Badge.Tone {
        switch self {
        case .open: .active
        case .taken: .good
        case .expired, .withdrawn: .calm
        }
    }
}
