import HTTPTypes

/// A request that is not carried out, told in plain words: what is wrong, and what to do instead.
///
/// The words stand in the catalogue: `refused.<code>` says what is wrong, `refused.<code>.instead` what to do (where
/// there is something to do). Nothing was changed when one is thrown.
package struct Refused: Error, Sendable, Equatable {
    /// The status of the answer: 400 to 499, or 503.
    package var status: HTTPResponse.Status
    /// One lower-camel-case word for programs; also the key of the words.
    package var code: String
    /// Values for the places in the words.
    package var values: [String: String]
    /// Values for the places in the words that are strings of the catalogue themselves: keys, to be joined by commas.
    package var words: [String: [String]] = [:]
    /// What is wrong field by field.
    package var problems: [FieldProblem]
    /// Seconds after which to try again; sent as `Retry-After`.
    package var retryAfterSeconds: Int?

    /// A refusal.
    package init(
        _ status: HTTPResponse.Status, _ code: String, _ values: [String: String] = [:],
        problems: [FieldProblem] = [], retryAfterSeconds: Int? = nil
    ) {
        self.status = status
        self.code = code
        self.values = values
        self.problems = problems
        self.retryAfterSeconds = retryAfterSeconds
    }

    /// Nothing is here, or nothing that this reader may know of: both look the same.
    package static let notFound = Refused(.notFound, "notFound")

    /// Only members may; a page leads to signing in.
    package static let notSignedIn = Refused(.unauthorized, "notSignedIn")

    /// Field by field something is missing or wrong.
    package static func fields(_ problems: [FieldProblem]) -> Refused {
        Refused(.unprocessableContent, "fieldsWrong", problems: problems)
    }

    /// What is wrong.
    func sentence(_ language: Language) -> String { language.say("refused.\(code)", values: places(language)) }

    private func places(_ language: Language) -> [String: String] {
        guard !words.isEmpty else { return values }
        return values.merging(
            words.mapValues { keys in
                var seen: Set<String> = []
                return keys.filter { seen.insert($0).inserted }.map { language.say($0) }
                    .joined(separator: language == .zh ? "、" : ", ")
            }
        ) { value, _ in value }
    }

    /// What to do instead; nil where nothing can be done.
    func instead(_ language: Language) -> String? {
        let key = "refused.\(code).instead"
        return Catalogue.shipped.entries[key] == nil ? nil : language.say(key, values: places(language))
    }
}

/// What is wrong with one field; its words stand in the catalogue as `problem.<code>`.
package struct FieldProblem: Sendable, Equatable {
    /// The field's name in the form, or its path in a JSON body.
    package var field: String
    /// One lower-camel-case word.
    package var code: String
    /// Values for the places in the words.
    package var values: [String: String]

    /// A problem of a field.
    package init(_ field: String, _ code: String, _ values: [String: String] = [:]) {
        self.field = field
        self.code = code
        self.values = values
    }

    /// What is wrong, to stand beside the field.
    func sentence(_ language: Language) -> String { language.say("problem.\(code)", values: values) }
}
