@testable import Market

extension AskQuestion {
    static func of(_ text: String, by asker: MemberID = .buyer, isWithdrawn: Bool = false) -> AskQuestion {
        AskQuestion(listing: .number(5), seller: .seller, isWithdrawn: isWithdrawn, asker: asker, text: text)
    }
}

extension Question {
    static func asked() throws -> Question {
        var question = Question()
        try question.give(AskQuestion.of("支持 PostgreSQL 吗？"), by: .buyer)
        return question
    }

    /// Gives a command; what it brings about is taken in.
    @discardableResult
    mutating func give<Given: Command>(_ command: Given, by actor: Actor) throws -> [QuestionEvent]
    where Given.State == Question {
        let events = try command.decide(by: actor, at: .opening, in: self)
        for event in events { apply(event, at: .opening) }
        return events
    }
}
