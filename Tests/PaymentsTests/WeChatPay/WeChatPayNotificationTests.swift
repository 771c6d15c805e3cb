import HTTPTypes
import Ledger
import Market
import Testing

@testable import Payments

/// What the adapter believes of notifications that were encrypted and signed as WeChat Pay does.
@Suite(.serialized) struct WeChatPayNotificationTests {
    static let payment = PaymentID(rawValue: "01k5m3v8q2x7t9w4r6y1z0abcd")!

    /// What a payment of ¥1,280 says, with some of it changed.
    static func content(_ changes: [(String, String)] = []) -> String {
        var text = """
            {"sp_appid":"\(WeChatPayWorld.app)","sp_mchid":"\(WeChatPayWorld.merchant)",\
            "sub_mchid":"\(WeChatPayWorld.subMerchant)","out_trade_no":"\(payment)",\
            "transaction_id":"4200001234202611231234567890","trade_type":"NATIVE","trade_state":"SUCCESS",\
            "trade_state_desc":"支付成功","bank_type":"OTHERS","attach":"","success_time":"2026-11-23T14:50:09+08:00",\
            "payer":{"sp_openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},\
            "amount":{"total":128000,"payer_total":127000,"currency":"CNY","payer_currency":"CNY"}}
            """
        for (old, new) in changes {
            precondition(text.contains(old), old)
            text = text.replacing(old, with: new)
        }
        return text
    }

    static let notice = PaymentNotice(
        payment: payment, transaction: TransactionNumber("4200001234202611231234567890")!, amount: .yuan(1_280),
        state: .paid, reached: Timestamp(ms: 1_795_416_609_000))

    @Test(arguments: [WeChatPayWorld.Kind.platform, .publicKey])
    func aGenuineOneSaysWhatWeChatPaySaid(_ kind: WeChatPayWorld.Kind) async throws {
        try await WeChatPayWorld.with(kind) { world in
            let notification = try await world.signed(["transaction": Self.content()])
            try await world.gateway.prepare(notification)
            for _ in 1...10 { #expect(try world.gateway.read(notification) == Self.notice) }
        }
    }

    /// Genuinely signed by WeChat Pay, and still nothing for us.
    @Test func whatIsNotForUsOrNotReadableIsRefused() async throws {
        let bad: [([(String, String)], NotificationRefusal)] = [
            ([(WeChatPayWorld.app, "wxd678efh567hg6788")], .otherMerchant),
            ([(#""sp_mchid":"1230000109""#, #""sp_mchid":"1230000100""#)], .otherMerchant),
            ([(#""sub_mchid":"1900000109","#, "")], .otherMerchant),
            ([(#""sub_mchid""#, #""mchid":"1230000109","sub_mchid""#)], .otherMerchant),
            ([("SUCCESS", "REFUND")], .malformed("trade_state")), ([("SUCCESS", "NOTPAY")], .malformed("trade_state")),
            ([("2026-11-23T14:50:09+08:00", "2026-11-23T06:50:09Z")], .malformed("success_time")),
            ([("2026-11-23T", "2026-11-31T")], .malformed("success_time")),
            ([(Self.payment.rawValue, "1")], .malformed("out_trade_no")),
            ([("4200001234202611231234567890", "")], .malformed("transaction_id")),
            ([("128000", "0")], .malformed("amount")), ([("128000", "-1")], .malformed("amount")),
            ([("128000", "1280.5")], .malformed("json")), ([("128000", "\"128000\"")], .malformed("total")),
            ([("128000", "99999999999999999999")], .malformed("json")),
            ([("128000", "1000000001")], .malformed("amount")),
            ([(#""currency":"CNY""#, #""currency":"USD""#)], .malformed("amount")),
            ([("}}", "}")], .malformed("json")),
        ]
        try await WeChatPayWorld.with { world in
            try await world.gateway.fetchCertificates()
            for (changes, refusal) in bad {
                let notification = try await world.signed(["transaction": Self.content(changes)])
                #expect(throws: refusal, "\(changes)") { try world.gateway.read(notification) }
            }
            let others: [([String: String], NotificationRefusal)] = [
                (["event": "REFUND.SUCCESS"], .malformed("event_type")), (["signer": "other"], .forged),
                (["key": "0123456789abcdef0123456789abcdef"], .forged), (["age": "301"], .notFresh),
                (["age": "-302"], .notFresh),
            ]
            for (order, refusal) in others {
                let notification = try await world.signed(
                    order.merging(["transaction": Self.content()]) { first, _ in first })
                #expect(throws: refusal, "\(order)") { try world.gateway.read(notification) }
            }
            let fresh = try await world.signed(["transaction": Self.content(), "age": "295"])
            #expect(try world.gateway.read(fresh) == Self.notice)
        }
    }

    @Test func everyHeaderIsNeededOnce() async throws {
        try await WeChatPayWorld.with { world in
            try await world.gateway.fetchCertificates()
            let genuine = try await world.signed(["transaction": Self.content()])
            for name in ["Timestamp", "Nonce", "Signature", "Serial", "Signature-Type"] {
                let name = HTTPField.Name("Wechatpay-\(name)")!
                var without = genuine.headers
                without[name] = nil
                var twice = genuine.headers
                twice.append(HTTPField(name: name, value: genuine.headers[name]!))
                for headers in [without, twice] {
                    #expect(throws: NotificationRefusal.self) {
                        try world.gateway.read(RawNotification(headers: headers, body: genuine.body))
                    }
                }
            }
            #expect(try world.gateway.read(genuine) == Self.notice)
        }
    }
}
