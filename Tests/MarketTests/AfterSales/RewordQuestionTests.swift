import Testing

@testable import Market

@Suite struct RewordQuestionTests {
    @Test func theOneWhoAskedSaysItAnew() throws {
        var question = try Question.asked()
        try question.give(RewordQuestion(text: "支持 PostgreSQL 15 吗？"), by: .buyer)
        #expect(question.wordings == 2)
        #expect(throws: QuestionRefusal.notTheAsker) { try question.give(RewordQuestion(text: "改"), by: .seller) }
        #expect(throws: QuestionRefusal.wordsLength) { try question.give(RewordQuestion(text: ""), by: .buyer) }
        for _ in 3...20 { try question.give(RewordQuestion(text: "改"), by: .buyer) }
        #expect(throws: QuestionRefusal.tooManyWordings) { try question.give(RewordQuestion(text: "改"), by: .buyer) }
    }

    @Test func butNotOnceItIsAnswered() throws {
        var question = try Question.asked()
        try question.give(AnswerQuestion(text: "支持"), by: .seller)
        #expect(throws: QuestionRefusal.answered) { try question.give(RewordQuestion(text: "改"), by: .buyer) }
        var none = Question()
        #expect(throws: QuestionRefusal.noSuchQuestion) { try none.give(RewordQuestion(text: "改"), by: .buyer) }
    }
}
