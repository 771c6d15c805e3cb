import Ledger

/// One milestone 里程碑: a part of an agreement that is paid, delivered and accepted by itself. What it is in words, and what it is
/// measured by, stands in the wording under the same number.
package struct Milestone: Hashable, Sendable, Codable {
    /// What the buyer pays for it, in minor units of the price's currency.
    package var amountMinor: Int64
    /// From its payment to its delivery, in hours.
    package var deliveryHours: Int
    /// From its delivery to its acceptance by silence, in days.
    package var acceptanceDays: Int

    package init(amountMinor: Int64, deliveryHours: Int, acceptanceDays: Int) {
        self.amountMinor = amountMinor
        self.deliveryHours = deliveryHours
        self.acceptanceDays = acceptanceDays
    }

    /// So many make an agreement with milestones.
    package static let counts = 2...20

    private enum CodingKeys: String, CodingKey { case amountMinor, deliveryHours, acceptanceDays }

    /// Reads a milestone; the amount is a decimal string. Throws: `DecodingError`.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let text = try values.decode(String.self, forKey: .amountMinor)
        guard let amountMinor = Int64(text), String(amountMinor) == text else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not an amount"))
        }
        self.amountMinor = amountMinor
        deliveryHours = try values.decode(Int.self, forKey: .deliveryHours)
        acceptanceDays = try values.decode(Int.self, forKey: .acceptanceDays)
    }

    /// Writes the form that `init(from:)` reads. The amount is a string because some JSON tools round beyond 2^53.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(String(amountMinor), forKey: .amountMinor)
        try values.encode(deliveryHours, forKey: .deliveryHours)
        try values.encode(acceptanceDays, forKey: .acceptanceDays)
    }
}

extension Terms {
    /// What each part costs, in order: the price, or the amounts of the milestones.
    package var amounts: [Money] {
        milestones.isEmpty ? [price] : milestones.map { Money(minor: $0.amountMinor, currency: price.currency) }
    }

    /// The sum of the milestones, in minor units; nil where it is more than can be counted.
    package var milestonesMinor: Int64? {
        var sum: Int64 = 0
        for milestone in milestones {
            let (next, overflows) = sum.addingReportingOverflow(milestone.amountMinor)
            guard !overflows else { return nil }
            sum = next
        }
        return sum
    }

    /// These terms for one part alone: with its amount and its periods. An agreement without milestones is its own part.
    package func part(_ number: Int) -> Terms {
        guard milestones.indices.contains(number - 1) else { return self }
        let milestone = milestones[number - 1]
        var terms = self
        terms.price = Money(minor: milestone.amountMinor, currency: price.currency)
        terms.deliveryHours = milestone.deliveryHours
        terms.acceptanceDays = milestone.acceptanceDays
        terms.milestones = []
        return terms
    }

    /// Whether the milestones are all within their bounds and add up to the price; there may be none.
    package var areMilestonesInRange: Bool {
        guard !milestones.isEmpty else { return true }
        return Milestone.counts.contains(milestones.count) && milestonesMinor == price.minor
            && milestones.allSatisfy {
                Bounds.priceMinor.contains($0.amountMinor) && Bounds.deliveryHours.contains($0.deliveryHours)
                    && Bounds.acceptanceDays.contains($0.acceptanceDays)
            }
    }
}
