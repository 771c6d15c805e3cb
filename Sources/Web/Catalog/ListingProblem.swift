import Market

extension FieldProblem {
    /// What the rules found wrong with a field, under the name that the form or the JSON body has for it, and with the bounds
    /// that were passed.
    init(_ problem: Market.FieldProblem, _ category: Market.Category, isForm: Bool) {
        let field = category.fields.first { $0.id == problem.field }
        switch problem.field {
        case "defects" where isForm && problem.reason == .missing: self.init("noneKnown", "defectsUnsaid")
        case "defects" where problem.reason == .missing: self.init("defects", "defectsUnsaid")
        case "defects" where problem.reason == .notAChoice: self.init("noneKnown", "defectsContradicted")
        case "defects", "clauses":
            self.init(
                isForm && problem.field == "defects" ? "defects.major" : problem.field, "itemsTooLong",
                ["count": String(PublishRevision.itemsMax), "max": String(PublishRevision.itemCharactersMax)])
        case "screenshots":
            self.init(
                isForm ? "pictures" : "screenshots", "tooMany", ["max": String(PublishRevision.screenshotsMax)])
        default:
            let name = field == nil ? problem.field : (isForm ? "f." : "fields.") + problem.field
            let bounds = problem.reason.bounds(field)
            self.init(name, bounds == nil ? "listing.\(problem.reason.rawValue)" : problem.reason.rawValue, bounds ?? [:])
        }
    }
}

extension Market.FieldProblem.Reason {
    /// The bounds of a category's field, where the words have places for them.
    fileprivate func bounds(_ field: Market.Category.Field?) -> [String: String]? {
        switch (self, field?.kind) {
        case (.tooLong, .longText?): ["max": String(Market.Category.Field.longTextCharactersMax)]
        case (.tooLong, .url?): ["max": String(10 * Market.Category.Field.textCharactersMax)]
        case (.tooLong, .some): ["max": String(Market.Category.Field.textCharactersMax)]
        case (.outOfRange, .number?):
            [
                "min": String(field?.min ?? Market.Category.Field.numbers.lowerBound),
                "max": String(field?.max ?? Market.Category.Field.numbers.upperBound),
            ]
        default: nil
        }
    }
}
