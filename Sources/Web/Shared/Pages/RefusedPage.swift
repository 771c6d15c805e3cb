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
    /// Where to sign in, and to be led back then; nil where that is not what is missing.
    let signInPath: String?
    /// What was written into the form that was refused, given back word by word.
    let words: [String]
    let hasWords: Bool

    /// A field and what is wrong with it.
    struct Problem: Sendable {
        let field: String
        let text: String
    }

    init(_ refused: Refused, _ language: Language, typed: Form = Form(), cameFrom: String = "/") {
        sentence = refused.sentence(language)
        title = sentence
        statusCode = String(refused.status.code)
        instead = refused.instead(language)
        problems = refused.problems.map { Problem(field: $0.field, text: $0.sentence(language)) }
        signInPath =
            refused.status == .unauthorized
            ? cameFrom == "/" ? "/session/new" : "/session/new?back=" + PercentCoding.encode(cameFrom) : nil
        words = typed.fields.filter { !Self.secrets.contains($0.name) && Self.isWritten($0.value) }.map(\.value)
        hasWords = !words.isEmpty
    }
}

extension RefusedPage {
    /// Fields that are never shown again.
    private static let secrets: Set<String> = Visit.leftOut.union(["secret"])

    /// Whether somebody wrote this, rather than a list or the page itself: names of choices, tokens and numbers are ASCII without
    /// spaces.
    private static func isWritten(_ value: String) -> Bool {
        value.unicodeScalars.contains { !$0.isASCII || $0.properties.isWhitespace }
    }
}

/// The page for what went wrong on our side. It never says what, only under which number we find it.
struct FailurePage: Page {
    static let template = "Shared/failure"

    let title: String
    /// Eight characters that stand in the log beside the cause.
    let reference: String
}
