import Testing

@testable import Market

@Suite struct AgreementChecklistTests {
    private func item(_ clause: Terms.Clause, _ story: Story) -> AgreementChecklist.Item? {
        AgreementChecklist(of: story.trade, at: story.now)?.items.first { $0.clause == .typed(clause) }
    }

    @Test func withoutAnAgreementThereIsNone() throws {
        let story = try Story.negotiating()
        #expect(AgreementChecklist(of: story.trade, at: story.now) == nil)
    }

    @Test func itFollowsTheTrade() throws {
        var story = try Story.agreed()
        #expect(item(.price, story)?.standing == .running)
        #expect(item(.price, story)?.due == story.trade.deadline(.payment))
        #expect(item(.deliveryHours, story)?.standing == .notBegun)
        try story.pay()
        let paid = story.now
        #expect(item(.price, story)?.standing == .kept)
        #expect(item(.deliveryHours, story)?.due == paid.adding(.hours(48)))
        #expect(item(.deliveryHours, story)?.standing == .running)
        story.wait(.hours(49))
        #expect(item(.deliveryHours, story)?.standing == .broken)
        try story.give(DeliverFiles.files(), by: .seller)
        #expect(item(.deliveryHours, story)?.standing == .broken, "late is late")
        #expect(item(.deliveryMethod, story)?.standing == .kept)
        #expect(item(.acceptanceDays, story)?.standing == .running)
        #expect(item(.noReasonReturnDays, story)?.standing == .running)
        try story.download()
        #expect(item(.noReasonReturnDays, story)?.standing == .over, "its condition is gone")
        try story.give(SignReceipt.forAll, by: .buyer)
        try story.give(ConfirmAcceptance(), by: .buyer)
        #expect(item(.acceptanceDays, story)?.standing == .kept)
    }

    @Test func everyMilestoneIsAnItem() throws {
        var story = try Story.split()
        func items() -> [AgreementChecklist.Item] {
            AgreementChecklist(of: story.trade, at: story.now)?.items.filter { $0.part != nil } ?? []
        }
        #expect(items().map(\.part) == [1, 2])
        #expect(items().map(\.standing) == [.running, .notBegun])
        #expect(items().first?.due == story.trade.deadline(.payment))
        for clause in [Terms.Clause.price, .deliveryHours, .acceptanceDays] { #expect(item(clause, story) == nil) }
        try story.payPart(1)
        #expect(items().map(\.measure) == [.delivery, .payment])
        #expect(items().map(\.owedBy) == [.seller, .buyer])
        #expect(items().first?.due == story.now.adding(.hours(24)))
        story.wait(.hours(25))
        #expect(items().first?.standing == .broken)
        try story.deliverPart(1)
        #expect(items().first?.measure == .acceptance)
        #expect(items().first?.due == story.trade.deadline(.acceptance, of: 1))
        try story.acceptPart(1)
        #expect(items().map(\.standing) == [.kept, .running])
        #expect(items().last?.due == story.trade.deadline(.milestone))
        try story.wait(for: .milestone)
        try story.give(LapseMilestones(), by: .clock)
        #expect(items().map(\.standing) == [.kept, .over])
    }

    @Test func whatPromisesNothingIsNotListed() throws {
        let story = try Story.agreed()
        for clause in [Terms.Clause.conditionalReturns, .responseHours, .supportChannels, .confidentialityMonths] {
            #expect(item(clause, story) == nil, "\(clause)")
        }
        for clause in [Terms.Clause.licence, .liability, .disputeMethod, .signing, .intellectualProperty] {
            #expect(item(clause, story)?.standing == .holds, "\(clause)")
        }
    }

    @Test func theGroundsForARefundFollowFromTheTerms() throws {
        var terms = Terms.standard
        terms.conditionalReturns = ConditionalReturns([.quality: 30])
        let delivered = Timestamp.opening
        #expect(
            terms.refundGrounds(deliveredAt: delivered) == [
                RefundGround(reason: .notDelivered, until: nil),
                RefundGround(reason: .noReason(.notDownloaded), until: delivered.adding(.days(7))),
                RefundGround(reason: .reason(.quality), until: delivered.adding(.days(30))),
            ])
        #expect(terms.refundGrounds(deliveredAt: nil).allSatisfy { $0.until == nil })
        terms.noReasonReturnDays = 0
        #expect(terms.refundGrounds(deliveredAt: delivered).count == 2)
    }

    @Test func criteriaAreCounted() throws {
        var story = try Story.enquiry()
        let wording = TermsWording(clauses: [], nonce: "n", criteria: ["能登录", "能导出"])
        try story.give(
            ProposeTerms(terms: .standard, wording: wording, document: .proposal(1), answering: 0, ticks: .all, signing: .password),
            by: .seller)
        try story.give(ConfirmTerms.newest(in: story.trade), by: .buyer)
        #expect(story.trade.agreement?.criteriaCount == 2)
        let items = AgreementChecklist(of: story.trade, at: story.now)?.items
        #expect(items?.last?.clause == .wording(.criteria))
        #expect(items?.last?.measure == .criteria)
    }
}
