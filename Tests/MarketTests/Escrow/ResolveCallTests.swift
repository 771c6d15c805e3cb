import Testing

@testable import Market

@Suite struct ResolveCallTests {
    @Test func aRefundIsMadeByTheProvidersReference() throws {
        var story = try Story.refunded()
        let ordered = story.trade.openRefunds[0]
        let events = try story.give(ResolveCall.byHand(ordered.refund), by: .mediator)
        #expect(
            events == [
                .callResolved(
                    CallResolved(
                        call: ordered.refund, isRefund: true, reference: "2026112300001", deed: .number(1),
                        reason: Sealed("后台已显示退款成功"))),
                .refundMade(RefundMade(refund: ordered.refund, gateway: "sandbox", amount: ordered.amount)),
            ])
        #expect(story.refunding == 0)
        #expect(story.trade.openRefunds == [])
        // The gateway's own answer comes late, and changes nothing.
        try story.hasDone(RecordRefund(refund: ordered.refund), by: .bank)
        story.refuses(ResolveCall.byHand(ordered.refund), by: .mediator, with: .answered)
    }

    @Test func aSettlementIsMadeByTheProvidersReference() throws {
        var story = try Story.completed()
        let owed = story.trade.settlements[0]
        let events = try story.give(ResolveCall.byHand(owed.settlement), by: .mediator)
        #expect(events.last == .settlementMade(SettlementMade(owed)))
        try story.hasDone(RecordSettlement(settlement: owed.settlement), by: .bank)
    }

    @Test func whatIsNotOwedIsNotResolved() throws {
        let story = try Story.refunded()
        story.refuses(ResolveCall.byHand("x"), by: .mediator, with: .unknownCall)
        let call = story.trade.openRefunds[0].refund
        for reference in ["", "123", "有汉字的号", "a b c d", String(repeating: "9", count: 65)] {
            let command = ResolveCall(call: call, reference: reference, reason: "x", deed: .number(1))
            story.refuses(command, by: .mediator, with: .referenceMalformed)
        }
    }

    @Test func onlyStaffThatIsNoParty() throws {
        let story = try Story.refunded()
        let command = ResolveCall.byHand(story.trade.openRefunds[0].refund)
        for actor in [Actor.buyer, .seller, .clock, .bank] {
            story.refuses(command, by: actor, with: .step(.notYourStep(.resolveCall)))
        }
        for actor in [Actor.stranger, .staff(.buyer), .staff(.seller)] {
            story.refuses(command, by: actor, with: .step(.noSuchTrade))
        }
    }
}

extension ResolveCall {
    static func byHand(_ call: String) -> ResolveCall {
        ResolveCall(call: call, reference: "2026112300001", reason: "后台已显示退款成功", deed: .number(1))
    }
}
