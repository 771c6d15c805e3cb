import Testing

@testable import Market

@Suite struct EraseValuesTests {
    @Test func whatIsErasedIsEnteredAndChangesNothingElse() throws {
        var story = try Story.completed()
        story.outlastRetention()
        let before = story.trade
        #expect(try story.give(EraseValues(.of(3)), by: .clock) == [.erased(.of(3))])
        var after = before
        after.entryCount += 1
        after.acts.append(before.entryCount)
        #expect(story.trade == after, "the state forgets nothing by itself, and no term begins anew")
    }

    @Test func notAMillisecondEarly() throws {
        var story = try Story.completed()
        story.outlastRetention()
        story.now = Timestamp(ms: story.now.ms - 1)
        story.refuses(EraseValues(.of(3)), by: .clock, with: .stillKept)
    }

    @Test func onlyAPartysAndOnlyWhatIsNamed() throws {
        var story = try Story.completed()
        story.outlastRetention()
        story.refuses(EraseValues(.of(3, member: .stranger)), by: .clock, with: .step(.notYourStep(.eraseValues)))
        story.refuses(EraseValues(Erased(member: .buyer, values: [], files: [])), by: .clock, with: .nothingToErase)
        let many = (0...Int64(EraseValues.entriesMax)).map { Erased.Values(sequence: $0, fields: ["text"]) }
        story.refuses(EraseValues(Erased(member: .buyer, values: many, files: [])), by: .clock, with: .nothingToErase)
        for actor in [Actor.buyer, .seller, .mediator] {
            story.refuses(EraseValues(.of(3)), by: actor, with: .step(.notYourStep(.eraseValues)))
        }
    }

    @Test func neverWhileATradeIsUnderWay() throws {
        var story = try Story.funded()
        story.wait(.days(4_000))
        story.refuses(EraseValues(.of(3)), by: .clock, with: .step(.notInPhase(.eraseValues, .funded)))
    }

    @Test func theWordsOfAContractAndTheNamesOfGoodsAreTreatedByThemselves() {
        #expect(Erased.isErasable("text", ofKind: "messagePosted"))
        #expect(!Erased.isErasable("wording", ofKind: "termsProposed"))
        #expect(Erased.isErasable("names", ofKind: "filesDelivered"))
        #expect(!Erased.isHidden("names", ofKind: "filesDelivered"))
        #expect(Erased.isHidden("note", ofKind: "filesDelivered"))
    }
}
