import HTTPTypes
import HummingbirdTesting
import NIOCore
import Service
import Testing

@testable import Web

@Suite struct WithdrawMessageRouteTests {
    @Test func bothStillReadIt() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            let path = "/trades/\(trade)/messages/1/withdrawal"
            #expect(try await steps.buyer.page("/trades/\(trade)").text.contains("action=\"\(path)\""))
            #expect(!(try await steps.seller.page("/trades/\(trade)").text.contains(path)))
            #expect(try await steps.seller.send(path).errorCode == "notYourMessage")
            #expect(try await steps.buyer.submit(path).status == .seeOther)
            #expect(try await steps.buyer.send(path).status == .ok)
            for member in [steps.seller, steps.buyer] {
                let page = try await member.page("/trades/\(trade)").text
                #expect(page.contains("发送者已撤回") && page.contains("您好，支持 PostgreSQL 吗？") && !page.contains(path))
            }
            #expect(try await steps.buyer.send("/trades/\(trade)/messages/0/withdrawal").status == .notFound)
        }
    }
}
