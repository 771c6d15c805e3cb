import Ledger
import Testing

@testable import Market

@Suite struct OrderPayoutTests {
    @Test func theMoneyIsOnItsWay() throws {
        var story = try WalletStory.ready()
        let order = story.order(1, .yuan(300))
        try story.give(order, by: .seller)
        #expect(story.balance == 70_000 && story.underway == 30_000)
        #expect(try story.give(order, by: .seller) == [], "the same name is the same payout")
        #expect(story.underway == 30_000)
    }

    @Test func boundsAreKept() throws {
        var story = try WalletStory.ready()
        story.refuses(story.order(1, .fen(999)), by: .seller, with: .belowPayoutMinimum(1_000))
        story.refuses(story.order(1, .fen(100_001)), by: .seller, with: .moreThanBalance(100_000))
        story.refuses(story.order(1, .yuan(10)), by: .buyer, with: .notYourWallet)
        story.refuses(story.order(1, .yuan(10), to: 9), by: .seller, with: .unknownPayoutAccount)
        let others = PayoutProviderFacts(name: "x", gateway: "sandbox", kinds: [.alipay], isByHand: false)
        story.refuses(story.order(1, .yuan(10), provider: others), by: .seller, with: .noProviderForKind)
        try story.give(story.order(1, .yuan(1_000)), by: .seller)
        #expect(story.balance == 0)
    }

    @Test func nothingGoesToANewAccount() throws {
        var story = WalletStory()
        try story.earn(.yuan(1_000))
        try story.give(AddPayoutAccount.account(1), by: .seller)
        story.wait(Span(ms: 72 * 3_600_000 - 1))
        story.refuses(story.order(1, .yuan(10)), by: .seller, with: .accountCooling(1))
        #expect(OrderPayoutRefusal.accountCooling(1).details == ["1"])
        story.wait(Span(ms: 1))
        try story.give(story.order(1, .yuan(10)), by: .seller)
    }

    @Test func theDayHasALimit() throws {
        var story = try WalletStory.ready(1_000_000)
        for number in 1...4 { try story.give(story.order(UInt64(number), .yuan(50_000)), by: .seller) }
        story.refuses(story.order(5, .yuan(10)), by: .seller, with: .overDayLimit(0))
        // What comes back does not count.
        try story.give(RecordPayout(payout: .number(4), answer: .failed(code: "x")), by: .bank)
        story.refuses(story.order(5, .fen(5_000_001)), by: .seller, with: .overDayLimit(5_000_000))
        story.wait(.hours(24))
        try story.give(story.order(5, .yuan(200_000)), by: .seller)
    }

    @Test func whatIsOwedCannotBePaidOut() throws {
        var story = try WalletStory.ready()
        try story.give(
            IncurDebt(refund: "b1", trade: Story.id, parts: [IncurDebt.Part(.buyer, .yuan(400))]), by: .seller)
        story.refuses(story.order(1, .fen(60_001)), by: .seller, with: .moreThanBalance(60_000))
        try story.give(story.order(1, .yuan(600)), by: .seller)
    }

    @Test func cardsAndAccounts() throws {
        #expect(CardNumber("4111 1111 1111 1111")?.digits == "4111111111111111")
        for wrong in ["4111111111111112", "0000000000000000", "411111111111111a", "41111111111", "", "41111111111111111111"] {
            #expect(CardNumber(wrong) == nil, "\(wrong)")
        }
        #expect(AlipayLogin("13800138000")?.masked == "138****8000")
        #expect(AlipayLogin("lin@example.com")?.masked == "li***@example.com")
        for wrong in ["23800138000", "lin@", "@x.y", "a b@c", "lin@example", "lin@@example.com", "1380013800"] {
            #expect(AlipayLogin(wrong) == nil, "\(wrong)")
        }
        let card = try PayoutDestination(kind: .bank, holder: "林晚", bank: "招商银行", number: "4111-1111-1111-1111")
        #expect(card.masked == "招商银行 ••••1111")
        #expect(throws: PayoutAccountRefusal.cardMalformed) {
            try PayoutDestination(kind: .bank, holder: "林晚", bank: "招商银行", number: "4111111111111112")
        }
        #expect(throws: PayoutAccountRefusal.bankMalformed) {
            try PayoutDestination(kind: .bank, holder: "林晚", bank: "", number: "4111111111111111")
        }
        #expect(throws: PayoutAccountRefusal.holderMalformed) {
            try PayoutDestination(kind: .alipay, holder: "=1", bank: "", number: "13800138000")
        }
        #expect(throws: PayoutAccountRefusal.alipayMalformed) {
            try PayoutDestination(kind: .alipay, holder: "林晚", bank: "", number: "x")
        }
    }
}
