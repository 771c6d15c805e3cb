import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Market
import Payments
import Testing

@testable import Service
@testable import Web

@Suite struct PaymentCodeTests {
    @Test(arguments: [true, false]) func theBuyerScansACodeAndThePageKnowsWhenItIsPaid(isPlayMoney: Bool) async throws {
        let gateway = PaperGateway(isPlayMoney: isPlayMoney, startsWithCode: true)
        try await TradeSteps.run(gateway: gateway) { steps async throws in
            let trade = try await steps.agreed()
            let started = try await steps.buyer.send("/trades/\(trade)/payments")
            let payment = try #require(try started.text("payment").flatMap(PaymentID.init(rawValue:)))
            let path = "/trades/\(trade)/payments/\(payment)"
            #expect(try started.text("code") == "weixin://wxpay/bizpayurl?pr=\(payment)")
            #expect(try started.text("payURL") == path && started.text("picture") == "\(path)/code.svg")
            // A browser is led to our own page.
            let led = try await steps.buyer.submit("/trades/\(trade)/payments")
            #expect(led.status == .seeOther && led.headers[.location]?.hasPrefix("/trades/\(trade)/payments/") == true)

            let page = try await steps.buyer.page(path)
            #expect(page.text.contains("src=\"\(path)/code.svg\"") && page.text.contains("data-wait=\"\(path)\""))
            #expect(page.text.contains("¥199.00") && page.text.contains("data-countdown"))
            #expect(page.text.contains("诚序通托管账户"))
            #expect(page.text.contains("演示环境：这里的钱是模拟货币") == isPlayMoney)
            #expect(page.text.contains("这里使用模拟货币") == isPlayMoney)

            let picture = try await steps.buyer.page("\(path)/code.svg")
            #expect(picture.headers[.contentType] == "image/svg+xml")
            #expect(picture.text == QRCode("weixin://wxpay/bizpayurl?pr=\(payment)")?.svg)
            #expect(picture.headers[.cacheControl] == "private, no-store")
            // It is the buyer's alone.
            #expect(try await steps.seller.page("\(path)/code.svg").status == .notFound)
            #expect(!(try await steps.seller.page(path).text.contains("code.svg")))
            #expect(try await steps.market.member("stranger").page("\(path)/code.svg").status == .notFound)

            try gateway.pay(payment, WebMarket.terms.price, transaction: "wx1")
            let after = try await steps.buyer.page(path)
            #expect(after.text.contains("款已托管") && !after.text.contains("code.svg"))
            #expect(try await steps.buyer.page("\(path)/code.svg").status == .notFound)
        }
    }

    @Test func aGatewayWithAPageOfItsOwnHasNoCode() async throws {
        try await TradeSteps.run { steps async throws in
            let trade = try await steps.agreed()
            let started = try await steps.buyer.send("/trades/\(trade)/payments")
            let payment = try #require(try started.text("payment"))
            let path = "/trades/\(trade)/payments/\(payment)"
            #expect(!(try await steps.buyer.page(path).text.contains("code.svg")))
            #expect(try await steps.buyer.page("\(path)/code.svg").status == .notFound)
        }
    }

    @Test func everyPageSaysThatTheMoneyIsPlayMoney() async throws {
        for isPlayMoney in [true, false] {
            try await WebMarket.run(gateway: PaperGateway(isPlayMoney: isPlayMoney)) { market async throws in
                let member = try await market.member("hanmei")
                for path in ["/", "/wallet", "/trades", "/account", "/protection", "/log", "/nowhere"] {
                    let page = try await member.page(path)
                    #expect(page.text.contains("class=\"play-money\"") == isPlayMoney, "\(path)")
                }
                let english = try await market.visitor.page("/", language: .en)
                #expect(english.text.contains("the money here is play money") == isPlayMoney)
            }
        }
    }
}
