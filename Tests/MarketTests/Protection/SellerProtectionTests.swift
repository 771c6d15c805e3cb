import Testing

@testable import Market

@Suite struct SellerProtectionTests {
    private static func situation(_ stories: Story...) -> SellerSituation {
        SellerSituation(sales: stories.enumerated().map { .init(.number(UInt64($0.offset + 1)), $0.element.trade) })
    }

    private static func offer(_ number: UInt64, artefact: Artefact? = .source, terms: Terms = .standard) -> SellerSituation.Offer {
        let facts = PublishRevision.of(terms: terms, artefact: artefact).revision(by: .seller, number: 1)
        return .init(.number(number), facts.protectionCheck(in: .everyKind))
    }

    @Test func allSixAreFoundWhateverThereIs() throws {
        for situation in [SellerSituation(), Self.situation(try .funded(), try .completed())] {
            let findings = situation.protectionCheck(at: .opening).findings
            #expect(findings.map(\.protection) == Protection.allCases)
            for finding in findings {
                #expect(finding.points.allSatisfy { $0.topic.protection == finding.protection })
                #expect(Set(finding.points.map(\.topic)).count == finding.points.count)
            }
        }
    }

    @Test func listingsAreCountedAndTheFirstCanBeMended() {
        var generous = Terms.standard
        generous.conditionalReturns = ConditionalReturns([.quality: 15])
        var none = Terms.standard
        none.noReasonReturnDays = 0
        let situation = SellerSituation(offers: [
            Self.offer(1, terms: generous), Self.offer(2, artefact: nil, terms: none), Self.offer(3, artefact: nil),
        ])
        let check = situation.protectionCheck(at: .opening)
        let artefacts = check.point(.artefactDeposited)
        #expect(artefacts?.status == .missing && artefacts?.fix == .reviseListing)
        #expect(artefacts?.tally == ProtectionTally(2, of: 3, .listings) && artefacts?.place == .listing(.number(2)))
        #expect(check.point(.returnsPromised)?.tally == ProtectionTally(1, of: 3, .listings))
        #expect(check.point(.onSale) == nil)
        #expect(check.point(.defectsTold)?.status == .inPlace)
        #expect(SellerSituation().protectionCheck(at: .opening).point(.onSale)?.fix == .publishListing)
    }

    @Test func whatWaitsForTheSellerIsTakenFromTheTrades() throws {
        var asked = try Story.enquiry()
        try asked.give(PostMessage(text: "在吗"), by: .buyer)
        let (funded, arrived) = (try Story.funded(), try Story.downloaded())
        let check = Self.situation(asked, funded, arrived).protectionCheck(at: funded.now)
        #expect(check.point(.answered)?.tally == ProtectionTally(1, of: 1, .trades))
        #expect(check.point(.answered)?.place == .trade(.number(1)) && check.point(.answered)?.fix == .reply)
        let promise = check.point(.promiseInTime)
        #expect(
            promise?.fix == .deliver && promise?.until == funded.now.adding(.hours(48)) && promise?.place == .trade(.number(2)))
        let receipt = check.point(.receiptSigned)
        #expect(receipt?.fix == .askForReceipt && receipt?.place == .trade(.number(3)), "the seller cannot sign, but can ask")
        #expect(receipt?.until == arrived.trade.deadline(.acceptance))
    }

    @Test func whatWaitsForTheBuyerIsNoneOfTheSellers() throws {
        let offered = try Story.negotiating(by: .seller)
        #expect(Self.situation(offered).protectionCheck(at: .opening).point(.agreed)?.status == .inPlace)
        let proposed = try Story.negotiating(by: .buyer)
        let point = Self.situation(proposed).protectionCheck(at: .opening).point(.agreed)
        #expect(point?.fix == .confirmTerms && point?.until == proposed.trade.deadline(.proposal))
        var rated = try Story.completed()
        #expect(Self.situation(rated).protectionCheck(at: rated.now).point(.rated)?.fix == .rate)
        try rated.give(RateTrade(score: .good, text: ""), by: .seller)
        #expect(Self.situation(rated).protectionCheck(at: rated.now).point(.rated)?.status == .inPlace)
    }

    @Test func requestsAndDisputesThatWaitForTheSeller() throws {
        var story = try Story.delivered()
        try story.give(OpenRequest.repair, by: .buyer)
        let waiting = Self.situation(story).protectionCheck(at: story.now).point(.requestAnswered)
        #expect(waiting?.status == .waiting && waiting?.until == story.trade.deadline(.requestAnswer))
        try story.wait(for: .requestAnswer)
        try story.give(LapseRequest(.requestAnswer), by: .clock)
        #expect(Self.situation(story).protectionCheck(at: story.now).point(.requestAnswered)?.status == .missing)
        var disputed = try Story.delivered()
        try disputed.give(OpenDispute.wanting(5_000), by: .buyer)
        let point = Self.situation(disputed).protectionCheck(at: disputed.now).point(.disputeAnswered)
        #expect(point?.fix == .answerDispute && point?.until == disputed.trade.deadline(.disputeAnswer))
        var own = try Story.delivered()
        try own.give(OpenDispute.wanting(0, claims: [.other]), by: .seller)
        #expect(Self.situation(own).protectionCheck(at: own.now).point(.disputeAnswered)?.status == .inPlace)
    }

    @Test func theAccountIsLookedAt() {
        let later = Timestamp.opening.adding(.hours(1))
        func point(_ topic: ProtectionTopic, _ change: (inout SellerSituation) -> Void) -> ProtectionPoint? {
            var situation = SellerSituation()
            change(&situation)
            return situation.protectionCheck(at: .opening).point(topic)
        }
        #expect(point(.keyRegistered) { _ in }?.fix == .registerPasskey)
        #expect(point(.keyRegistered) { $0.hasPasskey = true }?.status == .inPlace)
        #expect(point(.payoutAccount) { _ in } == ProtectionPoint(.payoutAccount, .missing, fix: .addPayoutAccount))
        #expect(point(.payoutAccount) { $0.payoutAccounts = [later] } == ProtectionPoint(.payoutAccount, .waiting, until: later))
        #expect(point(.payoutAccount) { $0.payoutAccounts = [later, .opening] }?.status == .inPlace)
        #expect(point(.reachable) { _ in } == nil, "a market without mail asks for no address")
        #expect(point(.reachable) { $0.mail = .unconfirmed }?.status == .weak)
        #expect(point(.reachable) { $0.mail = .stopped }?.status == .missing)
        #expect(point(.reachable) { $0.mail = .confirmed }?.fix == nil)
        #expect(point(.sellerGate) { $0.gate = .warned }?.status == .weak)
        #expect(point(.sellerGate) { $0.gate = .restricted } == ProtectionPoint(.sellerGate, .missing))
        #expect(point(.questionAnswered) { $0.questions = [.number(4), .number(5)] }?.place == .listing(.number(4)))
    }

    @Test func onlyWhatTheSellerCanDoIsOffered() throws {
        let stories = [
            try Story.enquiry(), try .negotiating(), try .agreed(), try .funded(), try .delivered(), try .downloaded(),
            try .signed(),
            try .completed(), try .refunded(),
        ]
        for story in stories {
            let points = Self.situation(story).protectionCheck(at: story.now).findings.flatMap(\.points)
            #expect(points.compactMap(\.fix).allSatisfy { $0.isFor(.seller) })
            #expect(points.allSatisfy { $0.status != .inPlace || $0.fix == nil })
        }
    }
}
