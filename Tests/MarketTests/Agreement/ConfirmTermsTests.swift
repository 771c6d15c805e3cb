import Ledger
import Testing

@testable import Market

@Suite struct ConfirmTermsTests {
    @Test func theSecondConfirmationMakesTheAgreement() throws {
        var story = try Story.negotiating(by: .seller)
        let events = try story.give(ConfirmTerms.newest(in: story.trade), by: .buyer)
        #expect(
            events == [
                .ticked("licence", 1), .ticked("acceptanceBySilence", 1), .ticked("returns", 1), .ticked("defect-1", 1),
                .ticked("defect-2", 1),
                .termsConfirmed(
                    TermsConfirmed(
                        by: .buyer, number: 1, document: .proposal(1), method: .password,
                        ticks: ["acceptanceBySilence", "defect-1", "defect-2", "licence", "returns"])),
                .agreementReached(
                    AgreementReached(number: 1, document: .proposal(1), payUntil: story.now.adding(.hours(24)))),
            ])
        #expect(story.trade.phase == .agreed)
        #expect(story.trade.agreement?.status == .agreed)
        #expect(story.trade.deadlines == [Deadline(kind: .payment, at: story.now.adding(.hours(24)))])
    }

    @Test func theSellerConfirmsTheBuyersProposalWithoutTicks() throws {
        var story = try Story.negotiating(by: .buyer)
        let events = try story.give(ConfirmTerms.newest(in: story.trade, ticks: []), by: .seller)
        #expect(events.count == 2)
        #expect(story.trade.agreement?.by == .buyer)
    }

    @Test func standardTermsArePaidWithinHalfAnHour() throws {
        let story = try Story.agreed()
        #expect(story.trade.deadline(.payment) == story.now.adding(.minutes(30)))
    }

    @Test func onlyWhatWasAskedIsEntered() throws {
        var story = try Story.negotiating(by: .seller)
        let tooMany = Set<Tick>.all.union((3...999).map { .defect($0) })
        let events = try story.give(ConfirmTerms.newest(in: story.trade, ticks: tooMany), by: .buyer)
        guard events.count == 7, case .termsConfirmed(let confirmed) = events[5] else { return #expect(Bool(false)) }
        #expect(confirmed.ticks.count == 5)
    }

    @Test func anOlderProposalIsNotConfirmed() throws {
        var story = try Story.negotiating(by: .seller)
        let seen = ConfirmTerms.newest(in: story.trade)
        try story.give(ProposeTerms.next(in: story.trade), by: .seller)
        story.refuses(seen, by: .buyer, with: .superseded(newest: 2))
    }

    @Test func otherBytesAreNotConfirmed() throws {
        let other = ConfirmTerms(number: 1, document: .proposal(9), ticks: .all, signing: .password)
        try Story.negotiating(by: .seller).refuses(other, by: .buyer, with: .otherDocument)
    }

    @Test func theProposerHasConfirmedAlready() throws {
        let story = try Story.negotiating(by: .buyer)
        story.refuses(ConfirmTerms.newest(in: story.trade), by: .buyer, with: .ownProposal)
    }

    @Test func theBuyerTicksEverything() throws {
        let story = try Story.negotiating(by: .seller)
        story.refuses(
            ConfirmTerms.newest(in: story.trade, ticks: [.licence, .acceptanceBySilence, .returns]), by: .buyer,
            with: .ticksMissing([.defect(1), .defect(2)]))
    }

    @Test func whenItsTimeIsUpAProposalCannotBeConfirmedEvenBeforeItsLapseIsEntered() throws {
        var story = try Story.negotiating(by: .seller)
        try story.wait(for: .proposal)
        story.refuses(ConfirmTerms.newest(in: story.trade), by: .buyer, with: .tooLate)
        story.now = Timestamp(ms: story.now.ms - 1)
        try story.give(ConfirmTerms.newest(in: story.trade), by: .buyer)
    }

    @Test func notByOthersAndNotTwice() throws {
        let story = try Story.negotiating(by: .seller)
        story.refuses(ConfirmTerms.newest(in: story.trade), by: .stranger, with: .step(.noSuchTrade))
        story.refuses(ConfirmTerms.newest(in: story.trade), by: .clock, with: .step(.notYourStep(.confirmTerms)))
        let agreed = try Story.agreed()
        agreed.refuses(
            ConfirmTerms.newest(in: agreed.trade), by: .seller, with: .step(.notInPhase(.confirmTerms, .agreed)))
    }

    @Test func aKeySignsAndTheEntrySaysWhich() throws {
        var story = try Story.negotiating(by: .buyer)
        let events = try story.give(
            ConfirmTerms.newest(in: story.trade, ticks: [], signing: .passkey(.key(3))), by: .seller)
        guard case .termsConfirmed(let confirmed) = events.first else { return #expect(Bool(false)) }
        #expect(confirmed.method == .passkey)
        #expect(confirmed.passkey == .key(3))
    }

    @Test func aboveTheLimitAPasswordIsNotEnough() throws {
        for (price, isEnough) in [(Money.fen(100_000), true), (.fen(100_001), false)] {
            var story = try Story.enquiry()
            try story.give(
                ProposeTerms.next(in: story.trade, terms: .price(price), signing: .passkey(.key(2))), by: .seller)
            let byPassword = ConfirmTerms.newest(in: story.trade)
            if isEnough {
                try story.give(byPassword, by: .buyer)
                #expect(story.trade.phase == .agreed)
            } else {
                story.refuses(byPassword, by: .buyer, with: .passkeyNeeded(aboveMinor: 100_000))
                try story.give(ConfirmTerms.newest(in: story.trade, signing: .passkey(.key(1))), by: .buyer)
                #expect(story.trade.phase == .agreed)
            }
        }
    }
}

extension TradeEvent {
    /// The buyer ticked that in the proposal of that number.
    static func ticked(_ tick: String, _ number: Int) -> TradeEvent {
        .clauseTicked(ClauseTicked(by: .buyer, number: number, document: .proposal(number), tick: tick))
    }
}
