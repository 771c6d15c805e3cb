import Testing

@testable import Market

@Suite struct SellerFiguresTests {
    private func sold(
        reply: Int64? = 60_000, delivered: Int64? = 50, refunded: Bool = false, over: Bool = true, broken: Bool = false
    ) -> SoldTrade {
        SoldTrade(
            firstReplyMs: reply, paidAt: Timestamp(ms: 0), dueAt: Timestamp(ms: 100),
            deliveredAt: delivered.map(Timestamp.init(ms:)), isRefunded: refunded, isOver: over, hasBroken: broken)
    }

    @Test func eachFigureHasItsCount() {
        let trades = [
            sold(reply: 10), sold(reply: 20), sold(reply: 30, delivered: 101), sold(reply: 40, broken: true),
            sold(reply: 50, delivered: nil, refunded: true), sold(reply: nil, delivered: nil, over: false),
        ]
        let figures = SellerFigures(trades, disputes: 1, at: Timestamp(ms: 1_000))
        #expect(figures.disputed == .init(1, of: 6))
        #expect(figures.refunded.hundredths == 1_667)
        #expect(figures.onTime == .init(3, of: 6))
        #expect(figures.kept == .init(2, of: 5))
        #expect(figures.medianReplyMs == 30)
        #expect(SellerFigures(trades, disputes: 0, at: Timestamp(ms: 100)).onTime == .init(3, of: 4))
    }

    @Test func onlyTheSellersOwnCancellationsAreTheSellers() {
        func cancelled(_ side: Side) -> SoldTrade {
            SoldTrade(
                firstReplyMs: nil, paidAt: Timestamp(ms: 0), dueAt: Timestamp(ms: 100), deliveredAt: nil, isRefunded: true,
                isOver: true, hasBroken: false, cancelledBy: side)
        }
        let trades = [sold(), sold(), sold(), cancelled(.seller), cancelled(.buyer), cancelled(.buyer)]
        let figures = SellerFigures(trades, disputes: 0, at: Timestamp(ms: 1_000))
        #expect(figures.cancelled == .init(1, of: 6))
        #expect(figures.refunded == .init(3, of: 6))
        #expect(figures.onTime == .init(3, of: 6) && figures.kept == .init(3, of: 6))
    }

    @Test func nothingIsSaidOfTooFew() {
        let figures = SellerFigures([sold(), sold(), sold(), sold()], disputes: 0, at: Timestamp(ms: 0))
        #expect(figures.onTime.hundredths == nil)
        #expect(figures.medianReplyMs == nil)
        #expect(figures.replies == 4)
    }

    @Test func theMedianOfAnEvenNumberLiesBetween() {
        let trades = [Int64(1), 2, 4, 8, 9, 10].map { sold(reply: $0) }
        #expect(SellerFigures(trades, disputes: 0, at: Timestamp(ms: 0)).medianReplyMs == 6)
    }
}

@Suite struct SellerGateTests {
    @Test(arguments: [
        (24, 24, SellerGate.Standing.open), (25, 2, .open), (25, 3, .restricted), (400, 3, .warned), (401, 3, .open),
        (300, 3, .warned), (299, 3, .restricted), (1_000, 10, .warned), (1_000, 11, .restricted), (0, 0, .open),
    ])
    func theRule(orders: Int, disputes: Int, standing: SellerGate.Standing) {
        #expect(SellerGate(paidOrders: orders, disputes: disputes).standing == standing)
    }

    @Test func itEndsWithTheNewestDispute() {
        #expect(SellerGate(paidOrders: 25, disputes: 3, newest: Timestamp(ms: 5)).until == Timestamp(ms: 5).adding(.days(90)))
        #expect(SellerGate(paidOrders: 25, disputes: 0).until == nil)
    }

    @Test func aRestrictedSellerTakesNoNewEnquiries() throws {
        let open = OpenEnquiry(
            revision: .first, seller: .seller, standardTerms: .standard, policy: .standard, buyer: .buyer, isWithdrawn: false,
            gate: .restricted)
        Story().refuses(open, by: .buyer, with: .sellerRestricted)
        var deal = OpenDeal.taken(by: .stranger)
        deal = OpenDeal(
            deal: deal.deal, offer: deal.offer, policy: deal.policy, buyer: deal.buyer, wording: deal.wording,
            document: deal.document, gate: .restricted)
        Story().refuses(deal, by: .stranger, with: .sellerRestricted)
    }
}
