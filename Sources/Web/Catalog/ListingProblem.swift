import Market

extension FieldProblem {
    /// What the rules found wrong with a field, under the name that the form or the JSON body has for it, and with the bounds
    /// that were passed.
    init(_ problem: Market.FieldProblem, _ category: Market.Category, isForm: Bool) {
        let id =
            problem.field.hasPrefix(PublishRevision.fieldsPrefix)
            ? String(problem.field.dropFirst(PublishRevision.fieldsPrefix.count)) : nil
        let field = category.fields.first { $0.id == id }
        switch problem.field {
        case "defects" where isForm && problem.reason == .missing: self.init("noneKnown", "defectsUnsaid")
        case "defects" where problem.reason == .missing: self.init("defects", "defectsUnsaid")
        case "defects" where problem.reason == .notAChoice: self.init("noneKnown", "defectsContradicted")
        case "defects" where problem.reason == .invisibleCharacters,
            "clauses" where problem.reason == .invisibleCharacters:
            self.init(
                isForm && problem.field == "defects" ? "defects.major" : problem.field, "listing.invisibleCharacters")
        case "defects", "clauses":
            self.init(
                isForm && problem.field == "defects" ? "defects.major" : problem.field, "itemsTooLong",
                ["count": String(PublishRevision.itemsMax), "max": String(PublishRevision.itemCharactersMax)])
        case "contents" where problem.reason == .tooLong, "criteria" where problem.reason == .tooLong:
            self.init(
                problem.field, "itemsTooLong",
                ["count": String(TermsWording.listItemsMax), "max": String(PublishRevision.itemCharactersMax)])
        case "screenshots":
            self.init(
                isForm ? "pictures" : "screenshots", "tooMany", ["max": String(PublishRevision.screenshotsMax)])
        case "title" where problem.reason == .tooLong:
            self.init("title", "tooLong", ["max": String(PublishRevision.titleCharactersMax)])
        default:
            let name = id.map { isForm ? "f.\($0)" : problem.field } ?? problem.field
            let bounds = problem.reason.bounds(field)
            self.init(
                name, bounds == nil ? "listing.\(problem.reason.rawValue)" : problem.reason.rawValue, bounds ?? [:])
        }
    }
}

extension Market.FieldProblem.Reason {
    /// The bounds of a category's field, where the words have places for them.
    fileprivate func bounds(_ field: Market.Category.Field?) -> [String: String]? {
        switch (self, field?.kind) {
        case (.tooLong, .some): field.map { ["max": String($0.answerCharactersMax)] }
        case (.outOfRange, .number?):
            [
                "min": String(field?.min ?? Market.Category.Field.numbers.lowerBound),
                "max": String(field?.max ?? Market.Category.Field.numbers.upperBound),
            ]
        default: nil
        }
    }
}

extension Market.Category.Field {
    /// The longest answer, or for platforms the longest text beside one, in characters.
    var answerCharactersMax: Int {
        switch kind {
        case .longText: charactersMax ?? Self.longTextCharactersMax
        case .url: 10 * Self.textCharactersMax
        case .platforms: Self.platformVersionsCharactersMax
        case .text: charactersMax ?? Self.textCharactersMax
        case .version, .spdx, .choice, .choices, .number, .yesNo: Self.textCharactersMax
        }
    }
}

extension String {
    /// The name that the rules have for what bears this name in the form or in a JSON body.
    var nameInTheRules: String {
        for prefix in ["f.", PublishRevision.fieldsPrefix] where hasPrefix(prefix) {
            return PublishRevision.fieldsPrefix + dropFirst(prefix.count).prefix { $0 != "." }
        }
        return switch prefix(while: { $0 != "." && $0 != "[" }) {
        case "noneKnown", "defects": "defects"
        case "includesSource", "mayResell", "seats", "exclusivity", "territory", "licenceMonths", "attribution": "licence"
        case "artefactUpload": "artefact"
        case "pictures", "picturesUpload": "screenshots"
        case let name: String(name)
        }
    }
}
