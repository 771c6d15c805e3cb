import Ledger
import Testing

@testable import Market

@Suite struct RecuseDisputeTests {
    @Test func anotherTakesIt() throws {
        var story = try Story.mediated()
        let step = RecuseDispute(dispute: 1, mediator: .mediator, reason: "认识卖家")
        story.refuses(
            RecuseDispute(dispute: 1, mediator: .mediator, reason: ""), by: .mediator, with: .statementLength(max: 500))
        story.refuses(
            RecuseDispute(dispute: 1, mediator: .otherMediator, reason: "x"), by: .otherMediator,
            with: .step(.notYourStep(.recuseDispute)))
        try story.give(step, by: .mediator)
        story.refuses(TakeDispute.by(.mediator), by: .mediator, with: .hadItBefore)
        try story.give(TakeDispute.by(.otherMediator), by: .otherMediator)
    }
}
