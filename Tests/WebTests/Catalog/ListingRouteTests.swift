import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Market
import Service
import Testing

@testable import Web

@Suite struct ListingRouteTests {
    @Test(arguments: Language.allCases) func aBuyerReadsIt(_ language: Language) async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei", "韩梅梅工作室")
            let buyer = try await market.member("lilei")
            let listing = try await market.listing(by: seller)
            let page = try await buyer.page("/listings/\(listing)", language: language)
            #expect(page.status == .ok)
            for words in ["企业官网源码", "IE 不支持", "¥199.00", "源码不得转售", "韩梅梅工作室", "/enquiries"] {
                #expect(page.text.contains(words), "\(words)")
            }
            #expect(!page.text.contains("⟦"))
            #expect(!page.text.contains("/withdrawal"))
            #expect(try await seller.page("/listings/\(listing)").text.contains("/withdrawal"))
        }
    }

    @Test func anEarlierRevisionStaysAsItWas() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let listing = try await market.listing(by: seller, title: "第一版标题")
            let answer = try await seller.send(
                "/listings/\(listing)/revise", PublishRouteTests.body(title: #""第二版标题""#))
            #expect(answer.status == .created, "\(answer.text)")
            #expect(try answer.object["sequence"] == .integer(1))
            #expect(try await market.visitor.json("/listings/\(listing)").text("title") == "第二版标题")
            let earlier = try await market.visitor.page("/listings/\(listing)/revisions/1")
            #expect(earlier.text.contains("第一版标题"))
            #expect(earlier.text.contains("旧版本"))
            #expect(!earlier.text.contains("/enquiries"))
        }
    }

    @Test(arguments: [
        "/listings/00000000000000000000000000", "/listings/nothing", "/listings/00000000000000000000000000/revisions/1",
        "/listings/x/revisions/1",
    ]) func whatIsNotThereIs404(_ path: String) async throws {
        try await WebMarket.run { market async throws in
            #expect(try await market.visitor.page(path).status == .notFound)
            #expect(try await market.visitor.json(path).status == .notFound)
        }
    }

    @Test(arguments: ["0", "2", "-1", "01", "99999999999999999999", "x"])
    func aRevisionThatNeverWasIs404(_ number: String) async throws {
        try await WebMarket.run { market async throws in
            let listing = try await market.listing(by: market.member("hanmei"))
            #expect(try await market.visitor.json("/listings/\(listing)/revisions/\(number)").status == .notFound)
        }
    }
}

@Suite struct ReviseRouteTests {
    @Test func theFormStartsFromTheNewestRevision() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let listing = try await market.listing(by: seller, title: "原来的标题")
            let form = try await seller.page("/listings/\(listing)/revise")
            for words in ["原来的标题", "IE 不支持", "源码不得转售", "value=\"199.00\"", "artefactUpload"] {
                #expect(form.text.contains(words), "\(words)")
            }
        }
    }

    @Test func onlyTheSellerRevisesAndOnlyWhatIsThere() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let other = try await market.member("lilei")
            let listing = try await market.listing(by: seller)
            #expect(try await other.page("/listings/\(listing)/revise").status == .forbidden)
            let answer = try await other.send("/listings/\(listing)/revise", PublishRouteTests.body())
            #expect(answer.status == .forbidden)
            #expect(try answer.errorCode == "notTheSeller")
            let nowhere = try await other.send(
                "/listings/00000000000000000000000000/revise", PublishRouteTests.body())
            #expect(nowhere.status == .notFound)
            #expect(try await market.visitor.json("/listings/\(listing)").object["newest"] == .integer(1))
        }
    }
}

@Suite struct WithdrawRouteTests {
    @Test func theSellerWithdrawsOnce() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let listing = try await market.listing(by: seller)
            let first = try await seller.send("/listings/\(listing)/withdrawal")
            #expect(first.status == .created)
            #expect(try await seller.send("/listings/\(listing)/withdrawal").status == .ok)
            #expect(try await market.visitor.json("/listings/\(listing)").object["withdrawn"] == .bool(true))
            #expect(try await market.visitor.json("/").text.contains("\"listings\":[]"))
            #expect(try await seller.page("/selling").text.contains("已下架"))
        }
    }

    @Test func nobodyElseDoes() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let other = try await market.member("lilei")
            let listing = try await market.listing(by: seller)
            #expect(try await other.send("/listings/\(listing)/withdrawal").status == .forbidden)
            #expect(try await other.send("/listings/00000000000000000000000000/withdrawal").status == .notFound)
            #expect(try await seller.submit("/listings/\(listing)/withdrawal", token: "foreign").status == .forbidden)
            #expect(try await seller.send("/listings/\(listing)/withdrawal", #"{"why": "x"}"#).status == .unprocessableContent)
            #expect(try await market.visitor.json("/listings/\(listing)").object["withdrawn"] == .bool(false))
        }
    }
}
