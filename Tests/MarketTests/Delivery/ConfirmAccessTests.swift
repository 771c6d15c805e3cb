import Testing

@testable import Market

@Suite struct ConfirmAccessTests {
    private func handedOver() throws -> Story {
        var story = try Story.funded(by: .repository)
        try story.give(HandOverRepository.at(), by: .seller)
        return story
    }

    @Test func theBuyerFoundThatCommit() throws {
        var story = try handedOver()
        story.refuses(SignReceipt.forAll, by: .buyer, with: .accessNotConfirmed)
        let events = try story.give(ConfirmAccess.same, by: .buyer)
        #expect(events == [.accessConfirmed(AccessConfirmed(round: 1, commit: .handedOver, isTheSame: true))])
        try story.hasDone(ConfirmAccess.same, by: .buyer)
        try story.give(SignReceipt.forAll, by: .buyer)
    }

    @Test func anotherCommitIsRecordedAndIsNoArrival() throws {
        var story = try handedOver()
        let events = try story.give(ConfirmAccess(commit: CommitHash.other.rawValue), by: .buyer)
        #expect(events == [.accessConfirmed(AccessConfirmed(round: 1, commit: .other, isTheSame: false))])
        story.refuses(SignReceipt.forAll, by: .buyer, with: .accessNotConfirmed)
        try story.give(ConfirmAccess.same, by: .buyer)
        #expect(story.trade.hasArrived)
    }

    @Test func aCommitIsNamedInFull() throws {
        try handedOver().refuses(ConfirmAccess(commit: "HEAD"), by: .buyer, with: .commitMalformed)
    }

    @Test func onlyOfARepositoryAndByTheBuyer() throws {
        try Story.delivered().refuses(ConfirmAccess.same, by: .buyer, with: .noRepository)
        try handedOver().refuses(ConfirmAccess.same, by: .seller, with: .step(.notYourStep(.confirmAccess)))
    }
}
