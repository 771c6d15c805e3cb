/// What a member wrote in a question is erased at the member's request. No contract hangs on it, so no term keeps it.
///
/// Source: PIPL 47.
package struct EraseQuestion: Command {
    package typealias State = Question
    package typealias Refused = QuestionRefusal

    /// Which values go.
    package let erased: Erased

    /// Erases those values.
    package init(_ erased: Erased) { self.erased = erased }

    package func decide(
        by actor: Actor, at time: Timestamp, in question: Question
    ) throws(QuestionRefusal) -> [QuestionEvent] {
        guard actor == .clock else { throw .notTheClock }
        guard !erased.values.isEmpty, [question.asker, question.seller].contains(erased.member) else { throw .noSuchQuestion }
        return [.erased(erased)]
    }
}
