import HTTPTypes
import HummingbirdTesting
import Market
import Testing

@testable import Service
@testable import Web

/// What is said on the spot, as people and as programs get it.
@Suite struct CoachingTests {
    private static let coach = "class=\"coach"

    @Test func aMessageThatWaitsIsSaidOnTheTradesPageAndInTheNotices() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.funded()
            #expect(try await steps.seller.send("/trades/\(trade)/messages", #"{"text": "支持"}"#).status == .created)
            let quiet = try await steps.seller.page("/trades/\(trade)").text
            #expect(!quiet.contains(Self.coach) && !quiet.contains("答复计时"))
            #expect(try await steps.buyer.send("/trades/\(trade)/messages", #"{"text": "何时交付？"}"#).status == .created)
            steps.market.clock.advance(by: .hours(2))
            let page = try await steps.seller.page("/trades/\(trade)").text
            #expect(page.contains(Self.coach) && page.contains("买家的消息还没有答复") && page.contains("答复计时"))
            #expect(page.contains("买家的消息来自 2 小时前"))
            #expect(try await !steps.buyer.page("/trades/\(trade)").text.contains(Self.coach))
            let notices = try await steps.seller.page("/notices").text
            #expect(notices.contains("等您答复的买家") && notices.contains("在纠纷里对不答复的一方不利"))
            let list = try await steps.seller.json("/notices").text
            #expect(list.contains(#""replies":[{"kind":"message","trade":"\#(trade)""#), "\(list)")
            let json = try await steps.seller.json("/trades/\(trade)").text
            #expect(
                json.contains(#""coaching":[{"topic":"answered","status":"waiting""#)
                    && json.contains(#""replies":[{"kind":"message""#))
            #expect(try await steps.buyer.json("/trades/\(trade)").text.contains(#""coaching":[]"#))
        }
    }

    @Test func anEnquiryIsSaidOnceInTheNotices() async throws {
        try await TradeSteps.run { steps in
            _ = try await steps.opened()
            let notices = try await steps.seller.page("/notices").text
            #expect(notices.contains("请您答复买家的咨询") && !notices.contains("等您答复的买家"))
        }
    }

