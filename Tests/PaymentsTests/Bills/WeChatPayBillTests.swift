import Ledger
import Market
import Testing

@testable import Payments

/// A bill in the layout that WeChat Pay documents, read whole or not at all.
@Suite struct WeChatPayBillTests {
    static let head =
        "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,"
        + "代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,"
        + "申请退款金额,费率备注"
    static let payment =
        "`2026-11-22 10:15:01,`wxd678efh567hg6787,`1230000109,`1900000109,`,`4200001234202611221234567890,"
        + "`01k5m3v8q2x7t9w4r6y1z0abcd,`oUpF8uMuAJO,`NATIVE,`SUCCESS,`OTHERS,`CNY,`1280.00,`0.00,`0,`0,`0.00,`0.00,`,`,"
        + "`进销存系统, 源码 v2.1,`,`7.68000,`0.60%,`1280.00,`0.00,`"
    static let refund =
        "`2026-11-22 18:02:00,`wxd678efh567hg6787,`1230000109,`1900000109,`,`4200001234202611221234567890,"
        + "`01k5m3v8q2x7t9w4r6y1z0abcd,`oUpF8uMuAJO,`NATIVE,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`50000000382019052709732678859,"
        + "`01k5m3v8q2x7t9w4r6y1z0abcd-r1,`280.00,`0.00,`ORIGINAL,`SUCCESS,`进销存系统, 源码 v2.1,`,`-1.68000,`0.60%,`0.00,"
        + "`280.00,`"
    static let foot =
        "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\n"
        + "`2,`1280.00,`280.00,`0.00,`6.00000,`1280.00,`280.00"
    static let bill = [head, payment, refund, foot].joined(separator: "\n") + "\n"

    @Test func everyLineIsRead() throws {
        let number = TransactionNumber("4200001234202611221234567890")!
        func line(_ kind: GatewayBillLine.Kind, _ movement: String?, _ minor: Int64, _ time: String) -> GatewayBillLine {
            GatewayBillLine(
                transaction: number, payment: "01k5m3v8q2x7t9w4r6y1z0abcd", movement: movement, kind: kind,
                amount: .fen(minor), at: BeijingTime.moment("2026-11-22 " + time)!)
        }
        let refund = "01k5m3v8q2x7t9w4r6y1z0abcd-r1"
        let expected = GatewayBill(
            gateway: "wechatpay",
            lines: [
                line(.payment, nil, 128_000, "10:15:01"), line(.fee, nil, 768, "10:15:01"),
                line(.refund, refund, 28_000, "18:02:00"), line(.feeReturned, refund, 168, "18:02:00"),
            ])
        #expect(try WeChatPayBill.read(Array(Self.bill.utf8)) == expected)
        #expect(try WeChatPayBill.read(Array(("\u{FEFF}" + Self.bill.replacing("\n", with: "\r\n")).utf8)) == expected)
        #expect(expected.sum(of: .payment) == (1, 128_000))
        #expect(expected.sum(of: .settlement) == (0, 0))
    }

    @Test func aDayWithoutPaymentsIsABill() throws {
        let empty = [Self.head, Self.foot.replacing(/`2.*/, with: "`0,`0.00,`0.00,`0.00,`0.00000,`0.00,`0.00")].joined(
            separator: "\n")
        #expect(try WeChatPayBill.read(Array(empty.utf8)).lines == [])
    }

    @Test(arguments: [
        ("`2,`1280.00", "`3,`1280.00", BillFault.total("总交易单数")), ("`6.00000", "`6.01000", .total("手续费总金额")),
        ("`6.00000,`1280.00", "`6.00000,`1280.01", .total("订单总金额")),
        ("`6.00000,`1280.00,`280.00", "`6.00000,`1280.00,`280.01", .total("申请退款总金额")),
        ("`2,`1280.00", "`2,`1279.00", .total("应结订单总金额")), ("总交易单数", "单数", .total("总交易单数")),
        ("`CNY", "`USD", .line(2, "货币种类")), ("`SUCCESS,`OTHERS", "`PAID,`OTHERS", .line(2, "交易状态")),
        ("2026-11-22 10:15:01", "2026-11-22 25:15:01", .line(2, "交易时间")), ("`7.68000", "`7.68100", .line(2, "手续费")),
        ("`0.60%,`1280.00", "`0.60%,`1,280.00", .line(2, "订单金额")),
        ("`0.60%,`1280.00", "`0.60%,`-1280.00", .line(2, "订单金额")),
        ("`2026-11-22 18", "2026-11-22 18", .line(3, "`")), ("`wxd678efh567hg6787,", "", .line(2, "columns")),
        ("申请退款金额,费率备注", "金额,费率备注", .columns), ("交易时间,公众", "时间,公众", .notABill),
        ("`4200001234202611221234567890", "`4.20000E+27", .line(2, "微信订单号")),
    ])
    func whatIsChangedIsNotBelieved(_ old: String, _ new: String, _ fault: BillFault) {
        #expect(Self.bill.contains(old))
        let bill = Self.bill.replacing(old, with: new, maxReplacements: 1)
        #expect(throws: fault) { try WeChatPayBill.read(Array(bill.utf8)) }
    }

    @Test func everyMissingLineIsNoticed() {
        let lines = Self.bill.split(separator: "\n")
        for place in lines.indices {
            var fewer = lines
            fewer.remove(at: place)
            #expect(throws: BillFault.self) { try WeChatPayBill.read(Array(fewer.joined(separator: "\n").utf8)) }
            var more = lines
            more.insert(lines[place], at: place)
            #expect(throws: BillFault.self) { try WeChatPayBill.read(Array(more.joined(separator: "\n").utf8)) }
        }
        #expect(throws: BillFault.notABill) { try WeChatPayBill.read([]) }
        #expect(throws: BillFault.encoding) { try WeChatPayBill.read([0xD6, 0xFF]) }
        #expect(throws: BillFault.tooLong) {
            try WeChatPayBill.read([UInt8](repeating: 0x0A, count: GatewayBills.bytesMax + 1))
        }
    }
}
