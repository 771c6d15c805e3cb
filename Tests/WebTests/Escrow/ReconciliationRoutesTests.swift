import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Market
import Service
import Testing

@testable import Web

@Suite struct ReconciliationRoutesTests {
    static let pages = ["/desk/reconciliation", "/desk/money"]

    @Test func theBooksAreTheOperatorsAlone() async throws {
        try await WebMarket.run { market async throws in
            let desk = try await WebDesk.open(market)
            let member = try await market.member("hanmei")
            let mediator = try await market.member("mediator")
            try await desk.grant("mediator", .mediator)
            for path in Self.pages {
                for language in Language.allCases {
                    #expect(try await desk.first.page(path, language: language).status == .ok, "\(path)")
                }
                #expect(try await desk.first.json(path).status == .ok, "\(path)")
                for other in [member, mediator, market.visitor] {
                    #expect(try await other.page(path).status == .notFound, "\(path)")
                    #expect(try await other.json(path).status == .notFound, "\(path)")
                }
            }
        }
    }

    @Test func whatIsNotThereIsNotFound() async throws {
        try await WebMarket.run { market async throws in
            let desk = try await WebDesk.open(market)
            for path in [
                "/desk/reconciliation/alipay/2026-11-22", "/desk/reconciliation/alipay/2026-11-31",
                "/desk/reconciliation/alipay/2026-11-22/file", "/desk/reconciliation/x/y",
            ] {
                #expect(try await desk.first.page(path).status == .notFound, "\(path)")
            }
            let fetched = try await desk.first.send("/desk/reconciliation/alipay/2026-11-22/bill", "{}")
            #expect(fetched.status == .notFound)
        }
    }
}
