import Testing

@testable import Market

@Suite struct RecordSettlementTests {
    @Test func aReleaseOwesTheGatewayASettlementOfAllThatWasHeld() throws {
        let story = try Story.completed()
        let owed = try #require(story.trade.settlements.first)
        #expect(story.trade.settlements.count == 1)
        #expect(owed.gateway == "sandbox" && owed.amount == .yuan(100))
        #expect(owed.settlement == "\(owed.payment)-s1")
    }

    @Test func theGatewayHasSettled() throws {
        var story = try Story.completed()
        let owed = story.trade.settlements[0]
        let (before, updated) = (story.books, story.trade.updatedAt)
        story.wait(.hours(5))
        let events = try story.give(RecordSettlement(settlement: owed.settlement), by: .bank)
        #expect(events == [.settlementMade(SettlementMade(owed))])
        #expect(story.trade.madeSettlements == [owed.settlement])
        #expect(story.books == before, "no money moves")
        #expect(story.trade.updatedAt == updated, "nothing that the parties did")
        try story.hasDone(RecordSettlement(settlement: owed.settlement), by: .bank)
    }

    @Test func onlyTheGatewayThatHasTheMoney() throws {
        let story = try Story.completed()
        let command = RecordSettlement(settlement: story.trade.settlements[0].settlement)
        story.refuses(command, by: .gateway("other"), with: .step(.notYourStep(.recordSettlement)))
        story.refuses(command, by: .buyer, with: .step(.notYourStep(.recordSettlement)))
        story.refuses(RecordSettlement(settlement: "x"), by: .bank, with: .unknownSettlement)
    }

    @Test func whatIsRefundedOwesNone() throws {
        #expect(try Story.refunded().trade.settlements == [])
    }

    @Test func paymentsThatNobodyIsToMakeAreStale() throws {
        var story = try Story.agreed()
        try story.give(StartPayment.attempt(20), by: .buyer)
        try story.give(StartPayment.attempt(21), by: .buyer)
        #expect(story.trade.stalePayments == [])
        var paid = story
        try paid.give(RecordPayment.of(20), by: .bank)
        #expect(paid.trade.stalePayments.map(\.id) == [.number(21)])
        try story.lapsePayment()
        #expect(story.trade.stalePayments.map(\.id) == [.number(20), .number(21)])
    }
}

extension SettlementOwed {
    static func number(_ number: Int) -> SettlementOwed {
        SettlementOwed(
            settlement: "\(PaymentID.number(1))-s\(number)", payment: .number(1), gateway: "sandbox", transaction: "T",
            amount: .yuan(100))
    }
}
