/// How a dispute can end: what goes back, and what else is owed.
///
/// Source: RULES.md, money: full refund, partial refund, redo, fee waived, licence kept or ended.
package struct DisputeOutcome: Hashable, Sendable, Codable {
    /// What goes to the buyer, in minor units; 0 to all that the dispute is about. The rest of the hold goes to the seller.
    package var refundMinor: Int64
    /// Within how many hours the seller does again what was promised; what does not go back stays held until then. Nil where it
    /// is not done again.
    package var redoByHours: Int?
    /// How many months of support more than was agreed; nil where it stays as it is.
    package var extraSupportMonths: Int?
    /// Whether the platform keeps nothing of what is released by it.
    package var feeWaived: Bool
    /// What becomes of the buyer's licence.
    package var licence: Licence

    /// What becomes of the buyer's licence.
    package enum Licence: String, CaseIterable, Sendable, Codable {
        case kept, ended
    }

    package init(
        refundMinor: Int64, redoByHours: Int? = nil, extraSupportMonths: Int? = nil, feeWaived: Bool = false,
        licence: Licence = .kept
    ) {
        self.refundMinor = refundMinor
        self.redoByHours = redoByHours
        self.extraSupportMonths = extraSupportMonths
        self.feeWaived = feeWaived
        self.licence = licence
    }

    /// The longest time to do it again, in hours.
    package static let redoHours = 1...2_160
    /// The bounds of support that is added, in months.
    package static let extraSupport = 1...12
}

/// Who puts an outcome forward: what is whose to give differs.
enum OutcomeAuthor: Equatable {
    case party, mediator
}

extension Trade {
    /// Throws: `refundOutOfRange`, `redoOutOfRange`, `supportOutOfRange`, `feeStays` unless that outcome can be carried out.
    func check(_ outcome: DisputeOutcome, by author: OutcomeAuthor, parts: [Int]) throws(DisputeRefusal) {
        let heldMinor = self.heldMinor(of: parts)
        let mostMinor = heldMinor + returnableMinor
        guard (0...mostMinor).contains(outcome.refundMinor) else { throw .refundOutOfRange(mostMinor) }
        if let hours = outcome.redoByHours, !DisputeOutcome.redoHours.contains(hours) { throw .redoOutOfRange }
        if let months = outcome.extraSupportMonths, !DisputeOutcome.extraSupport.contains(months) { throw .supportOutOfRange }
        guard outcome.feeWaived else { return }
        // The fee is the platform's. What was released before has borne it, and two parties alone cannot agree it away.
        guard outcome.refundMinor < heldMinor, outcome.redoByHours == nil else { throw .feeStays }
        switch author {
        case .mediator: break
        case .party:
            let share = opening?.policy.settlementFeeWaiverBasisPoints ?? 10_000
            let (high, low) = heldMinor.multipliedFullWidth(by: Int64(share))
            guard outcome.refundMinor >= Int64(10_000).dividingFullWidth((high, low)).quotient else { throw .feeStays }
        }
    }

    /// What is held for those parts, in minor units.
    package func heldMinor(of parts: [Int]) -> Int64 {
        self.parts.filter { parts.contains($0.number) }.reduce(0) { $0 + $1.heldMinor }
    }

    /// What the dispute that goes on, or one opened now, is about: what is held for its parts and what was released, in minor
    /// units.
    package var disputedMinor: Int64 { heldMinor(of: disputedParts) + returnableMinor }

    /// The parts that the dispute that goes on, or one opened now, holds.
    package var disputedParts: [Int] { openDispute?.parts ?? parts.filter(\.phase.isUnderway).map(\.number) }
}
