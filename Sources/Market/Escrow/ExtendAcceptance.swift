/// The time to examine is made longer: by the buyer once, by the seller as often as it likes.
///
/// Source: RULES.md, clocks: buyer once +3 d, the seller may grant more.
package struct ExtendAcceptance: TradeCommand {
    package static let step = TradeStep.extendAcceptance
    package typealias Refused = ExtendAcceptanceRefusal

    /// By how many days: the buyer up to what the policy says, the seller 1 to 30.
    package let days: Int

    /// The part that it concerns; nil for the first one that it can.
    package let part: Int?

    package init(days: Int, part: Int? = nil) {
        self.days = days
        self.part = part
    }

    package func part(in trade: Trade) -> Int? { part ?? trade.examinedPart?.number }

    /// The most days that a seller grants at once.
    package static let grantedDaysMax = 30

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(ExtendAcceptanceRefusal) -> [TradeEvent] {
        guard let side = role.side, let policy = trade.opening?.policy, let part = trade.part(part(in: trade) ?? 1) else {
            throw .step(.notYourStep(Self.step))
        }
        guard let acceptUntil = trade.deadline(.acceptance, of: part.number) else { throw .clockStopped }
        guard time < acceptUntil else { throw .tooLate }
        let daysMax: Int
        switch side {
        case .buyer:
            guard !part.hasExtended else { throw .alreadyExtended }
            daysMax = policy.acceptanceExtensionDays
        case .seller: daysMax = Self.grantedDaysMax
        }
        guard (1...max(1, daysMax)).contains(days) else { throw .daysOutOfRange(max: daysMax) }
        let longer = acceptUntil.adding(.days(days))
        if let decideAt = part.hold?.decideAt, longer > decideAt { throw .outlastsHold }
        return [.acceptanceExtended(AcceptanceExtended(by: side, days: days, acceptUntil: longer, part: part.number.written))]
    }
}

/// Why the time to examine is not made longer.
package enum ExtendAcceptanceRefusal: TradeRefusal {
    case step(StepRefusal)
    /// It stands still; it can be made longer when it runs.
    case clockStopped
    /// Silence has become acceptance, whether or not that has been entered yet.
    case tooLate
    /// The buyer has done so before.
    case alreadyExtended
    case daysOutOfRange(max: Int)
    /// The gateway cannot hold the money so long.
    case outlastsHold

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .clockStopped: "clockStopped"
        case .tooLate: "acceptanceTooLate"
        case .alreadyExtended: "alreadyExtended"
        case .daysOutOfRange: "daysOutOfRange"
        case .outlastsHold: "extensionOutlastsHold"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .clockStopped, .tooLate, .alreadyExtended, .outlastsHold: []
        case .daysOutOfRange(let max): [String(max)]
        }
    }
}

/// There is more time to examine.
package struct AcceptanceExtended: PartFacts {
    /// Who made it longer.
    package let by: Side
    /// By how many days.
    package let days: Int
    /// Until when silence counts as acceptance now.
    package let acceptUntil: Timestamp
    /// The part that it concerns; nil for the first.
    package var part: Int? = nil

    static let kind = "acceptanceExtended"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.move(.acceptance, of: part ?? 1, to: acceptUntil)
        if by == .buyer { trade.change(part: part ?? 1) { $0.hasExtended = true } }
    }
}
