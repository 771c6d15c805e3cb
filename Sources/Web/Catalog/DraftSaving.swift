import HTTPTypes
import Market
import Service

/// Keeps what is typed: as one types, by script, and by a button without it.
struct DraftSaving: Sendable {
    private let site: Site
    private let publishing: Publishing

    init(_ site: Site, _ publishing: Publishing) {
        self.site = site
        self.publishing = publishing
    }

    private var marketplace: Marketplace { publishing.marketplace }

    /// Keeps a form as a new draft.
    func begin(_ visit: Visit) async throws -> Answer {
        let member = try visit.memberID()
        let (source, unusable) = try await publishing.receive(visit, member)
        let category = try publishing.category(of: source)
        var fields = Fields(source)
        let listing = fields.optionalText("listing", charactersMax: 100).flatMap(ListingID.init(rawValue:))
        let typed = try await typed(source, category, of: member)
        do {
            let draft = try await marketplace.begin(
                draft: typed.typedFields, category: category.id, listing: listing, by: member)
            return try await answer(draft, typed, category, unusable, source, visit, status: .created)
        } catch {
            return try await again(error, typed, category, listing: listing, kept: nil, source, visit)
        }
    }

    /// Saves a form over the revision of its draft that its page has shown.
    func save(_ visit: Visit) async throws -> Answer {
        let member = try visit.memberID()
        let (source, unusable) = try await publishing.receive(visit, member)
        let old = try await marketplace.draft(visit.name("draft", DraftID.self), of: member)
        guard let category = marketplace.categories[old.category] else { throw Refused.notFound }
        var fields = Fields(source)
        let seen = fields.integer("draftRevision", in: 1...1_000_000_000)
        guard fields.problems.isEmpty else { throw Refused.fields(fields.problems) }
        let typed = try await typed(source, category, of: member)
        do {
            let draft = try await marketplace.save(draft: old.id, over: Int(seen), typed.typedFields, by: member)
            return try await answer(draft, typed, category, unusable, source, visit, status: .ok)
        } catch {
            return try await again(error, typed, category, listing: old.listing, kept: old, source, visit)
        }
    }

    /// What is to be kept of what was sent: what a form of this category has, and files that the member has deposited.
    private func typed(
        _ source: Fields.Source, _ category: Market.Category, of member: MemberID
    ) async throws -> Form {
        let form =
            switch source {
            case .form(let form): form
            case .json(let body): try Form(json: body)
            }
        let unknown = Set(
            ListingDraft(reading: .form(form), category).problems.filter { $0.code == "unknown" }.map(\.field))
        let files = await publishing.files(named: form, of: member)
        let deposited = Set([files.artefact?.sha256].compactMap(\.self) + files.pictures.map(\.sha256))
        if case .json = source, let first = unknown.min() { throw Refused.fields([FieldProblem(first, "unknown")]) }
        return Form(
            form.fields.filter { field in
                guard !unknown.contains(field.name) else { return false }
                let isFile = field.name == "artefactUpload" || field.name == "picturesUpload"
                return !isFile || deposited.contains(field.value)
            })
    }

    private func answer(
        _ draft: Draft, _ typed: Form, _ category: Market.Category, _ unusable: Refused?, _ source: Fields.Source,
        _ visit: Visit, status: HTTPResponse.Status
    ) async throws -> Answer {
        let filled = try await publishing.fill(typed, category, of: visit.memberID())
        if visit.wantsPage, let unusable {
            let page = ListingFormPage(
                category, filled, visit.language, listing: draft.listing, kept: draft, refused: unusable,
                now: visit.nowMs)
            return .page(page, status: unusable.status, json: unusable.json)
        }
        let showsPreview = source.form?["then"] == "preview"
        let meter =
            try visit.query()["show"] == "meter"
            ? site.templates.fragment("Catalog/_meter", MeterPanel(filled, category, visit.language), site.frame(visit))
            : nil
        return .done(
            seeOther: showsPreview ? "/drafts/\(draft.id)/preview" : "/drafts/\(draft.id)",
            flash: showsPreview ? nil : "draftSaved", status: status
        ) { json in
            draft.json(filled, &json)
            filled.files.json(&json)
            if let unusable {
                json.object("fileRefused") { json in
                    json.member("code", unusable.code)
                    json.member("message_zh", unusable.sentence(.zh))
                    json.member("message_en", unusable.sentence(.en))
                }
            }
            if let meter { json.member("meter", meter) }
        }
    }

    /// The form again with what was typed; of a draft that was saved elsewhere with its newest revision, so that saving once
    /// more is a decision.
    private func again(
        _ error: any Error, _ typed: Form, _ category: Market.Category, listing: ListingID?, kept: Draft?,
        _ source: Fields.Source, _ visit: Visit
    ) async throws -> Answer {
        guard visit.wantsPage, source.form != nil, let refused = Refused(error), refused != .notFound else {
            throw error
        }
        let page = ListingFormPage(
            category, try await publishing.fill(typed, category, of: visit.memberID()), visit.language,
            listing: listing,
            kept: kept, refused: refused, now: visit.nowMs)
        return .page(page, status: refused.status, json: refused.json)
    }
}

extension ListingFormPage.Files {
    /// The files that a draft names, for programs.
    fileprivate func json(_ json: inout JSONText) {
        func write(_ file: FileFact, _ json: inout JSONText) {
            json.member("sha256", file.sha256)
            json.member("name", file.name)
        }
        json.object("files") { json in
            if let artefact { json.object("artefact") { write(artefact, &$0) } } else { json.null("artefact") }
            json.array("pictures", pictures, write)
        }
    }
}
