import Ledger
import Market
import Service

extension ListingFormPage {
    /// - Parameters:
    ///   - revision: the one that the form starts from; nil for a new listing.
    ///   - typed: what was typed, when the form is shown again.
    ///   - files: what has been deposited, when the form is shown again.
    init(
        _ schema: Market.Category, _ language: Language, from revision: Revision? = nil, typed: Form? = nil,
        refused: Refused? = nil, files: Files? = nil
    ) {
        let make = FormFields(language, typed: typed, problems: refused?.problems ?? [])
        let content = revision?.facts.content.value
        isNew = revision == nil
        title = isNew ? language.say("listing.form.title") : language.say("listing.form.title.edit")
        action = revision.map { "/listings/\($0.listing)/revise" } ?? "/listings/new"
        category = schema.title.text(language)
        categoryID = schema.id
        basics = [
            make.line(
                "title", language.say("listing.form.name"), given: content?.title ?? "",
                help: language.say("listing.form.name.help"), charactersMax: PublishRevision.titleCharactersMax),
            make.line(
                "price", language.say("term.price"),
                given: revision.map { MoneyText.typed($0.facts.terms.price.minor) } ?? "",
                unit: language.say("listing.form.price.unit"), inputMode: "decimal", placeholder: "199.00",
                charactersMax: 20),
        ]
        sections = schema.sections.filter { !$0.fields.isEmpty }.map { section in
            Section(
                heading: language.say("listing.section.\(section.id.rawValue)"),
                lead: language.say("listing.section.\(section.id.rawValue).lead"),
                fields: section.fields.map { make.field($0, given: content?.fields[$0.id]) })
        }
        defects = Defect.Severity.allCases.reversed().map { severity in
            make.long(
                "defects.\(severity.rawValue)", language.say("defect.\(severity.rawValue)"),
                given: content?.lines(of: severity) ?? "", help: language.say("defect.\(severity.rawValue).help"),
                required: false, rows: 2, charactersMax: 20_000)
        }
        noneKnown = make.tick(
            "noneKnown", language.say("listing.defects.none"), given: content?.noneKnown ?? false,
            help: language.say("listing.form.noneKnown.help"))
        terms = make.terms(revision?.facts.terms)
        ticks = make.termTicks(revision?.facts.terms)
        clauses = make.long(
            "clauses", language.say("term.clauses"), given: content?.clauses.joined(separator: "\n") ?? "",
            help: language.say("term.clauses.help"), required: false, charactersMax: 30_000)
        let kept = files ?? revision.map { Files($0, schema, language) } ?? Files()
        artefact = kept.artefact
        facts = kept.facts
        pictures = kept.pictures
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
        let all = basics + sections.flatMap(\.fields) + defects + [noneKnown] + terms + ticks + [clauses]
        let labels = Dictionary(all.map { ($0.name, $0.label) }) { first, _ in first }
        refusal = refused.map { RefusalNote($0, language, labels: labels) }
    }
}

extension ListingFormPage.Files {
    /// What the revision has.
    fileprivate init(_ revision: Revision, _ category: Market.Category, _ language: Language) {
        facts = FactsPanel(
            revision.facts, category, reader: .filling(secretsMeant: revision.facts.secretsMeant ?? false), language)
        let content = revision.facts.content.value
        artefact = revision.facts.artefact.map {
            FileFact(name: content?.artefactName ?? "file", sizeBytes: $0.bytes, sha256: $0.sha256.rawValue)
        }
        pictures = revision.facts.screenshots.map {
            FileFact(name: "\($0.rawValue.prefix(12))…", sizeBytes: 0, sha256: $0.rawValue)
        }
    }
}

extension ListingContent {
    fileprivate func lines(of severity: Defect.Severity) -> String {
        defects.filter { $0.severity == severity }.map(\.text).joined(separator: "\n")
    }
}

