import Market
import Service

/// `GET /listings/:listing/changes/:from/:to`: what changed between two revisions.
enum ChangesRoute {
    static func get(_ marketplace: Marketplace) -> Route {
        .get("/listings/:listing/changes/:from/:to") { visit in
            let listing = try visit.name("listing", ListingID.self)
            guard let from = Int(exactly: try visit.number("from")), let to = Int(exactly: try visit.number("to")), from > 0, to > 0
            else { throw Refused.notFound }
            let was = try await marketplace.revision(from, of: listing)
            let now = try await marketplace.revision(to, of: listing)
            let changes = RevisionChanges(from: was.facts, to: now.facts)
            let page = ChangesPage(was, now, changes, marketplace.categories[now.facts.category], visit.language)
            return .page(page) { json in
                json.member("listing", listing.rawValue)
                json.member("from", from)
                json.member("to", to)
                changes.json(was.facts, now.facts, &json)
            }
        }
    }
}

extension RevisionChanges {
    /// The changes for programs.
    fileprivate func json(_ was: RevisionPublished, _ now: RevisionPublished, _ json: inout JSONText) {
        json.member("same", isEmpty)
        json.member("partlyErased", isPartlyErased)
        if let title {
            json.object("title") { json in
                json.member("was", title.was)
                json.member("now", title.now)
            }
        }
        json.array("fields", fields) { change, json in
            json.member("field", change.field)
            json.member("was", change.was?.plain)
            json.member("now", change.now?.plain)
        }
        json.member("terms", texts: terms.map(\.rawValue))
        json.object("termsBefore") { was.terms.json(&$0) }
        json.object("termsAfter") { now.terms.json(&$0) }
        json.member("clausesRemoved", texts: clauses.removed)
        json.member("clausesAdded", texts: clauses.added)
        json.member("contentsRemoved", texts: contents.removed)
        json.member("contentsAdded", texts: contents.added)
        json.member("criteriaRemoved", texts: criteria.removed)
        json.member("criteriaAdded", texts: criteria.added)
        json.member("defectsRemoved", texts: defects.removed.map { "\($0.severity.rawValue): \($0.text)" })
        json.member("defectsAdded", texts: defects.added.map { "\($0.severity.rawValue): \($0.text)" })
        if let artefact {
            json.object("artefact") { json in
                json.member("was", artefact.was?.sha256.rawValue)
                json.member("now", artefact.now?.sha256.rawValue)
                if let hasSameTree { json.member("sameFiles", hasSameTree) }
                json.array("figures", figures) { change, json in
                    json.member("figure", change.figure.rawValue)
                    json.member("was", change.was)
                    json.member("now", change.now)
                }
            }
        }
        json.member("picturesRemoved", texts: pictures.removed.map(\.rawValue))
        json.member("picturesAdded", texts: pictures.added.map(\.rawValue))
    }
}
