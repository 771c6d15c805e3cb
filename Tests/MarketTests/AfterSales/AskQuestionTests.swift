import Testing

@testable import Market

@Suite struct AskQuestionTests {
    @Test func aMemberAsksForAllToRead() throws {
        var question = Question()
        let events = try question.give(AskQuestion.of("支持 PostgreSQL 吗？"), by: .buyer)
        #expect(events.map(\.kind) == ["questionAsked"])
        #expect(question.asker == .buyer && question.seller == .seller && question.wordings == 1)
        #expect(throws: QuestionRefusal.noSuchQuestion) { try question.give(AskQuestion.of("再问"), by: .buyer) }
    }

    @Test func refusals() {
        var question = Question()
        #expect(throws: QuestionRefusal.notTheAsker) { try question.give(AskQuestion.of("在吗"), by: .stranger) }
        #expect(throws: QuestionRefusal.wordsLength) { try question.give(AskQuestion.of(" "), by: .buyer) }
        #expect(throws: QuestionRefusal.wordsLength) {
            try question.give(AskQuestion.of(String(repeating: "长", count: 1_001)), by: .buyer)
        }
        #expect(throws: QuestionRefusal.listingWithdrawn) {
            try question.give(AskQuestion.of("在吗", isWithdrawn: true), by: .buyer)
        }
        #expect(throws: QuestionRefusal.ownListing) { try question.give(AskQuestion.of("在吗", by: .seller), by: .seller) }
        #expect(question == Question())
    }

    @Test func whatLeadsAwayIsMarked() throws {
        var question = Question()
        guard case .questionAsked(let facts)? = try question.give(AskQuestion.of("加我微信 lin_code88"), by: .buyer).first else {
            return #expect(Bool(false))
        }
        #expect(facts.warned == [.contact])
    }
}
