import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Market
import Service
import Testing

@testable import Web

@Suite struct ComplaintRoutesTests {
    @Test func aComplaintFromFilingToTheRuling() async throws {
        try await WebMarket.run { market async throws in
            let desk = try await WebDesk.open(market)
            let (seller, buyer) = (try await market.member("seller", "卖家"), try await market.member("buyer", "买家"))
            let stranger = try await market.member("stranger")
            let listing = try await market.listing(by: seller)
            let link = "/complaints/new?about=listing/\(listing)"
            #expect(try await buyer.page("/listings/\(listing)").text.contains(link))
            #expect(!(try await seller.page("/listings/\(listing)").text.contains(link)))
            let form = try await buyer.page(link)
            #expect(form.status == .ok && form.text.contains("企业官网源码") && form.text.contains("48 小时"))
            #expect(try await buyer.page("/complaints/new?about=nothing").status == .notFound)
            #expect(try await market.visitor.page(link).status == .seeOther)

            let empty = try await buyer.upload(
                "/complaints", ["about": "listing/\(listing)", "category": "misleadingListing"], files: [])
            #expect(empty.status == .unprocessableContent && empty.text.contains("企业官网源码"))
            let filed = try await buyer.upload(
                "/complaints", ["about": "listing/\(listing)", "category": "misleadingListing", "text": "打不开"],
                files: [("file", "截图.png", Array("图".utf8))])
            let path = try #require(filed.headers[.location])
            #expect(filed.status == .seeOther)
            let page = try await seller.page(path)
            #expect(page.text.contains("打不开") && page.text.contains("截图.png") && page.text.contains("\(path)/answers"))
            let file = try await seller.page("\(path)/entries/0/files/0")
            #expect(file.status == .ok && file.text == "图" && file.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            #expect(try await stranger.page(path).status == .notFound)
            #expect(try await stranger.page("\(path)/entries/0/files/0").status == .notFound)
            #expect(try await stranger.send("\(path)/answers", #"{"text":"x"}"#).status == .notFound)
            #expect(try await seller.page("/account").text.contains("1 件投诉等您答复"))
            #expect(try await seller.page("/complaints").text.contains(path))
            #expect(try await seller.page("/complaints", language: .en).text.contains("Misleading listing"))

            // The staff sees it, and waits.
            #expect(try await seller.page("/desk/complaints").status == .notFound)
            #expect(try await desk.first.page("/desk/complaints").text.contains(path))
            let id = try #require(path.split(separator: "/").last.map(String.init))
            #expect(try await desk.first.submit("/desk/complaints/\(id)/taking").status == .seeOther)
            let early = try await desk.first.send(
                "/desk/complaints/\(id)/decision", #"{"outcome":"listingTakenDown","reason":"属实"}"#)
            #expect(try early.errorCode == "answerOutstanding")
            #expect(try await buyer.send("\(path)/answers", #"{"text":"x"}"#).errorCode == "notTheAccused")
            #expect(try await seller.upload("\(path)/answers", ["text": "写明了"], files: []).status == .seeOther)
            let decided = try await desk.first.submit(
                "/desk/complaints/\(id)/decision", ["outcome": "listingTakenDown", "reason": "属实"])
            #expect(decided.status == .seeOther)
            #expect(try await seller.page("/account/record").text.contains("属实"))
            #expect(try await seller.json("/account/record").text.contains("misleading"))
            #expect(!(try await buyer.page("/").text.contains("企业官网源码")))

            #expect(try await buyer.send("\(path)/appeals", #"{"reason":"x"}"#).errorCode == "decisionNotAgainstYou")
            #expect(try await seller.submit("\(path)/appeals", ["reason": "没有看说明"]).status == .seeOther)
            #expect(try await desk.first.send("/desk/complaints/\(id)/taking").errorCode == "sameStaff")
            #expect(try await desk.second.send("/desk/complaints/\(id)/taking").status == .created)
            let ruled = try await desk.second.send(
                "/desk/complaints/\(id)/ruling", #"{"outcome":"unfounded","reason":"说明写明了"}"#)
            #expect(ruled.status == .created)
            #expect(try await buyer.page("/").text.contains("企业官网源码"))
            #expect(try await buyer.json(path).text("outcome") == "unfounded")
            #expect(try await buyer.page("/complaints").text.contains("1 件投诉被认定不成立"))
        }
    }

    @Test func anUrgentFreezeSaysAllAndIsAppealed() async throws {
        try await WebMarket.run { market async throws in
            let desk = try await WebDesk.open(market)
            let (seller, buyer) = (try await market.member("seller", "卖家"), try await market.member("buyer", "买家"))
            _ = try await market.listing(by: seller)
            let sellerID = try #require(seller.id)
            let filed = try await buyer.send(
                "/complaints", #"{"about":"member/\#(sellerID)","category":"fraud","text":"收钱不发货"}"#)
            let id = try #require(try filed.text("complaint"), "\(filed.text)")
            let long = try await desk.first.send(
                "/desk/complaints/\(id)/freezes", #"{"scope":"account","rule":"fraud","days":8,"reason":"x"}"#)
            #expect(long.status == .unprocessableContent)
            let frozen = try await desk.first.submit(
                "/desk/complaints/\(id)/freezes",
                ["scope": "payouts", "rule": "fraud", "days": "3", "amount": "5.00", "reason": "多人反映"])
            #expect(frozen.status == .seeOther, "\(frozen.text)")
            #expect(
                try await desk.first.send(
                    "/desk/complaints/\(id)/freezes", #"{"scope":"account","rule":"fraud","days":2,"reason":"先停"}"#
                ).status == .created)
            let page = try await seller.page("/complaints/\(id)").text
            for words in ["暂停提现", "¥5.00", "多人反映", "欺诈消费者", "最晚至", "不服可以在这里申诉"] { #expect(page.contains(words), "\(words)") }
            let record = try await seller.page("/account/record").text
            #expect(record.contains("账号冻结") && record.contains("/complaints/\(id)"))
            let about = try await market.listing(by: buyer)
            #expect(try await seller.send("/listings/\(about)/enquiries").errorCode == "accountFrozen")

            let freeze = try #require(page.split(separator: "/freezes/").dropFirst().first?.prefix(26))
            #expect(try await seller.submit("/complaints/\(id)/freezes/\(freeze)/appeals", ["reason": "没有依据"]).status == .seeOther)
            let own = try await desk.first.send(
                "/desk/complaints/\(id)/freezes/\(freeze)/ruling", #"{"outcome":"kept","reason":"x"}"#)
            #expect(try own.errorCode == "sameStaff")
            #expect(
                try await desk.second.submit(
                    "/desk/complaints/\(id)/freezes/\(freeze)/ruling", ["outcome": "ended", "reason": "证据不足"]
                ).status == .seeOther)
            #expect(try await seller.page("/complaints/\(id)").text.contains("紧急措施解除"))
            #expect(try await buyer.send("/complaints/\(id)/withdrawal").status == .created)
            #expect(try await seller.send("/listings/\(about)/enquiries").status == .created)
        }
    }
}