extension FormFields {
    /// The field of a category as its kind is typed.
    fileprivate func field(_ field: Market.Category.Field, given: FieldValue?) -> FormField {
        let name = "f.\(field.id)"
        let label = field.label.text(language)
        let help = field.help?.text(language)
        let hint = field.prevents.text(language)
        let text = given?.plain ?? ""
        let options = (field.choices ?? []).map { (value: $0.id, label: $0.label.text(language)) }
        switch field.kind {
        case .text, .spdx, .version:
            return line(
                name, label, given: text, help: help, hint: hint, required: field.required,
                charactersMax: Market.Category.Field.textCharactersMax)
        case .url:
            return line(
                name, label, given: text, help: help, hint: hint, required: field.required, inputMode: "url",
                placeholder: "https://", charactersMax: 10 * Market.Category.Field.textCharactersMax)
        case .number:
            return line(
                name, label, given: text, help: help, hint: hint, required: field.required, unit: field.unit?.text(language),
                inputMode: "numeric", charactersMax: 20)
        case .longText:
            return long(
                name, label, given: text, help: help, hint: hint, required: field.required,
                charactersMax: Market.Category.Field.longTextCharactersMax)
        case .choice:
            return choice(name, label, options, given: text, help: help, hint: hint, required: field.required)
        case .choices:
            var chosen: [String] = []
            if case .choices(let ids)? = given { chosen = ids }
            return several(name, label, options, given: chosen, help: help, hint: hint, required: field.required)
        case .platforms:
            var chosen: [String] = []
            if case .platforms(let rows)? = given { chosen = rows.map(\.platform) }
            return several(name, label, options, given: chosen, help: help, hint: hint, required: field.required)
        case .yesNo:
            let answers = [("yes", language.say("form.yes")), ("no", language.say("form.no"))]
            return choice(name, label, answers, given: text, help: help, hint: hint, required: field.required)
        }
    }

    /// The typed clauses.
    fileprivate func terms(_ terms: Terms?) -> [FormField] {
        func number(_ clause: Terms.Clause, _ given: Int, unit: String) -> FormField {
            line(
                clause.rawValue, language.say("term.\(clause.rawValue)"), given: String(given),
                help: language.say("term.\(clause.rawValue).note"), unit: unit, inputMode: "numeric",
                charactersMax: 6)
        }
        return [
            choice(
                "licenceScope", language.say("term.licence"),
                Licence.Scope.allCases.map { ($0.rawValue, language.say("licence.\($0.rawValue)")) },
                given: terms?.licence.scope.rawValue ?? "", help: language.say("term.licence.note")),
            number(.deliveryHours, terms?.deliveryHours ?? 48, unit: language.say("unit.hours")),
            number(.acceptanceDays, terms?.acceptanceDays ?? 14, unit: language.say("unit.days")),
            number(.changeRounds, terms?.changeRounds ?? 2, unit: language.say("unit.rounds")),
            number(.supportMonths, terms?.supportMonths ?? 3, unit: language.say("unit.months")),
            choice(
                "noReasonReturnDays", language.say("term.noReasonReturnDays"),
                Terms.Bounds.noReasonReturnDays.sorted().map { days in
                    (String(days), days == 0 ? language.say("term.none") : language.count("term.days", Int64(days)))
                },
                given: String(terms?.noReasonReturnDays ?? 0), help: language.say("term.noReasonReturnDays.note")),
            choice(
                "returnCondition", language.say("term.returnCondition"),
                ReturnCondition.allCases.map { ($0.rawValue, language.say("returnCondition.\($0.rawValue)")) },
                given: (terms?.returnCondition ?? .notDownloaded).rawValue,
                help: language.say("term.returnCondition.note")),
        ]
    }

    /// The clauses that are ticked.
    fileprivate func termTicks(_ terms: Terms?) -> [FormField] {
        [
            tick("includesSource", language.say("licence.source"), given: terms?.licence.includesSource ?? true),
            tick("mayResell", language.say("licence.resale"), given: terms?.licence.mayResell ?? false),
        ]
    }
}
