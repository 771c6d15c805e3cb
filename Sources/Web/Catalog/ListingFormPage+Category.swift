import Market
import Service

/// What a listing's form is filled with, and what that amounts to.
struct FilledForm: Sendable {
    /// What was typed.
    let typed: Form
    /// How far it is from being published.
    let completeness: Completeness
    /// What of it does not do, in the order of the form and under its names.
    let problems: [FieldProblem]
    /// The answers that could be read.
    let answers: [String: FieldValue]
    /// The files it names.
    let files: ListingFormPage.Files
}

extension ListingFormPage {
    /// - Parameters:
    ///   - listing: the one that gets a new revision; nil for a new listing.
    ///   - kept: the draft in which it is kept; nil before it was saved for the first time.
    ///   - refused: why it was refused, when the form is shown again.
    init(
        _ schema: Market.Category, _ filled: FilledForm, _ language: Language, listing: ListingID? = nil,
        kept: Draft? = nil, refused: Refused? = nil, now nowMs: Int64
    ) {
        let make = FormFields(language, typed: filled.typed, problems: refused?.problems ?? [])
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
        refusal = refused.map { RefusalNote($0, language, labels: labels) }
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

extension MeterPanel {
    /// - Parameter labels: what each field is called, by its name in the form.
    init(_ filled: FilledForm, _ schema: Market.Category, labels: [String: String], _ language: Language) {
        let completeness = filled.completeness
        func gap(_ gap: Completeness.Gap) -> Gap {
            let problem = filled.problems.first { $0.field.nameInTheRules == gap.field }
            let name = gap.weight == .advised ? gap.nameInTheForm : problem?.field ?? gap.nameInTheForm
            let prevents = schema.fields.first { PublishRevision.fieldsPrefix + $0.id == gap.field }?.prevents.text(
                language)
            let why = prevents ?? language.say("gap.why.\(gap.field)")
            return Gap(
                label: labels[name] ?? name, path: "#f-\(name)",
                why: gap.weight == .wrong ? problem?.sentence(language) ?? why : why, isWrong: gap.weight == .wrong)
        }
        percent = String(completeness.percent)
        count = language.say(
            "meter.count", ["n": String(completeness.answered), "all": String(completeness.needed)])
        isComplete = completeness.isPublishable
        parts = completeness.parts.map { part in
            Part(
                heading: language.say("form.part.\(part.place.rawValue)"), path: "#part-\(part.place.rawValue)",
                progress: part.needed == 0 ? language.say("form.optional") : "\(part.answered)/\(part.needed)",
                isComplete: part.needed > 0 && part.answered == part.needed)
        }
        blocking = completeness.blocking.map(gap)
        hasBlocking = !blocking.isEmpty
        advised = completeness.parts.flatMap(\.gaps).filter { $0.weight == .advised }.map(gap)
        hasAdvised = !advised.isEmpty
    }

    /// The panel of a form that is not shown, for a script that has its page already.
    init(_ filled: FilledForm, _ schema: Market.Category, _ language: Language) {
        let page = ListingFormPage(schema, filled, language, now: 0)
        self = page.meter
    }
}

extension Completeness.Gap {
    /// The name of the field in the form, where a link can lead.
    fileprivate var nameInTheForm: String {
        if field.hasPrefix(PublishRevision.fieldsPrefix) {
            return "f." + field.dropFirst(PublishRevision.fieldsPrefix.count)
        }
        return switch field {
        case "defects": "noneKnown"
        case "screenshots": "pictures"
        default: field
        }
    }
}
