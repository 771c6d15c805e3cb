import Foundation
import Ledger
import Testing

@testable import Market

@Suite struct MilestoneTests {
    @Test func theyAddUpToThePrice() throws {
        let story = try Story.enquiry()
        var terms = Terms.inTwo
        terms.price = .yuan(99)
        story.refuses(ProposeTerms.split(terms, in: story.trade), by: .seller, with: .outOfRange([.milestones]))
    }

    @Test func thereAreTwoToTwenty() throws {
        let story = try Story.enquiry()
        for count in [1, 21] {
            let terms = Terms.split(Array(repeating: (1, 24, 3), count: count))
            story.refuses(ProposeTerms.split(terms, in: story.trade), by: .seller, with: .outOfRange([.milestones]))
        }
        var most = story
        try most.give(ProposeTerms.split(.split(Array(repeating: (1, 24, 3), count: 20)), in: story.trade), by: .seller)
    }

    @Test func sumsThatCannotBeCountedAreRefused() {
        var terms = Terms.inTwo
        terms.milestones[0].amountMinor = .max
        #expect(terms.milestonesMinor == nil)
        #expect(terms.outOfRange == [.milestones])
    }

    @Test func eachHasItsWords() throws {
        let story = try Story.enquiry()
        story.refuses(
            ProposeTerms.split(.inTwo, in: story.trade, wording: .steps(1)), by: .seller, with: .listTooLong(.milestoneContents))
        let blank = TermsWording(clauses: [], nonce: "n", milestones: [.init(title: " "), .init(title: "二")])
        story.refuses(
            ProposeTerms.split(.inTwo, in: story.trade, wording: blank), by: .seller, with: .listTooLong(.milestoneContents))
    }

    @Test func onlyUnpaidOnesCanBeAmended() throws {
        var story = try Story.split()
        try story.payPart(1)
        story.refuses(
            ProposeTerms.split(.split([(50, 24, 3), (50, 48, 7)]), in: story.trade, signing: .password), by: .seller,
            with: .milestonePaid(1))
        let three = Terms.split([(60, 24, 3), (20, 48, 7), (20, 24, 3)])
        try story.give(ProposeTerms.split(three, in: story.trade), by: .seller)
        try story.give(ConfirmTerms.newest(in: story.trade), by: .buyer)
        #expect(story.trade.parts.map(\.phase) == [.funded, .payable, .payable])
        #expect(story.trade.parts.map(\.amount) == [.yuan(60), .yuan(20), .yuan(20)])
        #expect(story.held == 6_000)
    }

    @Test func whatWasPaidMeanwhileIsNotAmended() throws {
        var story = try Story.split()
        try story.payPart(1)
        try story.give(ProposeTerms.split(.split([(60, 24, 3), (50, 48, 7)]), in: story.trade), by: .seller)
        try story.payPart(2)
        story.refuses(ConfirmTerms.newest(in: story.trade), by: .buyer, with: .milestonePaid(2))
    }

    /// The buyer had set out to pay a milestone that both have struck since: its money is recorded, and goes back.
    @Test func moneyForWhatWasStruckGoesBack() throws {
        var story = try Story.split(.split([(60, 24, 3), (20, 48, 7), (20, 24, 3)]))
        try story.payPart(1)
        try story.payPart(2)
        try story.give(StartPayment(payment: .number(3), gateway: "sandbox", part: 3), by: .buyer)
        try story.give(ProposeTerms.split(.split([(60, 24, 3), (20, 48, 7)]), in: story.trade), by: .seller)
        try story.give(ConfirmTerms.newest(in: story.trade), by: .buyer)
        #expect(story.trade.parts.map(\.phase) == [.funded, .funded])
        try story.give(RecordPayment.of(3, amount: .yuan(20)), by: .bank)
        #expect(story.trade.openRefunds.map(\.amount) == [.yuan(20)])
        #expect(story.held == 8_000)
    }

    /// The buyer steps back from what is unpaid while the first is underway; later both agree on it again, otherwise divided.
    @Test func whatLapsedCanBeAgreedAnew() throws {
        var story = try Story.split()
        try story.payPart(1)
        try story.give(CancelTrade(reason: "先做一步", part: 2), by: .buyer)
        #expect(story.trade.parts.map(\.phase) == [.funded, .lapsed])
        try story.give(ProposeTerms.split(.split([(60, 24, 3), (30, 48, 7), (10, 24, 3)]), in: story.trade), by: .seller)
        try story.give(ConfirmTerms.newest(in: story.trade), by: .buyer)
        #expect(story.trade.parts.map(\.phase) == [.funded, .payable, .payable])
        #expect(story.trade.parts.map(\.amount) == [.yuan(60), .yuan(30), .yuan(10)])
    }

    @Test func whatWasPaidAsOneStaysOne() throws {
        var story = try Story.funded()
        story.refuses(ProposeTerms.split(.inTwo, in: story.trade), by: .seller, with: .priceIsHeld)
        try story.give(ProposeTerms.next(in: story.trade), by: .seller)
    }

    /// Terms without milestones are written as they always were, and read as such.
    @Test func termsWithoutThemStayAsTheyWere() throws {
        let written = try JSONEncoder().encode(Terms.standard)
        #expect(!String(decoding: written, as: UTF8.self).contains("milestones"))
        #expect(try JSONDecoder().decode(Terms.self, from: written) == .standard)
        let split = try JSONEncoder().encode(Terms.inTwo)
        #expect(String(decoding: split, as: UTF8.self).contains("\"amountMinor\":\"6000\""))
        #expect(try JSONDecoder().decode(Terms.self, from: split) == .inTwo)
    }

    /// Facts of before there were parts concern the first.
    @Test func oldEntriesAreTheFirstPart() throws {
        let accepted = try JSONDecoder().decode(AcceptanceConfirmed.self, from: Data("{}".utf8))
        #expect(accepted.part == nil)
        #expect(TradeEvent.acceptanceConfirmed(accepted).part == 1)
        #expect(String(decoding: try JSONEncoder().encode(accepted), as: UTF8.self) == "{}")
        let story = try Story.completed()
        for event in story.events {
            #expect(!String(decoding: try JSONEncoder().encode(event.facts), as: UTF8.self).contains("\"part\""), "\(event.kind)")
        }
    }
}
