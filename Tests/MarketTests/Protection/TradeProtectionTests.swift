import Testing

@testable import Market

@Suite struct TradeProtectionTests {
    @Test func theCheckFollowsTheTrade() throws {
        let asked = try Story.enquiry()
        #expect(asked.point(.agreed) == ProtectionPoint(.agreed, .missing, fix: .agreeOnTerms))
        #expect(asked.point(.heldInEscrow)?.status == .missing)
        let offered = try Story.negotiating()
        #expect(offered.point(.agreed)?.fix == .confirmTerms)
        #expect(offered.point(.agreed)?.until == offered.trade.deadline(.proposal))
        let agreed = try Story.agreed()
        #expect(agreed.point(.agreed)?.status == .inPlace)
        #expect(
            agreed.point(.heldInEscrow)
                == ProtectionPoint(
                    .heldInEscrow, .waiting, fix: .pay, until: agreed.trade.deadline(.payment)))
        #expect(try Story.funded().point(.heldInEscrow)?.status == .inPlace)
        #expect(try Story.delivered().point(.arrived)?.fix == .fetchDelivery)
        #expect(try Story.downloaded().point(.receiptSigned)?.fix == .signReceipt)
        #expect(try Story.signed().point(.receiptSigned)?.status == .inPlace)
        #expect(try Story.completed().point(.rated)?.fix == .rate)
    }

    @Test func whatIsPromisedRunsAgainstItsClock() throws {
        var story = try Story.funded()
        let until = story.trade.deadline(.delivery)?.adding(.hours(-48))
        #expect(story.point(.promiseInTime) == ProtectionPoint(.promiseInTime, .waiting, fix: .deliver, until: until))
        story.wait(.hours(48))
        let refund = story.trade.deadline(.delivery)
        #expect(story.point(.promiseInTime) == ProtectionPoint(.promiseInTime, .missing, fix: .deliver, until: refund))
        #expect(try Story.delivered().point(.promiseInTime) == nil)
    }

    @Test func onlyABuyersOpenQuestionWaits() throws {
        var story = try Story.enquiry()
        try story.give(PostMessage(text: "在吗"), by: .buyer)
        #expect(story.point(.answered) == ProtectionPoint(.answered, .waiting, fix: .reply))
        try story.give(PostMessage(text: "在"), by: .seller)
        #expect(story.point(.answered) == nil)
    }

    @Test func aKeyProvesMoreThanAPassword() throws {
        #expect(try Story.agreed().point(.confirmationStrength)?.status == .weak)
        var story = try Story.enquiry()
        try story.give(ProposeTerms.next(in: story.trade, signing: .passkey(.key(2))), by: .seller)
        #expect(story.point(.confirmationStrength) == nil)
        try story.give(ConfirmTerms.newest(in: story.trade, signing: .passkey(.key(1))), by: .buyer)
        #expect(story.point(.confirmationStrength)?.status == .inPlace)
        #expect(try Story.signed().point(.receiptStrength)?.status == .weak)
    }

    @Test func whatLedAwayStaysVisible() throws {
        var story = try Story.enquiry()
        #expect(story.point(.stayedHere)?.status == .inPlace)
        try story.give(PostMessage(text: "加微信 linwan_88 谈，可以便宜一点"), by: .seller)
        #expect(story.point(.stayedHere)?.status == .weak)
    }

    @Test func theAdviceIsWhatIsDueFirstAndOnesOwn() throws {
        let story = try Story.funded()
        let check = story.trade.protectionCheck(at: story.now)
        #expect(check.advice(to: .seller) { _ in true }?.topic == .promiseInTime)
        #expect(check.advice(to: .buyer) { _ in true }?.topic != .promiseInTime)
        #expect(check.advice(to: .buyer) { _ in false } == nil)
    }

    /// What somebody waits for in vain comes before what still has time, even where its clock is gone.
    @Test func whatIsOverdueIsAdvisedFirst() throws {
        let soon = ProtectionPoint(.rated, .waiting, fix: .rate, until: Timestamp(ms: 1))
        let late = ProtectionPoint(.requestAnswered, .missing, fix: .answerRequest)
        let unnamed = ProtectionPoint(.criteriaListed, .missing, fix: .reviseListing)
        for order in [[soon, late, unnamed], [unnamed, late, soon], [late, unnamed, soon]] {
            #expect(order.sorted(by: ProtectionPoint.isMoreUrgent) == [late, soon, unnamed])
        }
    }

    @Test func nothingIsOfferedWhereNothingCanBeMended() throws {
        for story in [try Story.completed(), try Story.refunded()] {
            let points = story.trade.protectionCheck(at: story.now).findings.flatMap(\.points)
            #expect(points.allSatisfy { $0.fix == nil || $0.fix == .rate })
        }
        #expect(Trade().protectionCheck(at: .opening).findings.isEmpty)
    }

    @Test func everyPointOfATradeBelongsToOneOfTheSix() throws {
        for story in [try Story.enquiry(), try Story.funded(), try Story.signed(), try Story.completed()] {
            let findings = story.trade.protectionCheck(at: story.now).findings
            #expect(findings.map(\.protection) == Protection.allCases)
            for finding in findings {
                #expect(finding.points.allSatisfy { $0.topic.protection == finding.protection })
                #expect(Set(finding.points.map(\.topic)).count == finding.points.count)
            }
        }
    }
}

extension Story {
    fileprivate func point(_ topic: ProtectionTopic) -> ProtectionPoint? {
        trade.protectionCheck(at: now).findings.flatMap(\.points).first { $0.topic == topic }
    }
}
