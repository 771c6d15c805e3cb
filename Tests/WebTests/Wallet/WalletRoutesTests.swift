import HTTPTypes
import HummingbirdTesting
import Ledger
import Market
import NIOCore
import Service
import Testing

@testable import Web

@Suite struct WalletRoutesTests {
    private static let account =
        #"{"kind": "bank", "holder": "林晚", "bank": "招商银行", "number": "4111 1111 1111 1111", "password": "password of seller"}"#

    @Test func fromAnAccountToAReceipt() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.completed()
            let seller = steps.seller
            let wrong = try await seller.send(
                "/wallet/accounts", Self.account.replacing("password of seller", with: "password of nobody"))
            #expect(try wrong.errorCode == "ownPasswordWrong")
            #expect(
                try await seller.send("/wallet/accounts", Self.account.replacing("1111\"", with: "1112\"")).errorCode
                    == "cardMalformed")
            let added = try await seller.send("/wallet/accounts", Self.account)
            #expect(added.status == .created, "\(added.text)")
            let account = try #require(try added.text("account"))
            let order = #"{"account": "\#(account)", "amount": "100"}"#
            #expect(try await seller.send("/wallet/payouts", order).errorCode == "accountCooling")
            #expect(try await seller.page("/wallet/payouts").text.contains("冷静期"))
            steps.market.clock.advance(by: .hours(72))
            let ordered = try await seller.send("/wallet/payouts", order)
            #expect(ordered.status == .created, "\(ordered.text)")
            let payout = try #require(try ordered.text("payout"))
            for path in ["/wallet", "/wallet/accounts", "/wallet/payouts", "/wallet/payouts/\(payout)", "/wallet/entries/0"] {
                let page = try await seller.page(path)
                #expect(page.status == .ok, "\(path)")
                #expect(!page.text.contains("4111111111111111") && !page.text.contains("⟦"), "\(path)")
                #expect(try await seller.json(path).status == .ok, "\(path)")
            }
            #expect(try await steps.buyer.json("/wallet/payouts/\(payout)").status == .notFound)
            let wallet = try await seller.json("/wallet")
            #expect(wallet.text.contains(#""payingOutMinor":"10000""#), "\(wallet.text)")
            #expect(try await steps.buyer.send("/trades/\(trade)/giving-back", #"{"amount": "1"}"#).status == .forbidden)
            let form = try await seller.page("/trades/\(trade)/giving-back")
            #expect(form.status == .ok && form.text.contains("平台服务费按同样的比例退回给您"))
            let given = try await seller.send("/trades/\(trade)/giving-back", #"{"amount": "20"}"#)
            #expect(given.status == .created, "\(given.text)")
            let page = try await seller.page("/trades/\(trade)").text
            #expect(page.contains("放款后退还") && page.contains("平台退回卖家的服务费"))
            #expect(try await seller.page("/wallet").text.contains("平台退回服务费"))
            #expect(try await steps.buyer.page("/trades/\(trade)/ledger").text.contains("平台退回服务费"))
        }
    }

    @Test func theStatementIsAPageAndATable() async throws {
        try await TradeSteps.run { steps in
            _ = try await steps.completed()
            let month = StatementMonth(of: steps.market.clock.now()).text
            let page = try await steps.seller.page("/wallet/statements/\(month)")
            #expect(page.status == .ok && page.text.contains("期末余额"))
            let table = try await steps.seller.json("/wallet/statements/\(month)/csv")
            #expect(table.headers[.contentType] == "text/csv; charset=utf-8")
            let bytes = Array(buffer: table.body)
            #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
            let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: "\r\n")
            #expect(lines.count == 4, "\(lines)")
            #expect(try await steps.seller.json("/wallet/statements/2026-13").status == .notFound)
        }
    }

    @Test func noCellIsAFormula() {
        #expect(StatementCSV.cell("=1+1") == "'=1+1")
        #expect(StatementCSV.cell("@x") == "'@x" && StatementCSV.cell("+86") == "'+86" && StatementCSV.cell("-a") == "'-a")
        #expect(StatementCSV.cell("-5.00") == "-5.00")
        #expect(StatementCSV.cell("a,\"b\"\n") == "\"a,\"\"b\"\"\n\"")
        #expect(StatementCSV.cell("=a,b") == "\"'=a,b\"")
    }
}
