import Testing

@testable import Market

@Suite struct AmendmentTests {
    /// The standard terms, changed.
    private func terms(_ change: (inout Terms) -> Void) -> Terms {
        var terms = Terms.standard
        change(&terms)
        return terms
    }

    @Test func theAgreementStandsUntilBothHaveConfirmed() throws {
        var story = try Story.agreed()
        let agreed = story.trade.agreement
        let events = try story.give(ProposeTerms.next(in: story.trade), by: .seller)
        guard case .termsProposed(let proposed) = events.first else { return #expect(Bool(false)) }
        #expect(proposed.basis == .amendment)
        #expect(proposed.amends == .proposal(1))
        #expect(proposed.scale == .amendment)
        #expect(story.trade.agreement == agreed)
        #expect(story.trade.phase == .agreed)
        let confirmed = try story.give(ConfirmTerms.newest(in: story.trade, ticks: []), by: .buyer)
        #expect(
            confirmed == [
                .termsConfirmed(
                    TermsConfirmed(by: .buyer, number: 2, document: .proposal(2), method: .password, ticks: [])),
                .agreementAmended(
                    AgreementAmended(
                        number: 2, document: .proposal(2), replaces: .proposal(1), scale: .amendment, payUntil: nil,
                        deliverUntil: nil, acceptUntil: nil)),
            ])
        #expect(story.trade.agreement?.number == 2)
        #expect(story.trade.proposals.map(\.status) == [.superseded, .agreed])
        #expect(story.trade.deadlines.map(\.kind) == [.payment])
    }

    @Test func anEmptyAmendmentCountsAsNone() throws {
        let story = try Story.agreed()
        story.refuses(
            ProposeTerms.next(in: story.trade, terms: .standard), by: .seller, with: .nothingAmended)
    }

