import Ledger
import Testing

@testable import Market

@Suite struct CaseBriefTests {
    /// A brief of a story's entries, each at the moment at which it was entered.
    private struct Recorded {
        var story: Story
        var entries: [RecordedEvent] = []

        init(_ story: Story) {
            self.story = story
            note()
        }

        mutating func give(_ command: some TradeCommand, by actor: Actor) throws {
            try story.give(command, by: actor)
            note(actor)
        }

        mutating func note(_ actor: Actor = .buyer) {
            for event in story.events.dropFirst(entries.count) {
                entries.append(RecordedEvent(sequence: Int64(entries.count), at: story.now, actor: actor, event: event))
            }
        }

        func brief(listing: RevisionPublished? = nil) throws -> CaseBrief {
            try #require(CaseBrief(of: entries, listing: listing, at: story.now))
        }

        func sequence(_ kind: String) throws -> Int64 { try #require(entries.last { $0.event.kind == kind }).sequence }
    }

    private func promise(_ clause: Terms.Clause, _ brief: CaseBrief) throws -> BriefPromise {
        try #require(brief.promises.first { $0.clause == .typed(clause) })
    }

    @Test func withoutAnAgreementThereIsNone() throws {
        let recorded = Recorded(try Story.negotiating())
        #expect(CaseBrief(of: recorded.entries, listing: nil, at: recorded.story.now) == nil)
    }

    @Test func theSameEntriesGiveTheSameBrief() throws {
        let recorded = Recorded(try Story.completed())
        #expect(try recorded.brief() == recorded.brief())
    }

    @Test func everyLineCitesEntriesThatExist() throws {
        var recorded = Recorded(try Story.delivered())
        recorded.story.wait(.hours(3))
        try recorded.give(RequestChange(reason: "按钮没有反应"), by: .buyer)
        try recorded.give(PostMessage(text: "加我微信 linwan2026 谈"), by: .seller)
        let brief = try recorded.brief()
        let all = Set(recorded.entries.map(\.sequence))
        let cited =
            brief.statements.map { [$0.entry] } + brief.promises.map(\.entries) + brief.clocks.map(\.entries)
            + brief.handovers.map { [$0.entry] } + brief.warnings.map(\.entries) + brief.proofs.map(\.entries)
        for entries in cited {
            #expect(!entries.isEmpty && all.isSuperset(of: entries), "\(entries)")
            #expect(entries == entries.sorted())
        }
    }

    @Test func aLateDeliveryIsBrokenByItsHours() throws {
        var recorded = Recorded(try Story.funded())
        recorded.story.wait(.hours(51))
        try recorded.give(DeliverFiles.files(), by: .seller)
        let brief = try recorded.brief()
        let delivery = try promise(.deliveryHours, brief)
        #expect(delivery.standing == .broken)
        #expect(delivery.lateMs == Span.hours(3).ms)
        #expect(delivery.entries.contains(try recorded.sequence("filesDelivered")))
        #expect(delivery.entries.contains(try recorded.sequence("paymentReceived")))
        let promised = try #require(brief.clocks.first { $0.duty == .promisedDelivery })
        #expect(promised.outcome == .late)
        #expect(promised.marginMs == -Span.hours(3).ms)
        let last = try #require(brief.clocks.first { $0.duty == .deadline(.delivery) })
        #expect(last.outcome == .kept, "twice the promised time had not passed")
        #expect(last.marginMs == Span.hours(45).ms)
    }

    @Test func aDeliveryInTimeIsKeptAndNothingDeliveredIsMissed() throws {
        var recorded = Recorded(try Story.funded())
        recorded.story.wait(.hours(40))
        #expect(try promise(.deliveryHours, recorded.brief()).standing == .open)
        var kept = recorded
        try kept.give(DeliverFiles.files(), by: .seller)
        #expect(try promise(.deliveryHours, kept.brief()).standing == .kept)
        #expect(try promise(.deliveryHours, kept.brief()).lateMs == nil)
        try recorded.story.wait(for: .delivery)
        try recorded.give(RefundUndelivered(), by: .clock)
        let brief = try recorded.brief()
        #expect(try promise(.deliveryHours, brief).standing == .broken)
        #expect(brief.clocks.first { $0.duty == .deadline(.delivery) }?.outcome == .missed)
    }

    @Test func moreTimeThatTheBuyerGrantedCounts() throws {
        var recorded = Recorded(try Story.funded())
        recorded.story.wait(.hours(40))
        try recorded.give(AskDeliveryTime(hours: 24, reason: "接口要重做"), by: .seller)
        try recorded.give(AnswerDeliveryTime(number: 1, isGranted: true), by: .buyer)
        recorded.story.wait(.hours(20))
        try recorded.give(DeliverFiles.files(), by: .seller)
        let brief = try recorded.brief()
        #expect(try promise(.deliveryHours, brief).standing == .kept)
        let promised = try #require(brief.clocks.first { $0.duty == .promisedDelivery })
        #expect(promised.entries.contains(try recorded.sequence("deliveryTimeAnswered")))
        #expect(brief.statements.contains { $0.what == .deliveryTimeAsked && $0.text == "接口要重做" })
    }

