import Foundation
import Testing

@testable import Market

@Suite struct AfterSalesPromisesTests {
    static let promising: Terms = {
        var terms = Terms.standard
        terms.conditionalReturns = ConditionalReturns([.notAsDescribed: 15, .quality: 30, .unfixedFault: 0])
        terms.responseHours = 24
        return Terms(
            price: terms.price, licence: terms.licence, deliveryHours: 48, acceptanceDays: 7, changeRounds: 2,
            supportMonths: 6, noReasonReturnDays: 7, returnCondition: .notDownloaded,
            conditionalReturns: terms.conditionalReturns, responseHours: 24, supportChannels: [.mail, .conversation])
    }()

    private func json(_ terms: Terms) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(terms), as: UTF8.self)
    }

    @Test func whatIsNotPromisedIsNotKept() {
        #expect(Self.promising.conditionalReturns.promised == [.quality, .notAsDescribed])
        #expect(ConditionalReturns([.quality: 0]) == ConditionalReturns())
        #expect(Self.promising.supportChannels == [.conversation, .mail], "each once, in the order of the form")
    }

    @Test func promisesAreReadAsWritten() throws {
        let text = try json(Self.promising)
        #expect(text.contains(#""conditionalReturns":{"notAsDescribed":15,"quality":30}"#), "\(text)")
        #expect(try JSONDecoder().decode(Terms.self, from: Data(text.utf8)) == Self.promising)
    }

    @Test func termsWithoutThemAreWrittenAsBefore() throws {
        let text = try json(.standard)
        for word in ["conditionalReturns", "responseHours", "supportChannels"] { #expect(!text.contains(word)) }
        #expect(try JSONDecoder().decode(Terms.self, from: Data(text.utf8)) == .standard)
    }

    @Test func anUnknownReasonIsNotReadAsAPromise() throws {
        let text = try json(Self.promising).replacing("notAsDescribed", with: "badMood")
        #expect(try JSONDecoder().decode(Terms.self, from: Data(text.utf8)).conditionalReturns.promised == [.quality])
    }

    @Test func theProtectionCheckCountsReturnsByReason() {
        var terms = Terms.standard
        terms.noReasonReturnDays = 0
        terms.supportMonths = 0
        func missing(_ terms: Terms) -> [ProtectionTopic] {
            PublishRevision.of(terms: terms).revision(by: .seller, number: 1).protectionCheck(in: nil).findings
                .flatMap(\.points).filter { $0.topic.protection == .afterSales && $0.status == .missing }.map(\.topic)
        }
        #expect(missing(terms) == [.returnsPromised, .supportPromised])
        terms.conditionalReturns[.notAsDescribed] = 15
        #expect(missing(terms) == [.supportPromised])
        terms.supportMonths = 3
        #expect(missing(terms) == [])
    }
}
