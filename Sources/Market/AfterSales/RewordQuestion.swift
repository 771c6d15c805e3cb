/// The one who asked words the question anew, before it is answered. What it said before stays in the record.
///
/// Source: RULES.md, after-sales: edits never lose history.
package struct RewordQuestion: Command {
    package typealias State = Question
    package typealias Refused = QuestionRefusal

    /// The question as it is now meant; 1 to 1,000 characters.
    package let text: String

    package init(text: String) { self.text = text }

    /// How often a question and its answer can be worded.
    package static let wordingsMax = 20

    package func decide(
        by actor: Actor, at time: Timestamp, in question: Question
    ) throws(QuestionRefusal) -> [QuestionEvent] {
        guard let asker = question.asker else { throw .noSuchQuestion }
        guard actor == .member(asker) else { throw .notTheAsker }
        guard question.answers == 0 else { throw .answered }
        guard question.wordings < Self.wordingsMax else { throw .tooManyWordings }
        guard text.isReason(charactersMax: AskQuestion.charactersMax) else { throw .wordsLength }
        return [
            .questionReworded(
                QuestionReworded(
                    number: question.wordings + 1, text: Sealed(text), warned: OffPlatformGuard.kinds(in: text)))
        ]
    }
}

/// The question says something else now.
package struct QuestionReworded: Equatable, Sendable, Codable {
    /// Which wording it is, from 2.
    package let number: Int
    /// The question.
    package let text: Sealed<String>
    /// How it leads away from where the deal is protected; empty where it does not.
    package let warned: [OffPlatformKind]
}
