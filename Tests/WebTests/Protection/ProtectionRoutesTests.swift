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

    @Test(arguments: Language.allCases) func everyReasonAndFixHasWords(_ language: Language) {
        for reason in ProtectionFinding.Reason.allCases {
            let card = ProtectionCard([ProtectionFinding(.record, .waiting, reason)], language) { _ in nil }
            #expect(card.rows.first?.reason.contains("⟦") == false, "\(reason)")
        }
        for fix in ProtectionFinding.Fix.allCases {
            let card = ProtectionCard([ProtectionFinding(.record, .missing, .notPaid, fix: fix)], language) { _ in "/x" }
            #expect(card.rows.first?.fix?.text.contains("⟦") == false, "\(fix)")
        }
        for protection in Protection.allCases { #expect(!protection.name(language).contains("⟦")) }
    }
}
