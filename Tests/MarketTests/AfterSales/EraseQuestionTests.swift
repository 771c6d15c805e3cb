import Testing

@testable import Market

@Suite struct EraseQuestionTests {
    @Test func onlyTheClockErasesWhatAPartyWrote() throws {
        var question = try Question.asked()
        let erased = Erased.of(0, member: .buyer)
        #expect(throws: QuestionRefusal.notTheClock) { try question.give(EraseQuestion(erased), by: .buyer) }
        #expect(throws: QuestionRefusal.noSuchQuestion) {
            try question.give(EraseQuestion(Erased.of(0, member: .stranger)), by: .clock)
        }
        #expect(try question.give(EraseQuestion(erased), by: .clock) == [.erased(erased)])
    }
}
