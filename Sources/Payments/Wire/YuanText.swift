import Ledger

/// Amounts as Alipay and both providers' bills write them: yuan, a point, two digits.
enum YuanText {
    /// `1280.00` of 128,000 fen.
    static func text(minor: Int64) -> String {
        let fen = String(minor.magnitude % 100)
        return "\(minor < 0 ? "-" : "")\(minor.magnitude / 100).\(fen.count < 2 ? "0" : "")\(fen)"
    }

    /// The fen of an amount with at most two digits after the point, and more where those are zeros (`0.60000` in bills). No
    /// plus, no leading zeros, no exponent, no separators. Nil if it is anything else or overflows.
    static func minor(_ text: some StringProtocol, canBeNegative: Bool = false) -> Int64? {
        var rest = text.utf8[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative {
            guard canBeNegative else { return nil }
            rest = rest.dropFirst()
        }
        let parts = rest.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, (1...15).contains(whole.count), whole.allSatisfy(isDigit),
            whole.count == 1 || whole.first != UInt8(ascii: "0")
        else { return nil }
        var fen: Int64 = 0
        for digit in whole { fen = fen * 10 + Int64(digit - 0x30) }
        fen *= 100
        if parts.count == 2 {
            let decimals = Array(parts[1])
            guard (1...8).contains(decimals.count), decimals.allSatisfy(isDigit),
                decimals.dropFirst(2).allSatisfy({ $0 == 0x30 })
            else { return nil }
            fen += Int64(decimals[0] - 0x30) * 10
            if decimals.count > 1 { fen += Int64(decimals[1] - 0x30) }
        }
        return isNegative ? -fen : fen
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
