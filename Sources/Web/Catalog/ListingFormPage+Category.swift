import Market
import Service

extension ListingFormPage {
    /// - Parameters:
    ///   - listing: the one that gets a new revision; nil for a new listing.
    ///   - kept: the draft in which it is kept; nil before it was saved for the first time.
    ///   - refused: why it was refused, when the form is shown again.
    init(
        _ schema: Market.Category, _ filled: FilledForm, _ language: Language, listing: ListingID? = nil,
        kept: Draft? = nil, refused: Refused? = nil, now nowMs: Int64
    ) {
        let make = FormFields(
            language, typed: filled.typed, problems: refused?.problems ?? [], sendsMail: filled.sendsMail)
        let parts = ListingFormParts(make: make, schema: schema, answers: filled.answers)
        isNew = listing == nil
        title = isNew ? language.say("listing.form.title") : language.say("listing.form.title.edit")
        action = listing.map { "/listings/\($0)/revise" } ?? "/listings/new"
        category = schema.title.text(language)
        categoryID = schema.id
        listingID = listing?.rawValue
        self.kept = kept.map { draft in
            Kept(
                id: draft.id.rawValue, revision: String(draft.revision),
                saved: Moment(draft.saved.ms, now: nowMs, language), discardPath: "/drafts/\(draft.id)/removal")
        }
        savePath = kept.map { "/drafts/\($0.id)" } ?? "/drafts"
        self.parts = Completeness.Place.allCases.compactMap(parts.part)
        keeping = refused.map { $0.code == "draftChangedElsewhere" ? "wait" : "now" } ?? ""
        artefact = filled.files.artefact
        facts = filled.found.map { found in
            FactsPanel(
                found.state, of: found.artefact, found.comparisons, schema,
                reader: .filling(secretsMeant: found.secretsMeant), language)
        }
        pictures = filled.files.pictures
        artefactPath = "/deposits"
        artefactProblem = make.problem("artefact") ?? make.problem("artefactUpload")
        pictureProblem = make.problem("pictures") ?? make.problem("picturesUpload")
        artefactLimit = language.say(
            "listing.form.artefact.limit", ["max": NumberText.size(bytes: Int64(Limits.artefactBytesMax))])
        pictureLimit = language.say(
            "listing.form.picture.limit",
            [
                "max": NumberText.size(bytes: Int64(Limits.pictureBytesMax)),
                "count": String(PublishRevision.screenshotsMax),
            ])
        let labels = Self.labels(self.parts, language)
        meter = MeterPanel(filled, schema, labels: labels, language)
        let fields = self.parts.flatMap(\.fields)
        refusal = refused.map { RefusalNote($0, language, fields: fields, inputs: labels) }
    }

    /// What each field is called, by its name in the form.
    private static func labels(_ parts: [Part], _ language: Language) -> [String: String] {
        var labels = [
            "artefact": language.say("listing.form.artefact"), "pictures": language.say("listing.form.pictures"),
        ]
        for field in parts.flatMap(\.fields) {
            labels[field.name] = field.label
            for row in field.rowsOfDays { labels[row.name] = "\(field.label) · \(row.label)" }
        }
        return labels
    }
}
