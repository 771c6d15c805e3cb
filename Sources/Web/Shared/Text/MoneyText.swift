/// Amounts of money as people read and type them. Units: minor units (fen) as `Int64`.
enum MoneyText {
    /// `¥1,234.50`; a negative amount has its sign in front: `-¥1,234.50`.
    static func yuan(_ amountMinor: Int64) -> String {
        (amountMinor < 0 ? "-¥" : "¥") + plain(amountMinor.magnitude, grouped: true)
    }

    /// `1234.50`, for the value of an input field.
    static func typed(_ amountMinor: Int64) -> String {
        (amountMinor < 0 ? "-" : "") + plain(amountMinor.magnitude, grouped: false)
    }

    /// With the sign always shown, for postings: `+¥10.00`, `-¥10.00`.
    static func signed(_ amountMinor: Int64) -> String {
        (amountMinor >= 0 ? "+" : "") + yuan(amountMinor)
    }

    private static func plain(_ magnitude: UInt64, grouped: Bool) -> String {
        let fen = magnitude % 100
        return (grouped ? NumberText.grouped(magnitude / 100) : String(magnitude / 100))
            + (fen < 10 ? ".0" : ".") + String(fen)
    }

    /// Why a typed amount was not understood.
    enum Unreadable: Error {
        /// Not digits with at most one point.
        case notAnAmount
        /// More than two places after the point.
        case tooManyPlaces
        /// Beyond what can be counted.
        case tooLarge
    }

    /// Reads `1,234.5`, `¥1234.50`, `１２３４．５０` (typed with a Chinese keyboard); no sign, no exponent.
    ///
    /// - Throws: `Unreadable`.
    static func parse(_ typed: Substring) throws(Unreadable) -> Int64 {
        var whole: Int64 = 0
        var fen: Int64 = 0
        var places = -1
        var digits = 0
        for scalar in typed.trimmingSpaces().unicodeScalars {
            switch NumberText.plain(scalar) {
            case let digit? where digit.value >= 48 && digit.value <= 57:
                digits += 1
                let value = Int64(digit.value - 48)
                if places >= 0 {
                    guard places < 2 else { throw .tooManyPlaces }
                    fen = fen * 10 + value
                    places += 1
                } else {
                    let (product, over) = whole.multipliedReportingOverflow(by: 10)
                    let (sum, over2) = product.addingReportingOverflow(value)
                    guard !over, !over2 else { throw .tooLarge }
                    whole = sum
                }
            case "."?:
                guard places < 0 else { throw .notAnAmount }
                places = 0
            case ","? where places < 0 && digits > 0: continue
            case "¥"? where digits == 0: continue
            default: throw .notAnAmount
            }
        }
        guard digits > 0 else { throw .notAnAmount }
        if places == 1 { fen *= 10 }
        let (product, over) = whole.multipliedReportingOverflow(by: 100)
        let (sum, over2) = product.addingReportingOverflow(fen)
        guard !over, !over2 else { throw .tooLarge }
        return sum
    }
}