    @Test func aTicketHasItsClockOnTheSellersPages() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.completed()
            #expect(
                try await steps.buyer.submit(
                    "/trades/\(trade)/after-sales", ["kind": "supportQuestion", "statement": "怎样换语言？"]
                ).status == .seeOther)
            steps.market.clock.advance(by: .hours(1))
            let page = try await steps.seller.page("/trades/\(trade)").text
            #expect(page.contains("第 1 号客户咨询来自 1 小时前") && page.contains("应在此前答复"))
            #expect(page.contains(Self.coach) && page.contains("/trades/\(trade)/after-sales"))
            #expect(try await steps.seller.page("/notices").text.contains("客户咨询（第 1 号）还没有答复"))
            let json = try await steps.seller.json("/trades/\(trade)").text
            #expect(json.contains(#"{"kind":"ticket","number":1"#), "\(json)")
            #expect(try await !steps.buyer.page("/trades/\(trade)").text.contains("第 1 号客户咨询来自"))
            steps.market.clock.advance(by: .days(3))
            try await DeadlineRunner(steps.market.marketplace).runDue()
            #expect(try await steps.seller.page("/trades/\(trade)").text.contains("答复时限已过"))
        }
    }

    @Test func aPromiseThatComesDueIsSaidOnTheTradesPageAndInTheNotices() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.funded()
            #expect(try await steps.seller.send("/trades/\(trade)/messages", #"{"text": "收到"}"#).status == .created)
            #expect(try await !steps.seller.page("/trades/\(trade)").text.contains(Self.coach))
            #expect(try await !steps.seller.page("/notices").text.contains("coach-why"))
            steps.market.clock.advance(by: .hours(25))
            let page = try await steps.seller.page("/trades/\(trade)").text
            #expect(page.contains(Self.coach) && page.contains("逾期未交付，货款会自动退回买家"))
            #expect(try await steps.seller.page("/notices").text.contains("coach-why"))
            #expect(try await !steps.buyer.page("/trades/\(trade)").text.contains(Self.coach))
        }
    }

    @Test func anUnsignedReceiptIsTheBuyersToSignAndTheSellersToAskFor() async throws {
        try await TradeSteps.run { steps in
            let (trade, manifest) = try await steps.delivered()
            let asks = "/trades/\(trade)/receipt/asks"
            #expect(try await steps.seller.send(asks).errorCode == "nothingToSign")
            _ = try await steps.buyer.json("/trades/\(trade)/files/\(steps.file.artefact.sha256)")
            // The download is noted once its last byte has gone out.
            for _ in 0..<100 where try await !steps.buyer.json("/trades/\(trade)").text.contains(#""hasArrived":true"#) {
                try await Task.sleep(for: .milliseconds(20))
            }
            let buyers = try await steps.buyer.page("/trades/\(trade)").text
            #expect(buyers.contains(Self.coach) && buyers.contains("href=\"/trades/\(trade)/receipt\""))
            let sellers = try await steps.seller.page("/trades/\(trade)").text
            #expect(sellers.contains("action=\"\(asks)\"") && sellers.contains("请买家签收"))
            #expect(try await steps.seller.json("/trades/\(trade)").text.contains(#""fix":"askForReceipt""#))
            #expect(try await steps.buyer.send(asks).errorCode == "notTheSeller")
            let asked = try await steps.seller.submit(asks)
            #expect(asked.status == .seeOther && asked.headers[.location]?.contains("#e") == true)
            #expect(try await steps.seller.send(asks).status == .tooManyRequests)
            let after = try await steps.seller.page("/trades/\(trade)").text
            #expect(after.contains("已请买家签收") && !after.contains("action=\"\(asks)\""))
            #expect(try await steps.buyer.page("/trades/\(trade)").text.contains("请在交易页签收"), "a message like any other")
            #expect(
                try await steps.buyer.send(
                    "/trades/\(trade)/receipt", #"{"manifest": "\#(manifest)", "password": "password of buyer"}"#
                ).status == .created)
            for member in [steps.buyer, steps.seller] {
                #expect(try await !member.page("/trades/\(trade)").text.contains("没有签收"))
            }
        }
    }

    @Test func beforeConfirmingItIsSaidWhatWouldProveLess() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.proposed()
            let page = try await steps.buyer.page("/trades/\(trade)/terms/1").text
            #expect(page.contains(Self.coach) && page.contains("没有承诺退货"))
            #expect(page.contains("/trades/\(trade)/proposals"))
        }
    }

    @Test func beforePublishingItIsSaidWhatTheDraftLacks() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let unfinished = try await seller.submit("/drafts", ["category": "website-source", "title": "官网"])
            let path = try #require(unfinished.headers[.location])
            #expect(try await !seller.page(path).text.contains(Self.coach), "first what publishing needs")
            let begun = try await seller.submit("/drafts", Self.whole)
            let whole = try #require(begun.headers[.location])
            let form = try await seller.page(whole).text
            #expect(form.contains(Self.coach) && form.contains("还没有存证交付物") && form.contains("href=\"#f-artefact\""))
            #expect(form.contains("举证责任在卖家") && form.contains("另有 "))
            let preview = try await seller.page(whole + "/preview").text
            #expect(preview.contains(Self.coach) && preview.contains("href=\"\(whole)#f-artefact\""))
            let json = try await seller.json(whole).text
            #expect(json.contains(#""gaps":[{"topic":"artefactDeposited","status":"missing""#), "\(json)")
        }
    }

    private static let whole: KeyValuePairs = [
        "category": "website-source", "title": "企业官网", "price": "199", "f.version": "1.2", "f.support": "站内", "noneKnown": "yes",
        "licence": "oneProduct", "deliveryHours": "48", "acceptanceDays": "7", "changeRounds": "2", "supportMonths": "0",
        "noReasonReturnDays": "0", "returnCondition": "notDownloaded",
    ]
}
