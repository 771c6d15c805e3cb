/// The seller answers a question, or words the answer anew. What it said before stays in the record.
///
/// Source: RULES.md, after-sales: answered by the seller; edits never lose history.
package struct AnswerQuestion: Command {
    package typealias State = Question
    package typealias Refused = QuestionRefusal

    /// The answer; 1 to 1,000 characters.
    package let text: String

    package init(text: String) { self.text = text }

    package func decide(
        by actor: Actor, at time: Timestamp, in question: Question
    ) throws(QuestionRefusal) -> [QuestionEvent] {
        guard let seller = question.seller else { throw .noSuchQuestion }
        guard actor == .member(seller) else { throw .notTheSeller }
        guard question.answers < RewordQuestion.wordingsMax else { throw .tooManyWordings }
        guard text.isReason(charactersMax: AskQuestion.charactersMax) else { throw .wordsLength }
        return [
            .questionAnswered(
                QuestionAnswered(number: question.answers + 1, text: Sealed(text), warned: OffPlatformGuard.kinds(in: text)))
        ]
    }
}

/// The seller has answered.
package struct QuestionAnswered: Equatable, Sendable, Codable {
    /// Which wording of the answer it is, from 1.
    package let number: Int
    /// The answer.
    package let text: Sealed<String>
    /// How it leads away from where the deal is protected; empty where it does not.
    package let warned: [OffPlatformKind]
}
