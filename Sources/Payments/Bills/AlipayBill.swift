import Foundation
import Market

/// Alipay's bill of a day (业务明细): a ZIP archive with a table in GBK, and beside it a summary that is not needed.
///
/// Source: Alipay's manual of `alipay.data.dataservice.bill.downloadurl.query` (trade).
package enum AlipayBill {
    private static let needed = [
        "支付宝交易号", "商户订单号", "业务类型", "完成时间", "订单金额（元）", "商家实收（元）", "退款批次号/请求号", "服务费（元）",
    ]
    private static let title = "#支付宝业务明细查询"

    /// Reads the archive that Alipay gives. Throws: why it is not believed.
    package static func read(archive bytes: [UInt8]) throws(BillFault) -> GatewayBill {
        for file in try BillArchive.files(bytes) {
            // The summary beside it begins otherwise.
            guard try decoded(file).hasPrefix(title) else { continue }
            return try read(file)
        }
        throw .notABill
    }

    /// Reads the table alone. Throws: why it is not believed.
    package static func read(_ bytes: [UInt8]) throws(BillFault) -> GatewayBill {
        guard bytes.count <= GatewayBills.bytesMax else { throw .tooLong }
        let lines = try decoded(bytes).billLines
        guard lines.first == Substring(title) else { throw .notABill }
        guard lines.count <= GatewayBills.linesMax + 12 else { throw .tooLong }
        guard let start = lines.firstIndex(where: { $0.hasPrefix("#---") && $0.contains("业务明细列表-") }),
            let end = lines.firstIndex(where: { $0.hasPrefix("#---") && $0.contains("业务明细列表结束") }), start + 1 < end
        else { throw .notABill }
        let columns = lines[start + 1].split(separator: ",", omittingEmptySubsequences: false).map(trimmed)
        guard Set(columns).count == columns.count, Set(needed).isSubset(of: columns) else { throw .columns }

        var gathering = BillGathering()
        var (payments, refunds) = (Sum(), Sum())
        for place in (start + 2)..<end {
            let values = try values(lines[place], place + 1)
            try read(try BillRow(place + 1, columns, values), into: &gathering, &payments, &refunds)
        }
        try payments.check("#交易合计：", "商家实收共", in: lines[end...])
        try refunds.check("#退款合计：", "商家实收退款共", in: lines[end...])
        return GatewayBill(gateway: "alipay", lines: gathering.lines)
    }

    private static func decoded(_ bytes: [UInt8]) throws(BillFault) -> String {
        // GB 18030, of which GBK is a part; the number is the one by which the system's library knows it.
        guard let text = String(data: Data(bytes), encoding: String.Encoding(rawValue: 0x8000_0632)) else {
            throw .encoding
        }
        return text
    }

    private static func read(
        _ row: BillRow, into gathering: inout BillGathering, _ payments: inout Sum, _ refunds: inout Sum
    ) throws(BillFault) {
        let (at, transaction) = (try row.moment("完成时间"), try row.transaction("支付宝交易号"))
        let (payment, fee) = (try row.text("商户订单号"), try row.minor("服务费（元）"))
        let (amount, received) = (try row.minor("订单金额（元）"), try row.minor("商家实收（元）"))
        var movement: String?
        switch try row.text("业务类型") {
        case "交易":
            guard amount > 0 else { throw .line(row.line, "订单金额（元）") }
            gathering.add(transaction, payment, nil, .payment, minor: amount, at: at)
            payments.add(received)
        case "退款":
            guard amount < 0 else { throw .line(row.line, "订单金额（元）") }
            movement = try row.text("退款批次号/请求号")
            gathering.add(transaction, payment, movement, .refund, minor: -amount, at: at)
            refunds.add(received)
        default: throw .line(row.line, "业务类型")
        }
        // What Alipay keeps of a payment stands there as a negative amount; what it gives back of a refund, as a positive one.
        if fee != 0 {
            gathering.add(transaction, payment, movement, fee < 0 ? .fee : .feeReturned, minor: abs(fee), at: at)
        }
    }

    /// Values with a comma or a quote in them stand in quotes. Alipay adds tabs, so that tables do not round long numbers.
    private static func values(_ line: Substring, _ number: Int) throws(BillFault) -> [Substring] {
        var values: [Substring] = []
        var value = ""
        var isQuoted = false
        var isAfterQuote = false
        for character in line {
            if isQuoted {
                if character == "\"" { (isQuoted, isAfterQuote) = (false, true) } else { value.append(character) }
            } else if character == "\"" {
                guard isAfterQuote || value.allSatisfy({ $0 == "\t" }) else { throw .line(number, "\"") }
                if isAfterQuote { value.append(character) }
                (isQuoted, isAfterQuote) = (true, false)
            } else if character == "," {
                values.append(Substring(trimmed(value)))
                (value, isAfterQuote) = ("", false)
            } else {
                guard !isAfterQuote || character == "\t" else { throw .line(number, "\"") }
                value.append(character)
            }
        }
        guard !isQuoted else { throw .line(number, "\"") }
        values.append(Substring(trimmed(value)))
        return values
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        text.trimmingCharacters(in: CharacterSet(charactersIn: "\t "))
    }

    private struct Sum {
        private var count: Int64 = 0
        private var minor: Int64 = 0

        mutating func add(_ amount: Int64) {
            count += 1
            minor += amount
        }

        /// The line `#交易合计：6笔，商家实收共0.06元，…` must say the same.
        func check(_ name: String, _ amount: String, in lines: ArraySlice<Substring>) throws(BillFault) {
            let word = String(name.dropFirst().dropLast())
            guard let line = lines.first(where: { $0.hasPrefix(name) }) else { throw .total(word) }
            let parts = line.dropFirst(name.count).split(separator: "，")
            guard parts.count >= 2, parts[0].hasSuffix("笔"), Int64(parts[0].dropLast()) == count,
                parts[1].hasPrefix(amount), parts[1].hasSuffix("元"),
                YuanText.minor(parts[1].dropFirst(amount.count).dropLast(), canBeNegative: true) == minor
            else { throw .total(word) }
        }
    }
}
