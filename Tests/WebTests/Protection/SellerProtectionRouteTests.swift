import HTTPTypes
import HummingbirdTesting
import Market
import Testing

@testable import Service
@testable import Web

@Suite struct SellerProtectionRouteTests {
    @Test func theCheckOfASellerAsAPageAndAsJSON() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            let page = try await steps.seller.page("/account/protection").text
            for text in [
                "卖家权益护航", "商品信息如实化", "买家的消息还没有答复（1 笔交易中的 1 笔）", "没有收款账户", "举证责任在卖家",
                "/trades/\(trade)#write", "/wallet/accounts", "/account/passkeys", "看了 1 件在售商品、1 笔进行中的交易",
            ] { #expect(page.contains(text), "\(text)") }
            #expect(!page.contains("⟦"))
            let english = try await steps.seller.page("/account/protection", language: .en).text
            #expect(english.contains("message is not answered yet (1 of 1 trades)"))
            let json = try await steps.seller.json("/account/protection")
            guard case .array(let findings)? = try json.object["protection"] else {
                Issue.record("no findings")
                return
            }
            #expect(findings.count == 6)
            for text in [
                #""topic":"answered","status":"waiting""#, #""fix":"reply","concerns":{"count":1,"of":1,"unit":"trades"}"#,
                #""path":"/trades/\#(trade)#write""#, #""topic":"payoutAccount","status":"missing""#, #""offers":1"#, #""sales":1"#,
            ] { #expect(json.text.contains(text), "\(text) in \(json.text)") }
            #expect(try await steps.seller.json("/account/protection").text == json.text)
            #expect(try await steps.market.visitor.json("/account/protection").status == .unauthorized)
        }
    }

    @Test func whoSellsNothingIsShownWhereToBegin() async throws {
        try await TradeSteps.run { steps in
            let page = try await steps.buyer.page("/account/protection").text
            #expect(page.contains("还没有在售商品") && page.contains("/listings/new"))
            for path in ["/account", "/selling"] {
                #expect(try await steps.seller.page(path).text.contains("href=\"/account/protection\""))
            }
        }
    }
}
