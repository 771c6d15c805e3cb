import HTTPTypes
import Market
import Service

/// `GET /listings/:listing/revise` and `POST /listings/:listing/revise`: a new revision, starting from the newest one.
enum ReviseRoute {
    static func all(_ publishing: Publishing) -> [Route] {
        [
            .get("/listings/:listing/revise", .member) { visit in
                let (revision, category) = try await start(visit, publishing)
                let filled = try await publishing.fill(Form(revision, category), category, of: visit.memberID())
                var page = ListingFormPage(
                    category, filled, visit.language, listing: revision.listing, now: visit.nowMs)
                let drafts = try await publishing.marketplace.drafts(of: visit.memberID())
                page.earlier = drafts.first { $0.listing == revision.listing }.map { draft in
                    Link(text: visit.say("draft.resume"), path: "/drafts/\(draft.id)")
                }
                return .page(page) { revision.json(&$0, publishing.marketplace.categories) }
            },
            .post("/listings/:listing/revise", .member, .files(bytesMax: Publishing.bodyBytesMax)) { visit in
                let (revision, _) = try await start(visit, publishing)
                return try await publishing.publish(visit, revising: revision)
            },
        ]
    }

    /// The newest revision, for its seller.
    private static func start(
        _ visit: Visit, _ publishing: Publishing
    ) async throws -> (Revision, Market.Category) {
        let revision = try await publishing.marketplace.revision(of: visit.name("listing", ListingID.self))
        guard revision.facts.seller == (try visit.memberID()) else { throw PublishRevisionRefusal.notTheSeller }
        guard let category = publishing.marketplace.categories[revision.facts.category] else { throw Refused.notFound }
        return (revision, category)
    }
}
