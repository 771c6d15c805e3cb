import Ledger
import Market

/// The sandbox bank's settlement file of a day: UTF-8, values between commas, totals by kind, and a last line with the number
/// of lines, so that one that was cut off is none.
package enum SandboxBill {
    private static let title = "#sandbox-bill,2"
    /// What bills were called before money could be taken back, of which they knew no lines.
    private static let firstTitle = "#sandbox-bill,1"
    private static let columns = "transaction,payment,movement,kind,amount,at"

    /// Writes the bill of a merchant's day. No value has a comma in it.
    static func text(of lines: [GatewayBillLine], merchant: SandboxMerchant, day: BeijingDay) -> String {
        var text = "\(title)\n#merchant,\(merchant)\n#day,\(day.text)\n\(columns)\n"
        for line in lines {
            text += "\(line.transaction),\(line.payment),\(line.movement ?? ""),\(line.kind.rawValue),"
            text += "\(YuanText.text(minor: line.amount.minor)),\(BeijingTime.text(line.at))\n"
        }
        for kind in GatewayBillLine.Kind.allCases {
            let (count, minor) = sum(of: kind, in: lines)
            text += "#total,\(kind.rawValue),\(count),\(YuanText.text(minor: minor))\n"
        }
        return text + "#end,\(lines.count)\n"
    }

    /// Reads a whole bill. Throws: why it is not believed.
    package static func read(_ bytes: [UInt8]) throws(BillFault) -> GatewayBill {
        guard bytes.count <= GatewayBills.bytesMax else { throw .tooLong }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .encoding }
        let all = text.billLines
        let isFirst = all.first == Substring(firstTitle)
        let kinds = GatewayBillLine.Kind.allCases.filter { !isFirst || $0 != .chargeback }
        guard all.count >= 5 + kinds.count, isFirst || all[0] == title, all[1].hasPrefix("#merchant,"), all[2].hasPrefix("#day,"),
            let day = BeijingDay(text: String(all[2].dropFirst(5)))
        else { throw .notABill }
        guard all.count <= GatewayBills.linesMax + 5 + kinds.count else { throw .tooLong }
        guard all[3] == columns else { throw .columns }
        let names = columns.split(separator: ",").map(String.init)
        var lines: [GatewayBillLine] = []
        lines.reserveCapacity(all.count)
        for place in 4..<(all.count - kinds.count - 1) {
            let values = all[place].split(separator: ",", omittingEmptySubsequences: false)
            lines.append(try line(try BillRow(place + 1, names, values)))
        }
        guard lines.allSatisfy({ kinds.contains($0.kind) }) else { throw .notABill }
        guard all.last == "#end,\(lines.count)" else { throw .total("end") }
        for (place, kind) in kinds.enumerated() {
            let (count, minor) = sum(of: kind, in: lines)
            guard all[all.count - kinds.count - 1 + place] == "#total,\(kind.rawValue),\(count),\(YuanText.text(minor: minor))"
            else { throw .total(kind.rawValue) }
        }
        if let stranger = lines.first(where: { !day.contains($0.at) }) { throw .otherDay(BeijingTime.text(stranger.at)) }
        return GatewayBill(gateway: "sandbox", lines: lines)
    }

    private static func line(_ row: BillRow) throws(BillFault) -> GatewayBillLine {
        let movement = try row.text("movement")
        let minor = try row.minor("amount")
        guard minor > 0 else { throw .line(row.line, "amount") }
        return GatewayBillLine(
            transaction: try row.transaction("transaction"), payment: try row.text("payment"),
            movement: movement.isEmpty ? nil : movement,
            kind: try row.read("kind") { GatewayBillLine.Kind(rawValue: String($0)) },
            amount: Money(minor: minor, currency: .cny), at: try row.moment("at"))
    }

    private static func sum(of kind: GatewayBillLine.Kind, in lines: [GatewayBillLine]) -> (count: Int, minor: Int64) {
        GatewayBill(gateway: "sandbox", lines: lines).sum(of: kind)
    }
}
