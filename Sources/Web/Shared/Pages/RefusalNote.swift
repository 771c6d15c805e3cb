/// Why a form was refused, shown above the form that is filled again with what was typed.
struct RefusalNote: Sendable {
    /// A field and what is wrong with it.
    struct Problem: Sendable {
        let field: String
        let text: String
        /// Leads to the field on the page, where it stands there.
        let path: String?
    }

    let sentence: String
    let instead: String?
    let problems: [Problem]

    /// - Parameters:
    ///   - fields: the fields of the forms on the page, as they stand there. Where several have one name, a problem leads to the one
    ///     that shows it, else to the first.
    ///   - inputs: the labels of inputs that are no such fields and stand on the page as `f-` and their name.
    ///   - labels: the labels of what has no place of its own on the page, as in a list in which each row has its form.
    init(
        _ refused: Refused, _ language: Language, fields: [FormField] = [], inputs: [String: String] = [:],
        labels: [String: String] = [:]
    ) {
        sentence = refused.sentence(language)
        instead = refused.instead(language)
        problems = refused.problems.map { problem in
            let target = Target(problem.field, in: fields) ?? inputs[problem.field].map { Target(label: $0, name: problem.field) }
            return Problem(
                field: target?.label ?? labels[problem.field] ?? problem.field, text: problem.sentence(language),
                path: target.map { "#f-\($0.name)" })
        }
    }
}

/// Where the link of a problem leads.
private struct Target {
    let label: String
    /// The identifier on the page without its `f-`.
    let name: String

    init(label: String, name: String) {
        self.label = label
        self.name = name
    }

    /// The field of that name, or the line of that name in a group of days.
    init?(_ name: String, in fields: [FormField]) {
        let named = fields.filter { $0.name == name }
        if let field = named.first(where: { $0.problem != nil }) ?? named.first {
            self.init(label: field.label, name: field.idPrefix + name)
            return
        }
        for field in fields {
            guard let row = field.rowsOfDays.first(where: { $0.name == name }) else { continue }
            self.init(label: "\(field.label) · \(row.label)", name: field.idPrefix + name)
            return
        }
        return nil
    }
}
