extension JSON {
    /// The text ECMAScript gives a finite number: the shortest digits that read back the same.
    ///
    /// Not finite gives nil. Source: RFC 8785 section 3.2.2.3, ECMA-262 Number::toString.
    public static func ecmaScriptText(_ value: Double) -> String? {
        guard value.isFinite else { return nil }
        guard value != 0 else { return "0" }
        let (digits, pointPosition) = shortestDigits(value.magnitude)
        let sign = value < 0 ? "-" : ""
        let count = digits.count
        if count <= pointPosition && pointPosition <= 21 {
            return sign + digits + String(repeating: "0", count: pointPosition - count)
        }
        if 0 < pointPosition && pointPosition <= 21 {
            return sign + digits.prefix(pointPosition) + "." + digits.dropFirst(pointPosition)
        }
        if -6 < pointPosition && pointPosition <= 0 {
            return sign + "0." + String(repeating: "0", count: -pointPosition) + digits
        }
        let exponent = pointPosition - 1
        let fraction = count == 1 ? "" : "." + digits.dropFirst()
        return sign + digits.prefix(1) + fraction + (exponent < 0 ? "e-" : "e+") + String(exponent.magnitude)
    }

    /// Whether the number's canonical text is one that a strict reader takes back as the same number.
    static func isExact(_ value: Double) -> Bool {
        // From 2^53 to 10^21 ECMAScript writes plain digits, which look like an integer that is not exact.
        value.isFinite && !(value.magnitude > Double(integerMax) && value.magnitude < 1e21)
    }

    static func appendNumber(_ value: Double, to output: inout [UInt8]) {
        guard isExact(value), let text = ecmaScriptText(value) else {
            preconditionFailure("a JSON number is not finite, or a whole number beyond 2^53 - 1")
        }
        output.appendText(text)
    }

    /// The shortest decimal digits of a positive number, and how many of them stand before the decimal point.
    ///
    /// Swift's description gives the same digits as ECMAScript and only lays them out differently.
    private static func shortestDigits(_ value: Double) -> (digits: String, pointPosition: Int) {
        let text = value.description
        let mantissa = text.prefix { $0 != "e" }
        let exponent = Int(text.dropFirst(mantissa.count + 1)) ?? 0
        let whole = mantissa.prefix { $0 != "." }
        let fraction = mantissa.dropFirst(whole.count + 1)
        let all = whole + fraction
        let significant = all.drop { $0 == "0" }
        let leadingZeros = all.count - significant.count
        var digits = String(significant)
        while digits.last == "0" { digits.removeLast() }
        return (digits, whole.count + exponent - leadingZeros)
    }
}
