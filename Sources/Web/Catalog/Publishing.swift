import HTTPTypes
import Market
import Service

/// Takes a form or a JSON body in and publishes what it says, as a new listing or as a new revision of one.
struct Publishing: Sendable {
    let marketplace: Marketplace

    init(_ marketplace: Marketplace) { self.marketplace = marketplace }

    /// Bytes of a whole form: one artefact, the screenshots, and the fields.
    static let bodyBytesMax =
        Limits.artefactBytesMax + PublishRevision.screenshotsMax * Limits.pictureBytesMax
        + Limits.formBytesMax

    /// - Parameter revision: the newest revision of the listing that gets a new one; nil for a new listing.
    func publish(_ visit: Visit, revising revision: Revision? = nil) async throws -> Answer {
        let member = try visit.memberID()
        let (source, unusable) = try await receive(visit, member)
        return try await publish(
            source, unusable: unusable, category(of: source, revising: revision), revising: revision,
            draft: try await draft(named: source, of: member), key: visit.commandKey(form: source.form), visit)
    }

    /// Publishes what stands in a draft.
    func publish(_ draft: Draft, _ visit: Visit) async throws -> Answer {
        guard let category = marketplace.categories[draft.category] else { throw Refused.notFound }
        var revision: Revision?
        if let listing = draft.listing { revision = try await marketplace.revision(of: listing) }
        return try await publish(
            .form(Form(draft, category)), unusable: nil, category, revising: revision, draft: draft,
            key: visit.commandKey(), visit)
    }

    /// - Parameters:
    ///   - unusable: the refusal of a file that came with the form.
    ///   - draft: the one that it was kept in, which is done with once it is published.
    private func publish(
        _ source: Fields.Source, unusable: Refused?, _ category: Market.Category, revising revision: Revision?,
        draft: Draft?, key: IdempotencyKey?, _ visit: Visit
    ) async throws -> Answer {
        let member = try visit.memberID()
        do {
            if let unusable { throw unusable }
            if let draft { try checkRevision(of: draft, in: source) }
            let read = ListingDraft(reading: source, category)
            var form = read.form
            try await complete(&form, of: member)
            let problems = problems(
                read, try await marketplace.publication(of: form, by: member), isForm: source.form != nil)
            guard problems.isEmpty else { throw Refused.fields(problems) }
            let (listing, outcome) = try await marketplace.publish(form, as: revision?.listing, by: member, key: key)
            if let draft { try await marketplace.discard(draft: draft.id, of: member) }
            return .command(outcome, seeOther: "/listings/\(listing)", flash: "published") { json in
                json.member("listing", listing.rawValue)
            }
        } catch {
            guard let refused = refusal(error, category, source) else { throw error }
            guard visit.wantsPage, let typed = source.form else { throw refused }
            var page = ListingFormPage(
                category, try await fill(typed, category, of: member), visit.language, listing: revision?.listing,
                kept: draft, refused: refused, now: visit.nowMs)
            if case PublishRevisionRefusal.claims = error {
                page.findings = FindingsPanel(CheckedOffer(source, category), visit.language, hasForm: true)
            }
            return .page(page, status: refused.status, json: refused.json)
        }
    }

    /// Refuses to publish what was typed on one page while the draft was saved on another since.
    private func checkRevision(of draft: Draft, in source: Fields.Source) throws {
        var fields = Fields(source)
        guard let seen = fields.optionalInteger("draftRevision", in: 1...1_000_000_000), Int(seen) != draft.revision
        else {
            return
        }
        throw DraftRefusal.changedElsewhere(revision: draft.revision)
    }

    /// What a form amounts to, as far as it is filled in.
    func fill(_ typed: Form, _ category: Market.Category, of member: MemberID) async throws -> FilledForm {
        let files = await files(named: typed, of: member)
        let read = ListingDraft(reading: .form(typed), category)
        var form = read.form
        form.artefact = files.artefact.flatMap { Digest(rawValue: $0.sha256) }
        form.screenshots = files.pictures.compactMap { Digest(rawValue: $0.sha256) }
        let command = try await marketplace.publication(of: form, by: member)
        var unread: [String: Completeness.Weight] = [:]
        for problem in read.problems {
            unread[problem.field.nameInTheRules] = problem.code == "missing" ? .missing : .wrong
        }
        var found: FilledForm.Found?
        if let artefact = form.artefact, let state = try await marketplace.inspections.state(of: artefact) {
            found = .init(
                artefact: artefact, state: state,
                comparisons: state.comparisons(category, form.content.fields, form.terms),
                secretsMeant: form.secretsMeant)
        }
        return FilledForm(
            typed: typed, completeness: command.completeness(unread: unread),
            problems: problems(read, command, isForm: true), answers: form.content.fields, files: files,
            found: found, sendsMail: marketplace.sendsMail,
            gaps: command.protectionGaps(unread: Set(unread.keys), by: member))
    }

    /// What could not be read, and what the rules say of the rest, in the order of the form.
    private func problems(_ read: ListingDraft, _ command: PublishRevision, isForm: Bool) -> [FieldProblem] {
        let unread = Set(read.problems.map(\.field.nameInTheRules))
        let ruled = command.incomplete().filter { !unread.contains($0.field) }.map {
            FieldProblem($0, command.category, isForm: isForm)
        }
        let names =
            ["title", "price"] + command.category.fields.map { PublishRevision.fieldsPrefix + $0.id } + ["defects"]
            + Terms.Clause.allCases.map(\.rawValue) + ["contents", "criteria", "clauses", "artefact", "screenshots"]
        func place(_ problem: FieldProblem) -> Int { names.firstIndex(of: problem.field.nameInTheRules) ?? names.count }
        return (read.problems + ruled).enumerated()
            .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
    }

    /// The draft that a form or a JSON body says it was kept in; nil for none, or one that is gone.
    func draft(named source: Fields.Source, of member: MemberID) async throws -> Draft? {
        var fields = Fields(source)
        guard let id = fields.optionalText("draft", charactersMax: 100).flatMap(DraftID.init(rawValue:)) else {
            return nil
        }
        do {
            return try await marketplace.draft(id, of: member)
        } catch is NotFound {
            return nil
        }
    }

    func category(of source: Fields.Source, revising revision: Revision? = nil) throws(Refused) -> Market.Category {
        var fields = Fields(source)
        let id = revision?.facts.category ?? fields.text("category", charactersMax: 100)
        guard let category = marketplace.categories[id] else {
            throw .fields([FieldProblem("category", id.isEmpty ? "missing" : "notAChoice")])
        }
        return category
    }

    private func refusal(_ error: any Error, _ category: Market.Category, _ source: Fields.Source) -> Refused? {
        if case PublishRevisionRefusal.incomplete(let problems) = error {
            return .fields(problems.map { FieldProblem($0, category, isForm: source.form != nil) })
        }
        if case PublishRevisionRefusal.claims = error {
            return Refused(.unprocessableContent, "claimsBlocked", problems: CheckedOffer(source, category).problems)
        }
        return Refused(error)
    }
}

extension Fields.Source {
    /// The form, if it is one.
    var form: Form? {
        if case .form(let form) = self { form } else { nil }
    }
}
