/// Staff decide whether a rating that a finding links to a threat counts. The decision is published with its reason.
///
/// Source: RULES.md, credit: left out of the score only by a published decision that can be appealed.
package struct DecideExclusion: TradeCommand {
    package static let step = TradeStep.decideExclusion
    package typealias Refused = ExclusionRefusal

    /// Whose rating it is about.
    package let of: Side
    /// Whether its score is left out.
    package let isExcluded: Bool
    /// Why, for all to read; 1 to 1,000 characters.
    package let reason: String
    /// Who decides.
    package let staff: MemberID

    /// - Parameter staff: who decides, who is also the actor.
    package init(of: Side, isExcluded: Bool, reason: String, by staff: MemberID) {
        self.of = of
        self.isExcluded = isExcluded
        self.reason = reason
        self.staff = staff
    }

    /// The longest reason, in characters.
    package static let reasonCharactersMax = 1_000

    package func isGiven(by actor: Actor, in trade: Trade) -> Bool { actor == .staff(staff) }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ExclusionRefusal) -> [TradeEvent] {
        guard trade.areRatingsRevealed, let file = trade.ratingFiles[of], trade.pressureFinding(by: of) != nil else {
            throw .noFinding
        }
        guard file.exclusion == nil else { throw .alreadyDecided }
        try ExclusionRefusal.demandLength(of: reason)
        return [
            .exclusionDecided(ExclusionDecided(of: of, isExcluded: isExcluded, staff: staff, reason: Sealed(reason)))
        ]
    }
}

/// Why nothing is decided about a rating.
package enum ExclusionRefusal: TradeRefusal {
    case step(StepRefusal)
    /// Nothing links the rating to a threat, or it cannot be seen yet.
    case noFinding
    case alreadyDecided
    /// There is no decision, or not against this party.
    case nothingToAppeal
    case appealTooLate
    case alreadyAppealed
    /// There is no open appeal.
    case noAppeal
    /// Who decided first does not decide again.
    case sameStaff
    case reasonLength

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .noFinding: "noPressureFinding"
        case .alreadyDecided: "exclusionAlreadyDecided"
        case .nothingToAppeal: "nothingToAppeal"
        case .appealTooLate: "exclusionAppealTooLate"
        case .alreadyAppealed: "exclusionAlreadyAppealed"
        case .noAppeal: "noExclusionAppeal"
        case .sameStaff: "sameStaff"
        case .reasonLength: "decisionReasonLength"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .appealTooLate: [String(AppealExclusion.days)]
        case .reasonLength: [String(DecideExclusion.reasonCharactersMax)]
        case .noFinding, .alreadyDecided, .nothingToAppeal, .alreadyAppealed, .noAppeal, .sameStaff: []
        }
    }

    static func demandLength(of reason: String) throws(ExclusionRefusal) {
        guard !reason.allSatisfy(\.isWhitespace), reason.unicodeScalars.count <= DecideExclusion.reasonCharactersMax else {
            throw .reasonLength
        }
    }
}

/// It is decided whether a rating counts.
package struct ExclusionDecided: TradeFacts {
    /// Whose rating it is about.
    package let of: Side
    /// Whether its score is left out.
    package let isExcluded: Bool
    /// Who decided.
    package let staff: MemberID
    /// Why, for all to read.
    package let reason: Sealed<String>

    static let kind = "exclusionDecided"
    // Nothing that the parties did.
    var touches: Bool { false }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.ratingFiles[of]?.exclusion = .init(isExcluded: isExcluded, staff: staff, at: time)
    }
}
