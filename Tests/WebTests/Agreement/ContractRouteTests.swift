import Foundation
import HTTPTypes
import HummingbirdTesting
import Market
import NIOCore
import Service
import Testing

@testable import Web

@Suite struct ContractRouteTests {
    @Test func thePageHasAllOfIt() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.agreed()
            let page = try await steps.seller.page("/trades/\(trade)/terms/1/contract")
            #expect(page.status == .ok)
            let document = try #require(try await steps.buyer.json("/trades/\(trade)/terms/1").text("document"))
            for words in [
                "软件交易合同", "双方已确认，合同成立", "卖家小店", "买家老李", "¥199.00", "源码不得转售", "IE 不支持", document, "以公开标准条款确认",
                "再次输入密码确认（弱于密钥签名）", "逐项勾选：期满视为验收、已知缺陷 1、许可范围、不适用无理由退货", trade.rawValue,
            ] { #expect(page.text.contains(words), "\(words)") }
            let outsider = try await steps.market.member("outsider")
            for path in ["contract", "contract.pdf"] {
                #expect(try await outsider.json("/trades/\(trade)/terms/1/\(path)").status == .notFound)
                #expect(try await steps.buyer.json("/trades/\(trade)/terms/9/\(path)").status == .notFound)
            }
        }
    }

    @Test func thePDFIsTheSameForBothAndEachTime() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.agreed()
            let path = "/trades/\(trade)/terms/1/contract.pdf"
            let first = try await steps.seller.page(path)
            #expect(first.status == .ok)
            #expect(first.headers[.contentType] == "application/pdf")
            #expect(Array(buffer: first.body).starts(with: Array("%PDF-".utf8)))
            steps.market.clock.advance(by: .days(1))
            #expect(try await steps.buyer.page(path).body == first.body)
        }
    }

    @Test func whatIsNotConfirmedSaysSo() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.proposed()
            let page = try await steps.buyer.page("/trades/\(trade)/terms/1/contract")
            #expect(page.text.contains("尚未生效") && page.text.contains("买家老李：尚未确认"))
        }
    }
}
