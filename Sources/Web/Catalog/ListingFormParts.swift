import Market
import Service

/// The parts of the listing's form in their order, made from a category's field table.
struct ListingFormParts {
    let make: FormFields
    let schema: Market.Category
    /// What the category's questions are answered with so far, for those that depend on others.
    let answers: [String: FieldValue]

    private var language: Language { make.language }

    /// The widest answer of a list that is shown in half the width of the form, in columns of Latin letters.
    private static let choiceColumnsMax = 38

    /// The part of a place; the files have a part of their own in the template.
    func part(_ place: Completeness.Place) -> ListingFormPage.Part? {
        let fields = fields(place)
        guard !fields.isEmpty else { return nil }
        return ListingFormPage.Part(
            anchor: "part-\(place.rawValue)", heading: language.say("form.part.\(place.rawValue)"),
            lead: language.say("form.part.\(place.rawValue).lead"), fields: fields, isHead: place == .head)
    }

    private func fields(_ place: Completeness.Place) -> [FormField] {
        switch place {
        case .head: head
        case .basics: section(.basics)
        case .description: section(.description)
        case .afterSales: section(.afterSales)
        case .defects: defects
        case .terms: terms
        case .promises: make.promises(nil)
        case .files: []
        }
    }

    private var head: [FormField] {
        var title = make.line(
            "title", language.say("listing.form.name"), help: language.say("listing.form.name.help"),
            hint: language.say("gap.why.title"), charactersMax: PublishRevision.titleCharactersMax)
        title.isCounted = true
        title.isWide = true
        let price = make.line(
            "price", language.say("term.price"), help: language.say("term.price.note"),
            unit: language.say("listing.form.price.unit"), inputMode: "decimal", placeholder: "199.00",
            charactersMax: 20)
        return [title, price]
    }

    private var defects: [FormField] {
        Defect.Severity.allCases.reversed().map { severity in
            make.long(
                "defects.\(severity.rawValue)", language.say("defect.\(severity.rawValue)"),
                help: language.say("defect.\(severity.rawValue).help"), required: false, rows: 2, charactersMax: 20_000)
        } + [
            make.tick(
                "noneKnown", language.say("listing.defects.none"), help: language.say("listing.form.noneKnown.help"))
        ]
    }

    private var terms: [FormField] {
        func number(_ clause: Terms.Clause, unit: String) -> FormField {
            make.line(
                clause.rawValue, language.say("term.\(clause.rawValue)"),
                help: TermsWords(language).note(.typed(clause)),
                unit: unit, inputMode: "numeric", charactersMax: 6)
        }
        return [
            make.choice(
                "licence", language.say("term.licence"),
                Licence.Scope.allCases.map { ($0.rawValue, language.say("licence.\($0.rawValue)")) },
                help: language.say("term.licence.note")),
            number(.deliveryHours, unit: language.say("unit.hours")),
            number(.acceptanceDays, unit: language.say("unit.days")),
            number(.changeRounds, unit: language.say("unit.rounds")),
            make.tick("includesSource", language.say("licence.source")),
            make.tick("mayResell", language.say("licence.resale")),
        ] + make.licenceLimits(nil) + [make.deliveryMethod(nil)] + make.lists() + make.contract(nil) + [
            make.long(
                "clauses", language.say("term.clauses"), help: language.say("term.clauses.help"), required: false,
                charactersMax: 30_000)
        ]
    }

    private func section(_ id: Market.Category.SectionID) -> [FormField] {
        schema.sections.filter { $0.id == id }.flatMap(\.fields).map(question)
    }

    /// The field of a category as its kind is typed.
    private func question(_ field: Market.Category.Field) -> FormField {
        let name = "f.\(field.id)"
        let label = field.label.text(language)
        let help = field.help?.text(language)
        let hint = field.prevents.text(language)
        let isRequired = field.isRequired(given: answers)
        let options = (field.choices ?? []).map { (value: $0.id, label: $0.label.text(language)) }
        var made: FormField
        switch field.kind {
        case .text, .spdx, .version:
            made = make.line(
                name, label, help: help, hint: hint, required: isRequired, placeholder: field.kind.example,
                charactersMax: field.answerCharactersMax)
            made.isCounted = field.charactersMax != nil
        case .url:
            made = make.line(
                name, label, help: help, hint: hint, required: isRequired, inputMode: "url",
                placeholder: field.kind.example,
                charactersMax: field.answerCharactersMax)
        case .number:
            made = make.line(
                name, label, help: help, hint: hint, required: isRequired, unit: field.unit?.text(language),
                inputMode: "numeric", placeholder: field.boundsText, charactersMax: 20)
        case .longText:
            made = make.long(
                name, label, help: help, hint: hint, required: isRequired, rows: 3,
                charactersMax: field.answerCharactersMax)
            made.isCounted = true
        case .choice:
            made = make.choice(name, label, options, help: help, hint: hint, required: isRequired)
            made.isWide = options.contains { $0.label.displayColumns > Self.choiceColumnsMax }
        case .choices: made = make.several(name, label, options, help: help, hint: hint, required: isRequired)
        case .platforms:
            made = make.matrix(
                name, label, options, help: help, hint: hint, required: isRequired,
                charactersMax: field.answerCharactersMax)
        case .yesNo: made = make.either(name, label, help: help, hint: hint, required: isRequired)
        }
        if let condition = field.requiredWhen, let other = schema.fields.first(where: { $0.id == condition.field }) {
            made.whenField = "f.\(other.id)"
            made.whenIs = condition.is.joined(separator: " ")
            made.whenText = language.say(
                "form.when", ["field": other.label.text(language), "answers": other.words(condition.is, language)])
        }
        return made
    }
}

extension Market.Category.Field {
    /// Choices of this field in words, by their ids.
    fileprivate func words(_ ids: [String], _ language: Language) -> String {
        let words = ids.map { id in
            if kind == .yesNo { return id == "yes" ? language.say("form.yes") : language.say("form.no") }
            return choices?.first { $0.id == id }?.label.text(language) ?? id
        }
        return words.joined(separator: language == .zh ? "”或“" : "” or “")
    }

    /// `1–500`; empty where the field has no bounds of its own.
    fileprivate var boundsText: String {
        switch (min, max) {
        case (let min?, let max?): "\(min)–\(max)"
        case (let min?, nil): "≥ \(min)"
        case (nil, let max?): "≤ \(max)"
        case (nil, nil): ""
        }
    }
}

extension Market.Category.Field.Kind {
    /// What an answer looks like.
    fileprivate var example: String {
        switch self {
        case .version: "1.0.0"
        case .spdx: "MIT OR Apache-2.0"
        case .url: "https://"
        case .text, .longText, .choice, .choices, .number, .yesNo, .platforms: ""
        }
    }
}

extension String {
    /// How wide it is, in columns of Latin letters; letters of Chinese take two.
    fileprivate var displayColumns: Int { unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) } }
}
