import Market
import Service

/// `GET /selling?after=`: a seller's own listings, withdrawn ones too, and on the first page the drafts.
enum SellingRoute {
    static func get(_ publishing: Publishing) -> Route {
        .get("/selling", .member) { visit in
            let marketplace = publishing.marketplace
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
            let drafts = after == nil ? try await drafts(of: member, publishing) : []
            let page = SellingPage(
                title: language.say("selling.title"),
                drafts: drafts.map { SellingPage.DraftRow($0, $1, $2, now: visit.nowMs, language) },
                hasDrafts: !drafts.isEmpty,
                rows: zip(rows, revisions).map {
                    SellingPage.Row($0, $1, publishing.marketplace.categories, now: visit.nowMs, language)
                },
                isEmpty: rows.isEmpty && drafts.isEmpty, paging: paging.isNeeded ? paging : nil)
            return .page(page) { [rows] json in
                json.array("listings", rows) { row, json in row.json(&json) }
                json.array("drafts", drafts) { drafted, json in drafted.draft.json(drafted.filled, &json) }
                json.member("next", paging.next)
            }
        }
    }

    private typealias Drafted = (draft: Draft, category: Market.Category, filled: FilledForm)

    /// The drafts whose category is still there, with how far each is.
    private static func drafts(of member: MemberID, _ publishing: Publishing) async throws -> [Drafted] {
        var drafts: [Drafted] = []
        for draft in try await publishing.marketplace.drafts(of: member) {
            guard let category = publishing.marketplace.categories[draft.category] else { continue }
            let filled = try await publishing.fill(Form(draft, category), category, of: member)
            drafts.append((draft, category, filled))
        }
        return drafts
    }
}

extension SellingPage.Row {
    fileprivate init(_ row: ListingRow, _ revision: Revision, _ categories: Categories, now nowMs: Int64, _ language: Language) {
        title = row.title.isEmpty ? language.say("listing.erased") : row.title
        path = "/listings/\(row.id)"
        editPath = "/listings/\(row.id)/revise"
        price = MoneyText.yuan(row.priceMinor)
        badge =
            row.isWithdrawn
            ? Badge(language.say("listing.withdrawn"), .calm) : Badge(language.say("listing.onSale"), .good)
        self.revision = language.say("listing.revision", ["n": String(row.revision)])
        let findings = revision.facts.protectionCheck(
            in: categories[revision.facts.category, version: revision.facts.categoryVersion])
        protection = findings.badge(language)
        isFullyProtected = findings.isComplete
        moment = Moment(row.at.ms, now: nowMs, language)
    }
}

extension SellingPage.DraftRow {
    fileprivate init(
        _ draft: Draft, _ category: Market.Category, _ filled: FilledForm, now nowMs: Int64, _ language: Language
    ) {
        let typed = filled.typed["title"] ?? ""
        title = typed.isEmpty ? language.say("draft.untitled") : typed
        path = "/drafts/\(draft.id)"
        self.category = category.title.text(language)
        badge = draft.listing.map { _ in Badge(language.say("draft.revision"), .active) }
        percent = String(filled.completeness.percent)
        isComplete = filled.completeness.isPublishable
        left =
            isComplete
            ? language.say("preview.ready") : language.count("draft.left", Int64(filled.completeness.blocking.count))
        moment = Moment(draft.saved.ms, now: nowMs, language)
        previewPath = "/drafts/\(draft.id)/preview"
        discardPath = "/drafts/\(draft.id)/removal"
    }
}
