import Testing

@testable import Market

@Suite struct ToldTests {
    private let listing = ListingID.number(9)

    @Test func theAccusedIsAskedUntilItIsAnswered() {
        let filed = ComplaintEvent.complaintFiled(Complaint.filed)
        let until = Timestamp.opening.adding(.hours(48))
        #expect(filed.told(in: .open) == [Told(.seller, ask: .answerComplaint, until: until, listing: listing)])
        let answered = ComplaintEvent.complaintAnswered(ComplaintAnswered(text: Sealed("a"), files: [], names: Sealed([])))
        #expect(answered.told(in: .heard) == [Told(.buyer, listing: listing)])
        #expect(answered.endsAsk && !filed.endsAsk && ComplaintEvent.complaintWithdrawn(ComplaintWithdrawn()).endsAsk)
    }

    @Test func aDecisionSaysUntilWhenWhomItGoesAgainstCanAppeal() throws {
        let state = Complaint.decided(.unfounded)
        let facts = try #require(state.decision)
        #expect(
            ComplaintEvent.complaintDecided(facts).told(in: state) == [
                Told(.buyer, until: facts.appealBy, listing: listing), Told(.seller, listing: listing),
            ])
        let appeal = try #require(Complaint.appealed().appeal)
        #expect(ComplaintEvent.complaintAppealed(appeal).told(in: .appealed()).map(\.member) == [.seller])
    }

    @Test func aFreezeIsToldAtOnceWithItsEnd() {
        let told = ComplaintEvent.freezePlaced(Complaint.freeze).told(in: .frozen)
        #expect(told == [Told(.seller, until: Complaint.freeze.until, listing: listing)])
        #expect(ComplaintEvent.complaintTaken(ComplaintTaken(by: .mediator)).told(in: .open).isEmpty)
    }

    @Test func aQuestionIsAskedOfTheSellerAndItsAnswerToldOnce() {
        var question = Question()
        let asked = QuestionEvent.questionAsked(
            QuestionAsked(listing: listing, seller: .seller, asker: .buyer, text: Sealed("支持吗？"), warned: []))
        question.apply(asked, at: .opening)
        #expect(asked.told(in: question) == [Told(.seller, ask: .answerQuestion, listing: listing)])
        for (number, told) in [(1, [Told(.buyer, listing: listing)]), (2, [])] {
            let answered = QuestionEvent.questionAnswered(QuestionAnswered(number: number, text: Sealed("支持"), warned: []))
            #expect(answered.told(in: question) == told && answered.endsAsk)
        }
    }

    @Test func decisionsAboutRatingsAreTold() throws {
        var story = try Story.pressed()
        #expect(TradeEvent.ratingsRevealed(RatingsRevealed()).noticed(in: story.trade) == Side.allCases)
        #expect(TradeEvent.ratingsRevealed(RatingsRevealed()).noticed(in: try Story.completed().trade) == [])
        for event in try story.give(DecideExclusion.about(.buyer), by: .mediator) {
            #expect(event.noticed(in: story.trade) == Side.allCases)
        }
        for event in try story.give(AppealExclusion(of: .buyer, reason: "不服"), by: .buyer) {
            #expect(event.noticed(in: story.trade) == [.seller])
        }
    }
}
