import Foundation
import Ledger
import Market
import Testing

@testable import Payments

/// A bill in the layout that Alipay documents: an archive, GBK, the details and beside them a summary.
@Suite struct AlipayBillTests {
    static let payment =
        "2026112222001414830501234567\t,01k5m3v8q2x7t9w4r6y1z0abcd\t,交易\t,进销存系统 源码 v2.1,2026-11-22 10:14:50,2026-11-22 10:15:01,"
        + "\t,\t,\t,\t,*张(159****5620)\t,1280.00,1280.00,0.00,0.00,0.00,0.00,0.00,,0.00\t,0.00,\t,-7.68,0.00,"
    static let refund =
        "2026112222001414830501234567\t,01k5m3v8q2x7t9w4r6y1z0abcd\t,退款\t,\"进销存系统, \"\"源码\"\"\",2026-11-22 10:14:50,2026-11-22 18:02:00,"
        + "\t,\t,\t,\t,*张(159****5620)\t,-280.00,-280.00,0.00,0.00,0.00,0.00,0.00,,0.00\t,0.00,01k5m3v8q2x7t9w4r6y1z0abcd-r1\t,1.68,0.00,"
    static let bill =
        [
            "#支付宝业务明细查询", "#账号：[20881011122233340156]",
            "#起始日期：[2026年11月22日 00:00:00]   终止日期：[2026年11月23日 00:00:00]",
            "#-----------------------------------------业务明细列表----------------------------------------",
            "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,"
                + "商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,"
                + "卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注",
            payment, refund, "#-----------------------------------------业务明细列表结束------------------------------------",
            "#交易合计：1笔，商家实收共1280.00元，商家优惠共0.00元", "#退款合计：1笔，商家实收退款共-280.00元，商家优惠退款共0.00元",
            "#导出时间：[2026年11月23日 05:46:49]",
        ].joined(separator: "\r\n") + "\r\n"

    static func gbk(_ text: String) -> [UInt8] { Array(text.data(using: String.Encoding(rawValue: 0x8000_0632))!) }

    @Test func everyLineIsRead() throws {
        let number = TransactionNumber("2026112222001414830501234567")!
        func line(_ kind: GatewayBillLine.Kind, _ movement: String?, _ minor: Int64, _ time: String) -> GatewayBillLine {
            GatewayBillLine(
                transaction: number, payment: "01k5m3v8q2x7t9w4r6y1z0abcd", movement: movement, kind: kind,
                amount: .fen(minor), at: BeijingTime.moment("2026-11-22 " + time)!)
        }
        let refund = "01k5m3v8q2x7t9w4r6y1z0abcd-r1"
        let expected = GatewayBill(
            gateway: "alipay",
            lines: [
                line(.payment, nil, 128_000, "10:15:01"), line(.fee, nil, 768, "10:15:01"),
                line(.refund, refund, 28_000, "18:02:00"), line(.feeReturned, refund, 168, "18:02:00"),
            ])
        #expect(try AlipayBill.read(Self.gbk(Self.bill)) == expected)
        #expect(try AlipayBill.read(Self.gbk(Self.bill.replacing("\r\n", with: "\n"))) == expected)
        let archive = try Self.archive([
            "20881011122233340156_20261122_汇总.csv": Self.gbk("#支付宝业务汇总查询\r\n"),
            "20881011122233340156_20261122_业务明细.csv": Self.gbk(Self.bill),
        ])
        #expect(try AlipayBill.read(archive: archive) == expected)
    }

    @Test(arguments: [
        ("#交易合计：1笔", "#交易合计：2笔", BillFault.total("交易合计")), ("商家实收共1280.00", "商家实收共1280.01", .total("交易合计")),
        ("#退款合计", "#退款", .total("退款合计")), ("商家实收退款共-280.00", "商家实收退款共280.00", .total("退款合计")),
        ("交易\t,", "转账\t,", .line(6, "业务类型")), ("1280.00,1280.00", "-1280.00,1280.00", .line(6, "订单金额（元）")),
        ("-280.00,-280.00", "280.00,-280.00", .line(7, "订单金额（元）")),
        (",2026-11-22 10:15:01", ",2026/11/22 10:15", .line(6, "完成时间")),
        ("2026112222001414830501234567\t", "2.02611E+27\t", .line(6, "支付宝交易号")),
        ("-7.68", "-7.681", .line(6, "服务费（元）")),
        ("*张(159****5620)\t,1280", "*张,(159****5620)\t,1280", .line(6, "columns")), ("\"进销存", "进\"销存", .line(7, "\"")),
        ("服务费（元）", "费（元）", .columns), ("#支付宝业务明细查询", "#支付宝账务明细查询", .notABill), ("列表结束", "列表", .notABill),
    ])
    func whatIsChangedIsNotBelieved(_ old: String, _ new: String, _ fault: BillFault) {
        #expect(Self.bill.contains(old))
        let bill = Self.bill.replacing(old, with: new, maxReplacements: 1)
        #expect(throws: fault) { try AlipayBill.read(Self.gbk(bill)) }
    }

    @Test func whatIsNoBillIsNone() throws {
        #expect(throws: BillFault.encoding) { try AlipayBill.read(Array("#支付宝".utf8) + [0xFF, 0xFF]) }
        #expect(throws: BillFault.notABill) { try AlipayBill.read(archive: Self.gbk(Self.bill)) }
        #expect(throws: BillFault.notABill) { try AlipayBill.read(archive: []) }
        let other = try Self.archive(["a.csv": Self.gbk("#支付宝业务汇总查询\r\n")])
        #expect(throws: BillFault.notABill) { try AlipayBill.read(archive: other) }
        // A hundred megabytes of nothing in a small archive.
        let bomb = try Self.archive(["a.csv": [UInt8](repeating: 0x20, count: 100 << 20)])
        #expect(bomb.count < 1 << 20)
        #expect(throws: BillFault.tooLong) { try AlipayBill.read(archive: bomb) }
    }

    /// An archive made by the system's `zip`.
    private static func archive(_ files: [String: [UInt8]]) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bill-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/zip")
        process.arguments = ["-q", "-r", "bill.zip", "."]
        process.currentDirectoryURL = folder
        try process.run()
        process.waitUntilExit()
        return Array(try Data(contentsOf: folder.appending(path: "bill.zip")))
    }
}
