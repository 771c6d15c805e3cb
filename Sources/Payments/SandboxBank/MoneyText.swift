import Ledger

/// An amount as people read it: `¥1,234.56`. The sandbox knows no currency but renminbi.
enum MoneyText {
    static func text(_ money: Money) -> String {
        let magnitude = money.minor.magnitude
        let yuan = String(magnitude / 100)
        let fen = String(magnitude % 100)
        var grouped = ""
        for (place, digit) in yuan.enumerated() {
            if place > 0, (yuan.count - place).isMultiple(of: 3) { grouped += "," }
            grouped.append(digit)
        }
        let sign = money.minor < 0 ? "−" : ""
        let symbol = money.currency == .cny ? "¥" : money.currency.code + " "
        return "\(sign)\(symbol)\(grouped).\(fen.count < 2 ? "0" : "")\(fen)"
    }
}
