import HTTPTypes

/// The page that says why a request was refused and what to do instead.
struct RefusedPage: Page {
    static let template = "Shared/refused"

    let title: String
    /// `404`.
    let statusCode: String
    let sentence: String
    let instead: String?
    let problems: [Problem]
    let isSignInNeeded: Bool

    /// A field and what is wrong with it.
    struct Problem: Sendable {
        let field: String
        let text: String
    }

    init(_ refused: Refused, _ language: Language) {
        sentence = refused.sentence(language)
        title = sentence
        statusCode = String(refused.status.code)
        instead = refused.instead(language)
        problems = refused.problems.map { Problem(field: $0.field, text: $0.sentence(language)) }
        isSignInNeeded = refused.status == .unauthorized
    }
}

/// The page for what went wrong on our side. It never says what, only under which number we find it.
struct FailurePage: Page {
    static let template = "Shared/failure"

    let title: String
    /// Eight characters that stand in the log beside the cause.
    let reference: String
}
