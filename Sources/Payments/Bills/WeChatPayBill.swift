import Market

/// WeChat Pay's bill of transactions (交易账单, ALL): UTF-8, a comma between values, a backtick before each.
///
/// Source: WeChat Pay's manual, 交易账单详细说明.
package enum WeChatPayBill {
    private static let needed = [
        "交易时间", "微信订单号", "商户订单号", "交易状态", "货币种类", "应结订单金额", "微信退款单号", "商户退款单号", "退款金额", "手续费",
        "订单金额", "申请退款金额",
    ]

    /// Reads a whole bill. Throws: why it is not believed.
    package static func read(_ bytes: [UInt8]) throws(BillFault) -> GatewayBill {
        guard bytes.count <= GatewayBills.bytesMax else { throw .tooLong }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        guard let text = String(validating: bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
        else { throw .encoding }
        let lines = text.billLines
        guard lines.count >= 3, let head = lines.first, head.hasPrefix("交易时间,") else { throw .notABill }
        guard lines.count <= GatewayBills.linesMax + 3 else { throw .tooLong }
        let columns = head.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard Set(columns).count == columns.count, Set(needed).isSubset(of: columns) else { throw .columns }

        var gathering = BillGathering()
        var sums = Sums()
        let rows = lines.dropFirst().dropLast(2)
        for (place, line) in rows.enumerated() {
            let row = try BillRow(place + 2, columns, try values(line, place + 2))
            try read(row, into: &gathering, &sums)
        }
        try sums.check(lines[lines.count - 2], lines[lines.count - 1], at: lines.count)
        return GatewayBill(gateway: "wechatpay", lines: gathering.lines)
    }

    /// Titles may contain commas, but none that a backtick follows.
    private static func values(_ line: Substring, _ number: Int) throws(BillFault) -> [Substring] {
        guard line.hasPrefix("`") else { throw .line(number, "`") }
        return line.dropFirst().split(separator: ",`", omittingEmptySubsequences: false)
    }

    private static func read(_ row: BillRow, into gathering: inout BillGathering, _ sums: inout Sums) throws(BillFault) {
        let (at, transaction) = (try row.moment("交易时间"), try row.transaction("微信订单号"))
        let payment = try row.text("商户订单号")
        guard try row.text("货币种类") == "CNY" else { throw .line(row.line, "货币种类") }
        let (ordered, asked) = (try row.minor("订单金额"), try row.minor("申请退款金额"))
        let fee = try row.minor("手续费")
        var movement: String?
        switch try row.text("交易状态") {
        case "SUCCESS":
            guard ordered > 0, asked == 0 else { throw .line(row.line, "订单金额") }
            gathering.add(transaction, payment, nil, .payment, minor: ordered, at: at)
        case "REFUND", "REVOKED":
            guard asked > 0, ordered == 0 else { throw .line(row.line, "申请退款金额") }
            movement = try row.text("商户退款单号")
            gathering.add(transaction, payment, movement, .refund, minor: asked, at: at)
        default: throw .line(row.line, "交易状态")
        }
        if fee != 0 {
            gathering.add(transaction, payment, movement, fee > 0 ? .fee : .feeReturned, minor: abs(fee), at: at)
        }
        sums.add([
            "总交易单数": 1, "应结订单总金额": try row.minor("应结订单金额"), "退款总金额": try row.minor("退款金额"),
            "手续费总金额": fee, "订单总金额": ordered, "申请退款总金额": asked,
        ])
    }

    private struct Sums {
        private var sums: [String: Int64] = [:]

        mutating func add(_ values: [String: Int64]) { sums.merge(values, uniquingKeysWith: +) }

        func check(_ head: Substring, _ line: Substring, at number: Int) throws(BillFault) {
            let columns = head.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard columns.first == "总交易单数" else { throw .total("总交易单数") }
            let row = try BillRow(number, columns, try WeChatPayBill.values(line, number))
            guard try row.read("总交易单数", { Int64($0) }) == sums["总交易单数"] ?? 0 else { throw .total("总交易单数") }
            for column in ["应结订单总金额", "退款总金额", "手续费总金额", "订单总金额", "申请退款总金额"] {
                guard try row.minor(column) == sums[column] ?? 0 else { throw .total(column) }
            }
        }
    }
}
