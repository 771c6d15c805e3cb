import HTTPTypes
import HummingbirdTesting
import Market
import Service
import Testing

@testable import Web

@Suite struct ChargebackDeskRoutesTests {
    private static let path = "/desk/chargebacks"

    /// The payment of that trade, as the staff reads it at the provider.
    private static func payment(of trade: TradeID, _ steps: TradeSteps) async throws -> String {
        let buyer = try #require(steps.buyer.id)
        return try #require(try await steps.market.marketplace.state(of: trade, for: buyer).trade.payments.last).id.rawValue
    }

    private static func form(_ payment: String, amount: String, number: String = "2026112300001") -> KeyValuePairs<String, String> {
        ["payment": payment, "number": number, "amount": amount, "reason": "商户后台显示已撤回"]
    }

    @Test func whatWasTakenIsEnteredAndListed() async throws {
        try await TradeSteps.run { steps async throws in
            let desk = try await WebDesk.open(steps.market)
            let trade = try await steps.funded()
            let payment = try await Self.payment(of: trade, steps)
            let empty = try await desk.first.page(Self.path)
            #expect(empty.status == .ok && empty.text.contains("没有被收回的款") && empty.text.contains("登记一笔被收回的款"))
            #expect(try await desk.first.json(Self.path).text.contains(#""chargebacks":[]"#))

            let entered = try await desk.first.submit(Self.path, Self.form(payment, amount: "50"))
            #expect(entered.status == .seeOther && entered.headers[.location]?.hasPrefix(Self.path) == true)
            let page = try await desk.second.page(Self.path).text
            #expect(page.contains("¥50.00 · ") && page.contains(payment) && page.contains("2026112300001"))
            #expect(page.contains("#" + trade.rawValue.suffix(6).uppercased()))
            #expect(try await desk.second.page(Self.path, language: .en).text.contains("Enter a chargeback"))
            let json = try await desk.second.json(Self.path).text
            #expect(json.contains(#""amountMinor":"5000""#) && json.contains(#""number":"2026112300001""#))
            #expect(json.contains(#""trade":"\#(trade)""#) && json.contains(#""payment":"\#(payment)""#))
            #expect(try await steps.buyer.json("/trades/\(trade)").text("heldMinor") == "14900")
            for member in [steps.buyer, steps.seller] {
                #expect(try await member.page("/trades/\(trade)").text.contains("付款人的银行收回了 ¥50.00"))
            }

            let rest = try await desk.first.send(
                Self.path, #"{"payment":"\#(payment)","number":"2026112300002","amount":"149","reason":"余下的也撤回了"}"#)
            #expect(try rest.status == .created && rest.object["done"] == .bool(true), "\(rest.text)")
            #expect(try await steps.buyer.json("/trades/\(trade)").text("phase") == "refunded")
            #expect(try await desk.second.page("/desk/log").text.contains("2026112300002"))
        }
    }

    @Test func whatIsWrongStaysInTheForm() async throws {
        try await TradeSteps.run { steps async throws in
            let desk = try await WebDesk.open(steps.market)
            let trade = try await steps.funded()
            let payment = try await Self.payment(of: trade, steps)
            let cases: [(form: KeyValuePairs<String, String>, status: HTTPResponse.Status, words: String)] = [
                (Self.form(payment, amount: "199.01"), .conflict, "收回的不能超过付款余下的 ¥199.00"),
                (Self.form("01mcc5rm000000000000000007", amount: "1"), .conflict, "01mcc5rm000000000000000007"),
                (Self.form(payment, amount: "1", number: "没有"), .unprocessableContent, "流水号的格式不对"),
                (Self.form(payment, amount: "零"), .unprocessableContent, "商户后台显示已撤回"),
                (Self.form(payment, amount: "0"), .unprocessableContent, "商户后台显示已撤回"),
            ]
            for (form, status, words) in cases {
                let answer = try await desk.first.submit(Self.path, form)
                #expect(answer.status == status && answer.text.contains(words), "\(form) \(answer.status)")
            }
            #expect(try await desk.first.json(Self.path).text.contains(#""chargebacks":[]"#))
            // One number is entered once.
            #expect(try await desk.first.submit(Self.path, Self.form(payment, amount: "1")).status == .seeOther)
            let again = try await desk.first.submit(Self.path, Self.form(payment, amount: "2"))
            #expect(again.status == .conflict && again.text.contains("这个编号已经登记过另一笔收回"))
        }
    }

    @Test func aboveTheLimitASecondPersonConsents() async throws {
        var policy = DeskPolicy.standard
        policy.aloneMinorMax = 1_000
        try await TradeSteps.run(desk: policy) { steps async throws in
            let desk = try await WebDesk.open(steps.market)
            let trade = try await steps.completed()
            let payment = try await Self.payment(of: trade, steps)
            #expect(try await desk.first.page(Self.path).text.contains("¥10.00 以内一人即可"))
            let proposed = try await desk.first.submit(Self.path, Self.form(payment, amount: "199"))
            #expect(proposed.status == .seeOther && proposed.headers[.location]?.hasPrefix("/desk/proposals") == true)
            #expect(try await desk.first.json(Self.path).text.contains(#""chargebacks":[]"#))
            let waiting = try await desk.second.page("/desk/proposals").text
            #expect(waiting.contains("登记付款 \(payment) 被收回 ¥199.00"))
            let deed = try #require(waiting.firstMatch(of: /proposals\/([0-9a-z]{26})\/consent/)).1
            #expect(try await desk.first.send("/desk/proposals/\(deed)/consent").status == .forbidden)
            #expect(try await desk.second.send("/desk/proposals/\(deed)/consent").status == .created)
            #expect(try await desk.first.json(Self.path).text.contains(#""amountMinor":"19900""#))
            #expect(try await steps.seller.json("/wallet").text.contains(#""owedMinor":"995""#))
        }
    }

    @Test func onlyStaffSeesItAndOnlyOperatorsEnter() async throws {
        try await TradeSteps.run { steps async throws in
            let desk = try await WebDesk.open(steps.market)
            let payment = try await Self.payment(of: try await steps.funded(), steps)
            let body = #"{"payment":"\#(payment)","number":"2026112300001","amount":"1","reason":"看到了"}"#
            for member in [steps.buyer, steps.seller] {
                #expect(try await member.page(Self.path).status == .notFound)
                #expect(try await member.json(Self.path).status == .notFound)
                #expect(try await member.send(Self.path, body).status == .notFound)
            }
            #expect(try await steps.market.visitor.json(Self.path).status != .ok)
            #expect(try await steps.market.visitor.send(Self.path, body).status != .created)
            // Whoever sells here cannot act for the platform in that trade, and is told no more than an outsider.
            try await desk.grant("seller", .operator)
            #expect(try await steps.seller.page(Self.path).status == .ok)
            #expect(try await steps.seller.send(Self.path, body).status == .notFound)
            #expect(try await desk.first.json(Self.path).text.contains(#""chargebacks":[]"#))
        }
    }
}