    @Test func downloadsAndReceiptsStandWithTheirDelivery() throws {
        var recorded = Recorded(try Story.delivered())
        let manual = RecordDownload.whole(.manual)
        try recorded.give(manual, by: .buyer)
        try recorded.give(
            RecordDownload(artefact: Artefact.source.sha256, firstByte: 0, bytesSent: 400, client: "curl"), by: .buyer)
        var handover = try #require(try recorded.brief().handovers.first)
        #expect(handover.files.map(\.isComplete) == [false, true])
        #expect(handover.files[0].coveredBytes == 400)
        #expect(handover.receipt == nil)
        try recorded.give(
            RecordDownload(artefact: Artefact.source.sha256, firstByte: 400, bytesSent: 600, client: "curl"), by: .buyer)
        try recorded.give(SignReceipt.forAll, by: .buyer)
        handover = try #require(try recorded.brief().handovers.first)
        #expect(handover.completeFiles == 2)
        #expect(handover.files[0].transfers.map(\.firstByte) == [0, 400])
        #expect(handover.receipt?.method == .password)
        #expect(handover.receipt?.entry == (try recorded.sequence("receiptSigned")))
        #expect(try promise(.noReasonReturnDays, recorded.brief()).standing == .over)
    }

    @Test func whatIsOnlySaidIsToldFromWhatIsProven() throws {
        var recorded = Recorded(try Story.signed())
        try recorded.give(AddRecord.export(), by: .buyer)
        let proofs = try recorded.brief().proofs
        func strength(_ what: BriefProof.What, _ side: Side? = nil) -> [BriefProof.Strength] {
            proofs.filter { $0.what == what && (side == nil || $0.by == side) }.map(\.strength)
        }
        #expect(strength(.payment) == [.gateway])
        #expect(strength(.delivery) == [.hashed])
        #expect(strength(.download) == [.observed])
        #expect(strength(.receipt) == [.password])
        #expect(strength(.record, .buyer) == [.said])
        #expect(strength(.agreement, .seller) == [.session], "by the standing offer")
        #expect(strength(.agreement, .buyer) == [.password])
        #expect(proofs.first?.what == .listing)
    }

    @Test func mailWithASignatureThatMatchesIsMoreThanAWord() throws {
        var recorded = Recorded(try Story.agreed())
        try recorded.give(AddRecord.email, by: .seller)
        #expect(try recorded.brief().proofs.contains { $0.what == .record && $0.by == .seller && $0.strength == .mailSignature })
    }

    @Test func whatTheGuardFoundIsCitedWithWhatWasSaid() throws {
        var recorded = Recorded(try Story.agreed())
        try recorded.give(PostMessage(text: "加我微信 linwan2026，直接转账便宜"), by: .seller)
        let brief = try recorded.brief()
        guard case .offPlatform(let by, let kinds, let entries)? = brief.warnings.first else {
            Issue.record("no warning")
            return
        }
        #expect(by == .seller)
        #expect(kinds.contains(.contact))
        #expect(entries == [try recorded.sequence("messagePosted"), try recorded.sequence("offPlatformWarned")])
    }

    @Test func theFirstAnswersAfterTheDeliveryAreTimed() throws {
        var recorded = Recorded(try Story.enquiry())
        var terms = Terms.standard
        terms.responseHours = 24
        try recorded.give(ProposeTerms.next(in: recorded.story.trade, terms: terms), by: .seller)
        try recorded.give(ConfirmTerms.newest(in: recorded.story.trade), by: .buyer)
        try recorded.story.pay()
        recorded.note()
        try recorded.give(DeliverFiles.files(), by: .seller)
        #expect(try promise(.responseHours, recorded.brief()).standing == .open)
        try recorded.give(PostMessage(text: "打不开"), by: .buyer)
        recorded.story.wait(.hours(20))
        try recorded.give(PostMessage(text: "请看说明第二节"), by: .seller)
        #expect(try promise(.responseHours, recorded.brief()).standing == .kept)
        try recorded.give(PostMessage(text: "还是不行"), by: .buyer)
        recorded.story.wait(.hours(30))
        let answers = try promise(.responseHours, recorded.brief())
        #expect(answers.standing == .broken)
        #expect(answers.count == BriefPromise.Count(done: 1, of: 2))
        #expect(answers.lateMs == Span.hours(6).ms)
    }

    @Test func aChangeThatWasNotDeliveredInTimeIsMissed() throws {
        var recorded = Recorded(try Story.downloaded())
        try recorded.give(RequestChange(reason: "导出报错"), by: .buyer)
        try recorded.story.wait(for: .change)
        try recorded.give(LapseChange(), by: .clock)
        let brief = try recorded.brief()
        #expect(try promise(.changeRounds, brief).standing == .broken)
        #expect(brief.clocks.contains { $0.duty == .deadline(.change) && $0.outcome == .missed })
        #expect(brief.clocks.contains { $0.duty == .deadline(.acceptance) && $0.outcome == .kept }, "the buyer spoke in time")
        #expect(brief.clocks.contains { $0.duty == .deadline(.acceptance) && $0.outcome == .running }, "and its clock goes on")
        #expect(brief.statements.map(\.what) == [.changeRequested])
    }
}
