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

    /// - Parameter labels: the labels of the form's fields by their names.
    init(_ refused: Refused, _ language: Language, labels: [String: String] = [:]) {
        sentence = refused.sentence(language)
        instead = refused.instead(language)
        problems = refused.problems.map { problem in
            Problem(
                field: labels[problem.field] ?? problem.field, text: problem.sentence(language),
                path: labels[problem.field].map { _ in "#f-\(problem.field)" })
        }
    }
}
