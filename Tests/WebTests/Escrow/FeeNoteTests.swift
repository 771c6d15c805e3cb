import HTTPTypes
import HummingbirdTesting
import Ledger
import Market
import NIOCore
import Testing

@testable import Service
@testable import Web

/// Who bears the fee, in words, wherever somebody decides on a price; and what it comes to.
@Suite struct FeeNoteTests {
    private static func policy(_ bearer: FeeBearer, basisPoints: Int = 500, fixedMinor: Int64 = 0) throws -> Policy {
        var policy = Policy.standard
        policy.feeBearer = bearer
        policy.fee = try #require(Fee(basisPoints: basisPoints, fixedMinor: fixedMinor))
        return policy
    }

    @Test(
        arguments: [
            // Of ¥199.00 five percent are ¥9.95; of an odd fee the odd fen is the seller's.
            (.seller, 0, "由卖家承担"), (.buyer, 995, "合计支付 ¥208.95"), (.half, 497, "买家另付 ¥4.97，合计支付 ¥203.97"),
        ] as [(FeeBearer, Int64, String)])
    func everyPageOnTheWaySaysIt(bearer: FeeBearer, surcharge: Int64, words: String) async throws {
        try await TradeSteps.run(policy: try Self.policy(bearer)) { steps in
            let listing = try await steps.buyer.page("/listings/\(steps.listing)").text
            #expect(listing.contains("平台服务费 5%") && listing.contains(words))
            #expect(
                try await steps.buyer.json("/listings/\(steps.listing)").text.contains(
                    #""fee":{"bearer":"\#(bearer.rawValue)","basisPoints":500,"fixedMinor":"0","surchargeMinor":"\#(surcharge)""#))
            let trade = try await steps.agreed()
            #expect(try await steps.buyer.page("/trades/\(trade)/terms/1").text.contains(words))
            let payment = try await steps.buyer.page("/trades/\(trade)/payments").text
            let due = MoneyText.yuan(19_900 + surcharge)
            #expect(payment.contains(due))
            #expect(payment.contains("平台服务费（买家承担）") == (surcharge > 0))
            #expect(try await steps.buyer.page("/trades/\(trade)").text.contains("买家支付合计") == (surcharge > 0))
        }
    }

    @Test(arguments: FeeBearer.allCases) func eachMilestoneIsChargedByItself(bearer: FeeBearer) async throws {
        // Five percent and ¥0.30 of ¥60 and of ¥40: ¥3.30 and ¥2.30.
        try await TradeSteps.run(policy: try Self.policy(bearer, fixedMinor: 30)) { steps in
            let trade = try await steps.agreedInTwo()
            let (first, second): (Int64, Int64) =
                switch bearer {
                case .seller: (6_000, 4_000)
                case .buyer: (6_330, 4_230)
                case .half: (6_165, 4_115)
                }
            let terms = try await steps.buyer.page("/trades/\(trade)/terms/1").text
            #expect(terms.contains("平台服务费 5% 加 ¥0.30（") && terms.contains("¥5.60"))
            let page = try await steps.buyer.page("/trades/\(trade)/payments").text
            #expect(page.contains(MoneyText.yuan(first)) && !page.contains("¥100.00"), "the milestone's price, not the whole")
            try await steps.payPart(1, of: trade, minor: first)
            #expect(try await steps.buyer.page("/trades/\(trade)").text.contains("支付里程碑 2（\(MoneyText.yuan(second))）"))
            #expect(try await steps.buyer.json("/trades/\(trade)").text("heldMinor") == String(first))
        }
    }

    @Test func ratesAreReadAsPeopleWriteThem() throws {
        func rate(_ basisPoints: Int, _ fixedMinor: Int64) throws -> String {
            FeeNote.rate(try #require(Fee(basisPoints: basisPoints, fixedMinor: fixedMinor)), .en)
        }
        #expect(try rate(500, 0) == "5%" && rate(60, 0) == "0.6%" && rate(1, 0) == "0.01%" && rate(1_205, 0) == "12.05%")
        #expect(try rate(0, 100) == "¥1.00" && rate(60, 30) == "0.6% plus ¥0.30")
    }

    @Test func whereThereIsNoFeeNothingIsSaid() async throws {
        try await TradeSteps.run(policy: try Self.policy(.buyer, basisPoints: 0)) { steps in
            let listing = try await steps.buyer.page("/listings/\(steps.listing)").text
            #expect(!listing.contains("平台服务费"))
        }
    }
}
