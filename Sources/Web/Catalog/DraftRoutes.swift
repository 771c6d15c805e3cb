import HTTPTypes
import Market
import Service

/// What a seller has typed and not published yet: `POST /drafts` keeps it, `GET` and `POST /drafts/:draft` show and save it,
/// `GET /drafts/:draft/preview` shows it as buyers would see it, `POST /drafts/:draft/publication` publishes it, and
/// `POST /drafts/:draft/removal` or `DELETE /drafts/:draft` throws it away.
enum DraftRoutes {
    static func all(_ site: Site, _ publishing: Publishing) -> [Route] {
        let saving = DraftSaving(site, publishing)
        return [
            .post("/drafts", .member, .files(bytesMax: Publishing.bodyBytesMax)) { visit in
                try await saving.begin(visit)
            },
            .post("/drafts/:draft", .member, .files(bytesMax: Publishing.bodyBytesMax)) { visit in
                try await saving.save(visit)
            },
            .get("/drafts/:draft", .member) { visit in
                let (draft, category) = try await own(visit, publishing)
                let filled = try await publishing.fill(Form(draft, category), category, of: visit.memberID())
                let page = ListingFormPage(
                    category, filled, visit.language, listing: draft.listing, kept: draft, now: visit.nowMs)
                return .page(page) { json in
                    draft.json(filled, &json)
                    json.array("fields", draft.fields) { field, json in
                        json.member("name", field.name)
                        json.member("value", field.value)
                    }
                }
            },
            .get("/drafts/:draft/preview", .member) { visit in
                let (draft, category) = try await own(visit, publishing)
                return try await preview(draft, category, visit, publishing)
            },
            .post("/drafts/:draft/publication", .member) { visit in
                var fields = visit.fields()
                try fields.finish()
                let (draft, _) = try await own(visit, publishing)
                return try await publishing.publish(draft, visit)
            },
            .post("/drafts/:draft/removal") { visit in try await discard(visit, publishing) },
            .delete("/drafts/:draft") { visit in try await discard(visit, publishing) },
        ]
    }

    private static func own(_ visit: Visit, _ publishing: Publishing) async throws -> (Draft, Market.Category) {
        let draft = try await publishing.marketplace.draft(
            visit.name("draft", DraftID.self), of: visit.memberID())
        guard let category = publishing.marketplace.categories[draft.category] else { throw Refused.notFound }
        return (draft, category)
    }

    private static func discard(_ visit: Visit, _ publishing: Publishing) async throws -> Answer {
        var fields = visit.fields()
        try fields.finish()
        try await publishing.marketplace.discard(draft: visit.name("draft", DraftID.self), of: visit.memberID())
        return .done(seeOther: "/selling", flash: "draftDiscarded")
    }

    /// The listing's page itself, made of what the draft holds.
    private static func preview(
        _ draft: Draft, _ category: Market.Category, _ visit: Visit, _ publishing: Publishing
    ) async throws -> Answer {
        let marketplace = publishing.marketplace
        let member = try visit.memberID()
        let filled = try await publishing.fill(Form(draft, category), category, of: member)
        let read = ListingDraft(reading: .form(filled.typed), category)
        var form = read.form
        form.artefact = filled.files.artefact.flatMap { Digest(rawValue: $0.sha256) }
        form.screenshots = filled.files.pictures.compactMap { Digest(rawValue: $0.sha256) }
        if let name = filled.files.artefact?.name { form.content = form.content.naming(name) }
        guard let id = draft.listing ?? ListingID(rawValue: draft.id.rawValue) else { throw Refused.notFound }
        var number = 1
        if let listing = draft.listing { number = try await marketplace.revision(of: listing).newest + 1 }
        var inspected: Inspected?
        if case .done(let done)? = filled.found?.state { inspected = done }
        let facts = try await marketplace.publication(of: form, inspected: inspected, by: member)
            .revision(by: member, number: number)
        let revision = Revision(preview: facts, of: id, at: draft.saved)
        var page = ListingPage(
            revision, history: [], pictures: [:],
            try await marketplace.credit(of: member), marketplace.categories,
            reader: member.rawValue, now: visit.nowMs, visit.language,
            preview: ListingPage.Preview(
                draft, filled, unread: Set(read.problems.map(\.field.nameInTheRules)), visit.language))
        page.feeNote = FeeNote.text(facts.terms, under: marketplace.settings.policy, visit.language)
        return .page(page) { json in
            draft.json(filled, &json)
            json.object("listing") { revision.json(&$0, marketplace.categories) }
        }
    }
}

extension Draft {
    /// The draft for programs, with how far it is.
    func json(_ filled: FilledForm, _ json: inout JSONText) {
        json.member("draft", id.rawValue)
        json.member("category", category)
        json.member("listing", listing?.rawValue)
        json.member("revision", revision)
        json.member("savedAt", TimeText.iso(saved.ms))
        filled.completeness.json(filled.problems, &json)
        json.array("gaps", filled.gaps) { point, json in point.json(&json) }
    }
}

extension Completeness {
    /// What is there and what is left, for programs.
    func json(_ problems: [FieldProblem], _ json: inout JSONText) {
        json.object("completeness") { json in
            json.member("percent", percent)
            json.member("answered", answered)
            json.member("needed", needed)
            json.member("publishable", isPublishable)
            json.array("parts", parts) { part, json in
                json.member("part", part.place.rawValue)
                json.member("answered", part.answered)
                json.member("needed", part.needed)
                json.array("gaps", part.gaps) { gap, json in
                    json.member("field", gap.field)
                    json.member("weight", gap.weight.rawValue)
                    let problem = problems.first { $0.field.nameInTheRules == gap.field && gap.weight == .wrong }
                    json.member("message_zh", problem?.sentence(.zh))
                    json.member("message_en", problem?.sentence(.en))
                }
            }
        }
    }
}
