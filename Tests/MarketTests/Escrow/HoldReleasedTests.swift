import Ledger
import Testing

@testable import Market

@Suite struct HoldReleasedTests {
    let hold = Account.hold(trade: Story.id.rawValue)
    let refunding = Account.refunding(trade: Story.id.rawValue)
    let bank = Account.gateway("sandbox")

    @Test func moneyThatArrivesIsHeld() {
        let event = TradeEvent.paymentReceived(
            PaymentReceived(
                payment: .number(1), gateway: "sandbox", transaction: "T", amount: .yuan(100), deliverUntil: .opening))
        #expect(event.transfers(in: Story.id) == [Transfer(from: bank, to: hold, amount: .yuan(100))])
    }

    @Test func aReleasePaysTheSellerAndTheFee() {
        let event = TradeEvent.holdReleased(
            HoldReleased(seller: .seller, gross: .yuan(100), fee: .yuan(5), net: .yuan(95)))
        #expect(
            event.transfers(in: Story.id) == [
                Transfer(from: hold, to: .member(MemberID.seller.rawValue), amount: .yuan(95)),
                Transfer(from: hold, to: .fees, amount: .yuan(5)),
            ])
    }

    @Test func nothingIsMovedWhereAPartIsNothing() {
        let free = TradeEvent.holdReleased(HoldReleased(seller: .seller, gross: .fen(1), fee: .fen(0), net: .fen(1)))
        #expect(free.transfers(in: Story.id).map(\.to) == [.member(MemberID.seller.rawValue)])
        let dear = TradeEvent.holdReleased(HoldReleased(seller: .seller, gross: .fen(1), fee: .fen(1), net: .fen(0)))
        #expect(dear.transfers(in: Story.id).map(\.to) == [.fees])
    }

    @Test func aRefundLeavesTheHoldWhenOrderedAndTheGatewayWhenMade() {
        for reason in [RefundOrdered.Reason.notDelivered, .unexpectedPayment] {
            let ordered = TradeEvent.refundOrdered(
                RefundOrdered(
                    refund: "r", payment: .number(1), gateway: "sandbox", transaction: "T", amount: .yuan(3),
                    reason: reason))
            #expect(ordered.transfers(in: Story.id) == [Transfer(from: hold, to: refunding, amount: .yuan(3))])
        }
        let made = TradeEvent.refundMade(RefundMade(refund: "r", gateway: "sandbox", amount: .yuan(3)))
        #expect(made.transfers(in: Story.id) == [Transfer(from: refunding, to: bank, amount: .yuan(3))])
    }

    @Test func nothingElseMovesMoney() throws {
        let moving: Set<String> = [
            "paymentReceived", "holdReleased", "refundOrdered", "refundMade", "releaseReturned", "chargebackRecorded",
        ]
        for event in try TradeEvent.oneOfEach() {
            #expect(event.transfers(in: Story.id).isEmpty == !moving.contains(event.kind), "\(event.kind)")
        }
    }

    @Test(arguments: [1, 19, 20, 21, 99, 9_999, 1_000_000_000] as [Int64])
    func theReleaseIsTheWholeHoldToTheLastFen(fen: Int64) throws {
        var story = try Story.enquiry()
        try story.give(ProposeTerms.next(in: story.trade, terms: .price(.fen(fen)), signing: .passkey(.key(2))), by: .seller)
        try story.give(ConfirmTerms.newest(in: story.trade, signing: .passkey(.key(1))), by: .buyer)
        try story.give(StartPayment.attempt(1), by: .buyer)
        try story.give(RecordPayment.of(1, amount: .fen(fen)), by: .bank)
        try story.give(DeliverFiles.files(), by: .seller)
        try story.wait(for: .acceptance)
        try story.give(PassAcceptance(), by: .clock)
        #expect(story.held == 0)
        #expect(story.balance(.fees) == fen * 5 / 100)
        #expect(story.balance(.fees) + story.balance(.member(MemberID.seller.rawValue)) == fen)
        #expect(try story.books.totalMinor(in: .cny) == 0)
    }
}
