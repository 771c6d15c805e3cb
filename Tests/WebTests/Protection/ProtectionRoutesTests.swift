import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Market
@testable import Web

@Suite struct ProtectionRoutesTests {
    @Test func theSixAreExplained() async throws {
        try await WebMarket.run { market async throws in
            #expect(try await market.visitor.page("/protection").text.contains("诚序通"))
            guard case .array(let items)? = try await market.visitor.json("/protection").object["protections"] else {
                Issue.record("no list")
                return
            }
            #expect(items.count == 6)
        }
    }

    @Test func aCardTellsWhyAndWhereAndAdvisesWhatIsDueFirst() {
        let check = ProtectionCheck([
            ProtectionPoint(.returnsPromised, .missing, fix: .agreeOnTerms),
            ProtectionPoint(.promiseInTime, .waiting, fix: .deliver, until: Timestamp(ms: 3_600_000)),
            ProtectionPoint(.keptHere, .inPlace),
        ])
        let card = ProtectionCard(check, .en, now: 0, for: .seller) { "/mend/\($0.rawValue)" }
        #expect(card.rows.count == 3)
        #expect(card.advice?.fix.path == "/mend/deliver")
        #expect(card.rows.flatMap(\.points).filter { $0.why == nil }.count == 1)
        #expect(card.rows.flatMap(\.points).compactMap(\.fix).map(\.path) == ["/mend/deliver", "/mend/agreeOnTerms"])
        let buyer = ProtectionCard(check, .en, now: 0, for: .buyer) { "/mend/\($0.rawValue)" }
        #expect(buyer.advice?.fix.path == "/mend/agreeOnTerms")
    }
}
