import Market
import Service

/// `GET /selling?after=`: a seller's own listings, withdrawn ones too.
enum SellingRoute {
    static func get(_ marketplace: Marketplace) -> Route {
        .get("/selling", .member) { visit in
            let member = try visit.memberID()
            let after = try visit.query()["after"].flatMap(Cursor.init)
            var rows = try await marketplace.listings(
                SellerListings(
                    of: member, after: after.map { .init(atMs: $0.key, id: $0.id) }, limit: Limits.pageItems + 1))
            let hasMore = rows.count > Limits.pageItems
            if hasMore { rows.removeLast() }
            let next = hasMore ? rows.last.map { Cursor(key: $0.cursor.atMs, id: $0.cursor.id) } : nil
            let paging = Paging(path: "/selling", isFirst: after == nil, next: next)
            let revisions = visit.wantsPage ? try await marketplace.revisions(of: rows) : []
            let language = visit.language
            let page = SellingPage(
                title: language.say("selling.title"),
                rows: zip(rows, revisions).map { SellingPage.Row($0, $1, now: visit.nowMs, language) },
                isEmpty: rows.isEmpty, paging: paging.isNeeded ? paging : nil)
            return .page(page) { [rows] json in
                json.array("listings", rows) { row, json in row.json(&json) }
                json.member("next", paging.next)
            }
        }
    }
}

extension SellingPage.Row {
    fileprivate init(_ row: ListingRow, _ revision: Revision, now nowMs: Int64, _ language: Language) {
        title = row.title.isEmpty ? language.say("listing.erased") : row.title
        path = "/listings/\(row.id)"
        editPath = "/listings/\(row.id)/revise"
        price = MoneyText.yuan(row.priceMinor)
        badge = row.isWithdrawn
            ? Badge(language.say("listing.withdrawn"), .calm) : Badge(language.say("listing.onSale"), .good)
        self.revision = language.say("listing.revision", ["n": String(row.revision)])
        let findings = revision.facts.protectionCheck
        protection = findings.badge(language)
        isFullyProtected = findings.inPlaceCount == findings.count
        moment = Moment(row.at.ms, now: nowMs, language)
    }
}
