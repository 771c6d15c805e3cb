/// Personal data that a party asked to have erased is erased, once no statute keeps the record whole any more. Values and salts
/// go; the entries and their commitments stay, so every proof holds.
///
/// Source: PIPL 47, 电子商务法 31.
package struct EraseValues: TradeCommand {
    package static let step = TradeStep.eraseValues
    package typealias Refused = EraseValuesRefusal

    /// Which values go, of entries that the party made; 1 to `entriesMax` entries.
    package let erased: Erased

    /// Erases those values.
    package init(_ erased: Erased) { self.erased = erased }

    /// The most entries whose values one entry erases.
    package static let entriesMax = 500

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(EraseValuesRefusal) -> [TradeEvent] {
        guard [trade.buyer, trade.seller].contains(erased.member) else { throw .step(.notYourStep(Self.step)) }
        guard (1...Self.entriesMax).contains(erased.values.count) else { throw .nothingToErase }
        guard trade.retention.isOver(at: time) else { throw .stillKept }
        return [.erased(erased)]
    }
}

/// Why nothing is erased.
package enum EraseValuesRefusal: TradeRefusal {
    case step(StepRefusal)
    /// A statute keeps the record whole.
    case stillKept
    /// No entry was named, or too many.
    case nothingToErase

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .stillKept: "stillKept"
        case .nothingToErase: "nothingToErase"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .stillKept, .nothingToErase: []
        }
    }
}
