import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct MemberRouteTests {
    @Test func aMemberIsShownWithCreditAndListings() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei", "韩梅梅工作室")
            let listing = try await market.listing(by: seller)
            let path = "/members/\(try #require(seller.id))"
            let page = try await market.visitor.page(path)
            #expect(page.status == .ok)
            #expect(page.text.contains("韩梅梅工作室"))
            #expect(page.text.contains("/listings/\(listing)"))
            let json = try await market.visitor.json(path)
            #expect(try json.object["credit"]?["points"] == .integer(0))
            #expect(!json.text.contains("hanmei"), "a sign-in name is nobody else's business")
        }
    }

    @Test(arguments: ["/members/00000000000000000000000000", "/members/nobody", "/members/%00"])
    func anUnknownMemberIsNotThere(_ path: String) async throws {
        try await WebMarket.run { market async throws in
            #expect(try await market.visitor.page(path).status == .notFound)
            #expect(try await market.visitor.json(path).status == .notFound)
        }
    }
}
