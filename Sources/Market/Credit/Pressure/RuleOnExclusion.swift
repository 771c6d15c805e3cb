/// Another of the staff rules on an appeal, and that is final and published like the decision before it.
package struct RuleOnExclusion: TradeCommand {
    package static let step = TradeStep.ruleOnExclusion
    package typealias Refused = ExclusionRefusal

    /// Whose rating it is about.
    package let of: Side
    /// Whether its score is left out for good.
    package let isExcluded: Bool
    /// Why, for all to read; 1 to 1,000 characters.
    package let reason: String
    /// Who rules; never who decided first.
    package let staff: MemberID

    /// - Parameter staff: who rules, who is also the actor.
    package init(of: Side, isExcluded: Bool, reason: String, by staff: MemberID) {
        self.of = of
        self.isExcluded = isExcluded
        self.reason = reason
        self.staff = staff
    }

    package func isGiven(by actor: Actor, in trade: Trade) -> Bool { actor == .staff(staff) }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ExclusionRefusal) -> [TradeEvent] {
        guard let exclusion = trade.ratingFiles[of]?.exclusion, exclusion.appeal != nil, exclusion.ruled == nil else {
            throw .noAppeal
        }
        guard staff != exclusion.staff else { throw .sameStaff }
        try ExclusionRefusal.demandLength(of: reason)
        return [.exclusionRuled(ExclusionRuled(of: of, isExcluded: isExcluded, staff: staff, reason: Sealed(reason)))]
    }
}

/// It is decided for good whether a rating counts.
package struct ExclusionRuled: TradeFacts {
    /// Whose rating it is about.
    package let of: Side
    /// Whether its score is left out.
    package let isExcluded: Bool
    /// Who ruled.
    package let staff: MemberID
    /// Why, for all to read.
    package let reason: Sealed<String>

    static let kind = "exclusionRuled"
    // Nothing that the parties did.
    var touches: Bool { false }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.ratingFiles[of]?.exclusion?.ruled = isExcluded
    }
}
