import HTTPTypes
import HummingbirdTesting
import Market
import Service
import Testing

@testable import Web

/// Nobody but people pays out in the market of these tests: its gateway cannot.
@Suite struct PayoutDeskRoutesTests {
    private static let account =
        #"{"kind": "bank", "holder": "林晚", "bank": "招商银行", "number": "4111 1111 1111 1111", "password": "password of seller"}"#

    /// Everything above ¥50 is reviewed.
    private static var policy: PayoutPolicy {
        var policy = PayoutPolicy.standard
        policy.reviewAboveMinor = 5_000
        return policy
    }

    /// A seller who has earned something, two operators, and a function that orders a payout.
    private func run(
        _ test: @Sendable (TradeSteps, WebDesk, @Sendable (String) async throws -> String) async throws -> Void
    ) async throws {
        try await TradeSteps.run(payouts: Self.policy) { steps async throws in
            _ = try await steps.completed()
            let desk = try await WebDesk.open(steps.market)
            let account = try #require(try await steps.seller.send("/wallet/accounts", Self.account).text("account"))
            steps.market.clock.advance(by: .hours(72))
            try await test(steps, desk) { amount in
                let ordered = try await steps.seller.send(
                    "/wallet/payouts", #"{"account": "\#(account)", "amount": "\#(amount)"}"#)
                return try #require(try ordered.text("payout"))
            }
        }
    }

    @Test func twoApproveOneThatIsLargeAndTwoConfirmIt() async throws {
        try await run { steps, desk, order async throws in
            let payout = try await order("100")
            let base = "/desk/payouts/\(payout)"
            #expect(try await desk.first.json("/desk").text.contains(#""queue":"payouts","count":1"#))
            let page = try await desk.first.page("/desk/payouts")
            #expect(page.status == .ok && page.text.contains("¥100.00 · 卖家小店") && page.text.contains("招商银行 ••••1111"))
            #expect(page.text.contains("\(base)/approval") && !page.text.contains("\(base)/account"))
            #expect(try await desk.first.send("\(base)/account").errorCode == "payoutOver", "not before it is approved")
            #expect(try await desk.first.submit("\(base)/approval").status == .seeOther)
            let own = try await desk.first.page("/desk/payouts").text
            #expect(own.contains("您已通过") && own.contains("2 人中已有 1 人通过 · first") && !own.contains("\(base)/approval"))
            #expect(try await desk.first.send("\(base)/approval").errorCode == "samePerson")
            let again = try await desk.first.submit("\(base)/approval")
            #expect(again.status == .conflict && again.text.contains("须由另一个人确认"))
            #expect(try await desk.second.send("\(base)/approval").text("stage") == "underway")

            let shown = try await desk.second.submit("\(base)/account")
            #expect(shown.status == .created && shown.text.contains("4111111111111111") && shown.text.contains("林晚"))
            #expect(shown.headers[.cacheControl] == "no-store")
            #expect(try await desk.first.send("\(base)/account").text("number") == "4111111111111111")
            #expect(try await steps.seller.page("/account/record").text.contains("查看卖家小店提现 ¥100.00 的收款账户"))
            #expect(try await desk.first.page("/desk/log").text.contains("查看卖家小店提现 ¥100.00 的收款账户"))

            let wrong = try await desk.first.submit("\(base)/confirmation", ["reference": "没有"])
            #expect(wrong.status == .unprocessableContent)
            #expect(try await desk.first.submit("\(base)/confirmation", ["reference": "CMB-20261126-7"]).status == .seeOther)
            #expect(try await desk.first.send("\(base)/confirmation", #"{"reference":"CMB-20261126-7"}"#).errorCode == "samePerson")
            for text in [try await desk.second.page("/desk/payouts").text, try await desk.second.json("/desk/payouts").text] {
                #expect(!text.contains("CMB-20261126-7") && !text.contains("4111111111111111"))
            }
            #expect(try await desk.second.page("/desk/payouts").text.contains("first已登记转账"))
            #expect(try await desk.second.send("\(base)/refusal", #"{"reason":"晚了"}"#).errorCode == "notInReview")
            #expect(try await desk.second.send("\(base)/confirmation", #"{"reference":"CMB-8"}"#).errorCode == "otherReference")
            #expect(
                try await desk.second.send("\(base)/confirmation", #"{"reference":"CMB-20261126-7"}"#).text("stage") == "made")
            #expect(try await desk.second.page("/desk/payouts").text.contains("没有未完成的提现"))
            #expect(try await desk.second.send("\(base)/account").errorCode == "payoutOver")
            #expect(try await steps.seller.page("/wallet/payouts/\(payout)").text.contains("CMB-20261126-7"))
        }
    }

    @Test func decliningGivesTheMoneyBackWithItsReason() async throws {
        try await run { steps, desk, order async throws in
            let (large, small) = (try await order("100"), try await order("20"))
            let listed = try await desk.first.json("/desk/payouts").text
            #expect(listed.contains(large) && listed.contains(small) && listed.contains(#""stage":"review""#))
            #expect(try await desk.first.page("/desk/payouts", language: .en).text.contains("To be made by hand"))
            #expect(try await steps.seller.json("/wallet").text.contains(#""payingOutMinor":"12000""#))
            #expect(try await desk.first.send("/desk/payouts/\(large)/refusal").status == .unprocessableContent)
            for payout in [large, small] {
                let declined = try await desk.first.submit("/desk/payouts/\(payout)/refusal", ["reason": "户名对不上"])
                #expect(declined.status == .seeOther)
            }
            #expect(try await steps.seller.json("/wallet").text.contains(#""payingOutMinor":"0""#))
            #expect(try await steps.seller.page("/wallet/payouts/\(large)").text.contains("户名对不上"))
            #expect(try await desk.first.json("/desk").text.contains(#""queue":"payouts","count":0"#))
        }
    }

    @Test func nobodyElseAndNobodyInOnesOwnMatter() async throws {
        try await run { steps, desk, order async throws in
            let (large, small) = (try await order("100"), try await order("20"))
            for path in ["/desk/payouts/\(large)/approval", "/desk/payouts/\(small)/account"] {
                #expect(try await steps.seller.send(path).status == .notFound)
            }
            #expect(try await steps.seller.page("/desk/payouts").status == .notFound)
            #expect(try await desk.first.send("/desk/payouts/01mcc5rm000000000000000007/approval").status == .notFound)
            try await desk.grant("seller", .operator)
            let own = try await steps.seller.page("/desk/payouts").text
            #expect(own.contains("这是您自己的提现") && !own.contains("/approval") && !own.contains("/desk/payouts/\(small)/account"))
            #expect(try await steps.seller.send("/desk/payouts/\(large)/approval").errorCode == "ownPayout")
            #expect(try await steps.seller.send("/desk/payouts/\(small)/account").status == .forbidden)
            #expect(
                try await steps.seller.send("/desk/payouts/\(small)/confirmation", #"{"reference":"CMB-1"}"#).errorCode
                    == "ownPayout")
        }
    }
}
