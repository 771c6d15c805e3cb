import Testing

@testable import Market

@Suite struct AnswerQuestionTests {
    @Test func theSellerAnswersAndAnswersAnew() throws {
        var question = try Question.asked()
        #expect(throws: QuestionRefusal.notTheSeller) { try question.give(AnswerQuestion(text: "支持"), by: .buyer) }
        try question.give(AnswerQuestion(text: "支持"), by: .seller)
        guard case .questionAnswered(let facts)? = try question.give(AnswerQuestion(text: "15 以上"), by: .seller).first else {
            return #expect(Bool(false))
        }
        #expect(facts.number == 2 && question.answers == 2)
        #expect(throws: QuestionRefusal.wordsLength) { try question.give(AnswerQuestion(text: " "), by: .seller) }
        var none = Question()
        #expect(throws: QuestionRefusal.noSuchQuestion) { try none.give(AnswerQuestion(text: "在"), by: .seller) }
        for _ in 3...20 { try question.give(AnswerQuestion(text: "改"), by: .seller) }
        #expect(throws: QuestionRefusal.tooManyWordings) { try question.give(AnswerQuestion(text: "改"), by: .seller) }
    }
}