    @Test func moreThanATenthIsANewVersionAndTickedLikeTheFirst() throws {
        let story = try Story.agreed()
        for (yuan, scale) in [(90, AmendmentScale.amendment), (110, .amendment), (89, .newVersion), (111, .newVersion)] {
            var other = story
            let events = try other.give(
                ProposeTerms.next(in: story.trade, terms: .price(.yuan(Int64(yuan)))), by: .seller)
            guard case .termsProposed(let proposed) = events.first else { return #expect(Bool(false)) }
            #expect(proposed.scale == scale, "\(yuan)")
            let ticks = Tick.required(by: .standard, defectCount: 2)
            if scale == .newVersion {
                other.refuses(
                    ConfirmTerms.newest(in: other.trade, ticks: []), by: .buyer, with: .ticksMissing(ticks))
            }
            try other.give(ConfirmTerms.newest(in: other.trade, ticks: Set(ticks)), by: .buyer)
            #expect(other.trade.agreement?.terms.price == .yuan(Int64(yuan)))
        }
    }

    @Test func whatMakesANewVersion() {
        func scale(_ change: (inout Terms) -> Void) -> AmendmentScale? {
            AmendmentScale(
                from: TermsVersion(terms: .standard, wording: .of([])),
                to: TermsVersion(terms: terms(change), wording: .of([])))
        }
        #expect(scale { $0.deliveryHours = 2 } == .amendment)
        #expect(scale { $0.liability = .cappedAtPrice } == .amendment)
        #expect(scale { $0.licence.mayResell = true } == .newVersion)
        #expect(scale { $0.licence.seats = 10 } == .newVersion, "from no limit to one")
        #expect(scale { _ in } == nil)
        func scale(_ was: [String], _ now: [String]) -> AmendmentScale? {
            func version(_ contents: [String]) -> TermsVersion {
                TermsVersion(terms: .standard, wording: TermsWording(clauses: [], nonce: "n", contents: contents))
            }
            return AmendmentScale(from: version(was), to: version(now))
        }
        let ten = (1...10).map { "第\($0)项" }
        #expect(scale(ten, ten) == nil)
        #expect(scale(ten, ten.dropLast() + ["另一项"]) == .amendment)
        #expect(scale(ten, ten.dropLast(2) + ["甲", "乙"]) == .newVersion)
        #expect(scale(ten, ten.reversed()) == .amendment, "only the order is another")
        #expect(scale([], ["一项"]) == .newVersion)
        let erased = TermsVersion(terms: .standard, wording: nil)
        #expect(AmendmentScale(from: erased, to: TermsVersion(terms: .standard, wording: .of([]))) == .newVersion)
    }

    @Test func thePriceIsFixedOnceItIsPaid() throws {
        var story = try Story.agreed()
        try story.give(ProposeTerms.next(in: story.trade, terms: .price(.yuan(95))), by: .seller)
        try story.pay()
        #expect(story.trade.phase == .funded)
        #expect(story.trade.openProposal != nil, "the amendment is still on the table")
        story.refuses(ConfirmTerms.newest(in: story.trade), by: .buyer, with: .priceIsHeld)
        story.refuses(
            ProposeTerms.next(in: story.trade, terms: .price(.yuan(95))), by: .buyer, with: .priceIsHeld)
    }

    @Test func moneyForTheOldTextGoesBack() throws {
        var story = try Story.agreed()
        try story.give(StartPayment.attempt(1), by: .buyer)
        try story.give(ProposeTerms.next(in: story.trade), by: .seller)
        try story.give(ConfirmTerms.newest(in: story.trade), by: .buyer)
        try story.give(RecordPayment.of(1), by: .bank)
        #expect(story.trade.phase == .agreed)
        #expect(story.trade.openRefunds.count == 1)
        try story.pay(attempt: 2)
        #expect(story.trade.phase == .funded)
        #expect(story.trade.payments.last?.agreement == .proposal(2))
    }

    @Test func theDeliveryClockIsReckonedFromItsBeginning() throws {
        var story = try Story.funded()
        let paid = story.now
        story.wait(.hours(10))
        try story.amend { $0.deliveryHours = 100 }
        #expect(story.trade.deadline(.delivery) == paid.adding(.hours(200)))
        try story.amend { $0.deliveryHours = 1 }
        #expect(story.trade.deadline(.delivery) == story.now.adding(.hours(2)), "never in the past")
        try story.amend { $0.deliveryHours = 100 }
        #expect(story.trade.deadline(.delivery) == paid.adding(.hours(200)), "the beginning was kept")
        try story.amend { $0.supportMonths = 1 }
        #expect(story.trade.deadline(.delivery) == paid.adding(.hours(200)), "another clause moves no clock")
    }

    @Test func theAcceptanceClockLikewise() throws {
        var story = try Story.delivered()
        let delivered = story.now
        story.wait(.days(5))
        try story.amend { $0.acceptanceDays = 30 }
        #expect(story.trade.deadline(.acceptance) == delivered.adding(.days(30)))
        try story.amend { $0.acceptanceDays = 1 }
        #expect(story.trade.deadline(.acceptance) == story.now.adding(.days(1)))
    }

    @Test func theBuyerKeepsTimeToPay() throws {
        var story = try Story.agreed()
        story.wait(.minutes(29))
        try story.amend { $0.supportMonths = 1 }
        #expect(story.trade.deadline(.payment) == story.now.adding(.minutes(30)))
    }

    @Test func anAmendmentIsDeclinedOrLapsesAndTheAgreementStands() throws {
        var story = try Story.funded()
        try story.give(ProposeTerms.next(in: story.trade), by: .seller)
        try story.give(DeclineTerms.newest(in: story.trade), by: .buyer)
        #expect(story.trade.phase == .funded)
        #expect(story.trade.agreement?.number == 1)
        try story.give(ProposeTerms.next(in: story.trade), by: .buyer)
        try story.wait(for: .proposal)
        try story.give(LapseProposal(), by: .clock)
        #expect(story.trade.phase == .funded)
        #expect(story.trade.proposals.map(\.status) == [.agreed, .declined, .lapsed])
    }

    @Test func whenTheTradeEndsNothingIsLeftOnTheTable() throws {
        var story = try Story.delivered()
        try story.give(ProposeTerms.next(in: story.trade), by: .seller)
        try story.wait(for: .acceptance)
        try story.give(PassAcceptance(), by: .clock)
        #expect(story.trade.openProposal == nil)
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
        var unpaid = try Story.agreed()
        try unpaid.give(ProposeTerms.next(in: unpaid.trade), by: .seller)
        try unpaid.lapsePayment()
        #expect(unpaid.trade.proposals.map(\.status) == [.lapsed, .lapsed])
        #expect(unpaid.trade.agreement == nil)
    }

    @Test func aDocumentMadeForAnAgreementThatFellIsCrossed() throws {
        var story = try Story.agreed()
        let command = ProposeTerms(
            terms: .price(.yuan(95)), wording: .of([]), document: .proposal(2), answering: 1, ticks: .all,
            signing: .password, ground: story.trade.ground, standing: .of([]))
        try story.lapsePayment()
        story.refuses(command, by: .seller, with: .crossed(newest: 1))
    }
}

extension Story {
    /// Both agree to change the agreement.
    fileprivate mutating func amend(_ change: (inout Terms) -> Void) throws {
        var terms = try #require(trade.agreement).terms
        change(&terms)
        try give(ProposeTerms.next(in: trade, terms: terms), by: .seller)
        try give(ConfirmTerms.newest(in: trade), by: .buyer)
    }
}
