/// What the platform keeps of a release: a share and a fixed part.
package struct Fee: Hashable, Sendable {
    /// Hundredths of a percent, 0 to 10,000.
    package let basisPoints: Int
    /// Minor units, zero or more, in the currency of the amount that is charged.
    package let fixedMinor: Int64

    /// Nil if a part is out of its bounds.
    package init?(basisPoints: Int, fixedMinor: Int64) {
        guard (0...10_000).contains(basisPoints), fixedMinor >= 0 else { return nil }
        self.basisPoints = basisPoints
        self.fixedMinor = fixedMinor
    }

    /// Splits `gross` into the fee and the rest, which together are `gross` to the last minor unit.
    ///
    /// The share is rounded down, so the remainder of the division goes to the payee; the fee is never more than `gross`.
    package func split(_ gross: Money) -> (fee: Money, net: Money) {
        precondition(gross.minor >= 0, "only an amount that was paid is split")
        let (high, low) = gross.minor.multipliedFullWidth(by: Int64(basisPoints))
        let share = Int64(10_000).dividingFullWidth((high, low)).quotient
        let (sum, overflow) = share.addingReportingOverflow(fixedMinor)
        let feeMinor = overflow ? gross.minor : min(sum, gross.minor)
        return (
            Money(minor: feeMinor, currency: gross.currency),
            Money(minor: gross.minor - feeMinor, currency: gross.currency)
        )
    }
}

extension Fee: Codable {
    private enum CodingKeys: String, CodingKey { case basisPoints, fixedMinor }

    /// Reads `{"basisPoints": 500, "fixedMinor": "0"}`. Throws: `DecodingError`, also where a part is out of its bounds.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let text = try values.decode(String.self, forKey: .fixedMinor)
        guard let fixedMinor = Int64(text), String(fixedMinor) == text,
            let fee = Fee(basisPoints: try values.decode(Int.self, forKey: .basisPoints), fixedMinor: fixedMinor)
        else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a fee"))
        }
        self = fee
    }

    /// Writes the form that `init(from:)` reads. The fixed part is a string because some JSON tools round beyond 2^53.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(basisPoints, forKey: .basisPoints)
        try values.encode(String(fixedMinor), forKey: .fixedMinor)
    }
}
