import HTTPTypes
import Ledger
import Market
import Testing

@testable import Payments

/// What the adapter believes of notifications that the official SDK signed.
@Suite(.serialized) struct AlipayNotificationTests {
    static let payment = PaymentID(rawValue: "01k5m3v8q2x7t9w4r6y1z0abcd")!

    /// A payment of ¥1,280 that was made.
    static let fields = [
        "gmt_create": "2026-11-23 14:50:01", "charset": "utf-8", "seller_email": "shop@chengxu.example",
        "subject": "进销存系统／源码 v2.1", "sign": "", "buyer_id": "2088102116773037", "invoice_amount": "1280.00",
        "notify_id": "ac05099524730693a8b330c5ecf72da978",
        "fund_bill_list": #"[{"amount":"1280.00","fundChannel":"ALIPAYACCOUNT"}]"#,
        "notify_type": "trade_status_sync", "trade_status": "TRADE_SUCCESS", "receipt_amount": "1280.00",
        "app_id": AlipayWorld.appID, "buyer_pay_amount": "1280.00", "sign_type": "RSA2",
        "seller_id": AlipayWorld.sellerID, "gmt_payment": "2026-11-23 14:50:09", "notify_time": "2026-11-23 14:50:10",
        "version": "1.0", "out_trade_no": payment.rawValue, "total_amount": "1280.00",
        "trade_no": "2026112322001414830501234567", "auth_app_id": AlipayWorld.appID, "buyer_logon_id": "159****5620",
        "point_amount": "0.00", "passback_params": "a~b*c+d %26",
    ]

    static let notice = PaymentNotice(
        payment: payment, transaction: TransactionNumber("2026112322001414830501234567")!, amount: .yuan(1_280),
        state: .paid, reached: Timestamp(ms: 1_795_416_609_000))

    private func changed(_ changes: [String: String?]) -> [String: String] {
        var fields = Self.fields
        for (name, value) in changes { fields[name] = value }
        return fields
    }

    @Test func aGenuineOneSaysWhatAlipaySaid() async throws {
        try await AlipayWorld.with { world in
            let notification = try await world.signed(Self.fields)
            #expect(try world.gateway.read(notification) == Self.notice)
            // It carries no time against which it could be too old: nothing but the query makes it true.
            for _ in 1...10 { #expect(try world.gateway.read(notification) == Self.notice) }
        }
    }

    @Test(arguments: [
        (
            ["trade_status": "WAIT_BUYER_PAY", "gmt_payment": nil], PaymentNotice.State.waiting,
            Int64(1_795_416_601_000)
        ),
        (["trade_status": "TRADE_FINISHED"], .paid, 1_795_416_609_000),
        (
            ["trade_status": "TRADE_CLOSED", "gmt_payment": nil, "gmt_close": "2026-11-23 15:20:00"], .closed,
            1_795_418_400_000
        ),
        // All of it has gone back; it was paid all the same.
        (["trade_status": "TRADE_CLOSED", "gmt_refund": "2026-11-23 15:20:00.123"], .paid, 1_795_416_609_000),
    ])
    func everyStateIsRead(_ changes: [String: String?], _ state: PaymentNotice.State, _ reachedMs: Int64) async throws {
        try await AlipayWorld.with { world in
            let notice = try world.gateway.read(try await world.signed(changed(changes)))
            #expect(notice.state == state)
            #expect(notice.reached == Timestamp(ms: reachedMs))
        }
    }

    /// Genuinely signed by Alipay, and still nothing for us.
    @Test func whatIsNotForUsOrNotReadableIsRefused() async throws {
        let bad: [(String, [String?], NotificationRefusal)] = [
            ("app_id", ["2021004100000002", ""], .otherMerchant), ("app_id", [nil], .malformed("app_id")),
            ("seller_id", ["2088101112223335"], .otherMerchant), ("seller_id", [nil], .malformed("seller_id")),
            ("notify_type", ["batch_refund_notify", nil], .malformed("notify_type")),
            ("charset", ["gbk", nil], .malformed("charset")),
            ("sign_type", ["RSA", "rsa2", nil], .malformed("sign_type")),
            ("sign", [nil], .forged),
            ("trade_status", ["TRADE_PENDING", "trade_success", "", nil], .malformed("trade_status")),
            (
                "gmt_payment", ["2026-11-23T14:50:09", "2026-02-30 00:00:00", "2026-11-23 24:00:00", nil],
                .malformed("gmt_payment")
            ),
            ("out_trade_no", ["", "1", "01K5M3V8Q2X7T9W4R6Y1Z0ABCD", nil], .malformed("out_trade_no")),
            ("trade_no", ["", "a b", String(repeating: "1", count: 65), nil], .malformed("trade_no")),
            (
                "total_amount",
                [
                    "0.00", "-1.00", "1,280.00", "1280.001", "+1.00", "01.00", " 1.00", "1e3", "100000000.01", ".5",
                    "1.", "１.00", nil,
                ],
                .malformed("total_amount")
            ),
        ]
        try await AlipayWorld.with { world in
            for (name, values, refusal) in bad {
                for value in values {
                    let notification = try await world.signed(changed([name: value]))
                    #expect(throws: refusal, "\(name) \(value ?? "nothing")") { try world.gateway.read(notification) }
                }
            }
        }
    }

    @Test func anothersKeyIsForgery() async throws {
        try await AlipayWorld.with { world in
            let notification = try await world.signed(Self.fields, key: "other")
            #expect(throws: NotificationRefusal.forged) { try world.gateway.read(notification) }
        }
    }
}
