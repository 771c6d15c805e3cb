import HTTPTypes
import Market
import Service

/// Takes a form or a JSON body in and publishes what it says, as a new listing or as a new revision of one.
struct Publishing: Sendable {
    let marketplace: Marketplace

    init(_ marketplace: Marketplace) { self.marketplace = marketplace }

    /// Bytes of a whole form: one artefact, the screenshots, and the fields.
    static let bodyBytesMax = Limits.artefactBytesMax + PublishRevision.screenshotsMax * Limits.pictureBytesMax
        + Limits.formBytesMax

    /// - Parameter revision: the newest revision of the listing that gets a new one; nil for a new listing.
    func publish(_ visit: Visit, revising revision: Revision? = nil) async throws -> Answer {
        let member = try visit.memberID()
        let (source, unusable) = try await receive(visit, member)
        let category = try category(of: source, revising: revision)
        var draft: RevisionForm?
        do {
            if let unusable { throw unusable }
            let key = try visit.commandKey(form: source.form)
            var form = try ListingDraft(source, category).form
            draft = form
            try await complete(&form, of: member)
            let (listing, outcome) = try await marketplace.publish(form, as: revision?.listing, by: member, key: key)
            return .command(outcome, seeOther: "/listings/\(listing)", flash: "published") { json in
                json.member("listing", listing.rawValue)
            }
        } catch {
            guard let refused = refusal(error, category, isForm: source.form != nil) else { throw error }
            guard visit.wantsPage, let typed = source.form else { throw refused }
            let page = ListingFormPage(
                category, visit.language, from: revision, typed: typed, refused: refused,
                files: await files(named: typed, of: member, draft, category, visit.language))
            return .page(page, status: refused.status, json: refused.json)
        }
    }

    /// The body as fields; files are deposited on the way, and stand in the fields by their SHA-256. The first file that
    /// cannot be taken is told beside the fields, which are then shown again.
    private func receive(_ visit: Visit, _ member: MemberID) async throws -> (source: Fields.Source, unusable: Refused?) {
        if let body = visit.body { return (body, nil) }
        let multipart = try await visit.multipart(bytesMax: Self.bodyBytesMax) { field, name in
            switch field {
            case "artefact":
                DepositSink(try await marketplace.beginDeposit(name: name, by: member)) as any DepositTaking
            case "pictures":
                PictureSink(marketplace, name: name, by: member)
            default: throw Refused.fields([FieldProblem(field, "unknown")])
            }
        }
        var form = multipart.form
        var unusable: Refused?
        for file in multipart.files {
            guard let sink = file.sink as? any DepositTaking else { continue }
            do {
                let deposit = try await sink.finish()
                try form.append(name: file.field + "Upload", value: deposit.artefact.sha256.rawValue)
            } catch {
                await sink.abort()
                guard let refused = Refused(error), refused.status == .unprocessableContent else {
                    await multipart.abort()
                    throw error
                }
                unusable = unusable ?? refused
            }
        }
        return (.form(form), unusable)
    }

    private func category(of source: Fields.Source, revising revision: Revision?) throws(Refused) -> Market.Category {
        var fields = Fields(source)
        let id = revision?.facts.category ?? fields.text("category", charactersMax: 100)
        guard let category = marketplace.categories[id] else {
            throw .fields([FieldProblem("category", id.isEmpty ? "missing" : "notAChoice")])
        }
        return category
    }

    /// Adds what the store knows of the files, and sees to it that a screenshot is a picture by its content.
    private func complete(_ form: inout RevisionForm, of member: MemberID) async throws {
        if let artefact = form.artefact {
            form.content = form.content.naming(try await marketplace.deposit(artefact, of: member).name)
        }
        for (place, screenshot) in form.screenshots.prefix(PublishRevision.screenshotsMax).enumerated() {
            let (deposit, file) = try await marketplace.openDeposit(screenshot, of: member)
            guard deposit.artefact.bytes <= Int64(Limits.pictureBytesMax) else {
                throw DepositRefusal.tooLarge(Int64(Limits.pictureBytesMax))
            }
            guard PictureType(try await file.read(offset: 0, countMax: PictureType.bytesNeeded)) != nil else {
                throw Refused(.unprocessableContent, "pictureUnknown")
            }
            form.screenshots[place] = try await marketplace.cleanedPicture(screenshot, of: member)
        }
    }

    private func refusal(_ error: any Error, _ category: Market.Category, isForm: Bool) -> Refused? {
        if case PublishRevisionRefusal.incomplete(let problems) = error {
            return .fields(problems.map { FieldProblem($0, category, isForm: isForm) })
        }
        return Refused(error)
    }

    /// The files that a refused form names, so that nobody has to upload them again.
    private func files(
        named form: Form, of member: MemberID, _ draft: RevisionForm?, _ category: Market.Category, _ language: Language
    ) async -> ListingFormPage.Files {
        var files = ListingFormPage.Files()
        for (field, isPicture) in [("artefactUpload", false), ("picturesUpload", true)] {
            for digest in form.all(field).compactMap(Digest.init(rawValue:)).prefix(PublishRevision.screenshotsMax) {
                do {
                    let deposit = try await marketplace.deposit(digest, of: member)
                    let fact = FileFact(
                        name: deposit.name, sizeBytes: deposit.artefact.bytes, sha256: digest.rawValue)
                    if isPicture { files.pictures.append(fact) } else { files.artefact = fact }
                    if !isPicture, let state = try await marketplace.inspections.state(of: digest) {
                        let comparisons = draft.map { state.comparisons(category, $0.content.fields, $0.terms) } ?? []
                        files.facts = FactsPanel(
                            state, of: digest, comparisons, category,
                            reader: .filling(secretsMeant: form["secretsMeant"] == "yes"), language)
                    }
                } catch {
                    continue
                }
            }
        }
        return files
    }
}

extension Fields.Source {
    /// The form, if it is one.
    var form: Form? {
        if case .form(let form) = self { form } else { nil }
    }
}

extension ListingContent {
    fileprivate func naming(_ artefactName: String) -> ListingContent {
        ListingContent(
            title: title, fields: fields, defects: defects, noneKnown: noneKnown, clauses: clauses,
            artefactName: artefactName)
    }
}
