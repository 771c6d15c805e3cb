/// The party that a decision about a rating goes against appeals: who rated where it is left out, who was rated where it stays.
package struct AppealExclusion: TradeCommand {
    package static let step = TradeStep.appealExclusion
    package typealias Refused = ExclusionRefusal

    /// Whose rating it is about.
    package let of: Side
    /// Why; 1 to 1,000 characters.
    package let reason: String

    package init(of: Side, reason: String) {
        self.of = of
        self.reason = reason
    }

    /// How long after the decision it can be appealed, in days. Own choice: as long as a trade can be rated.
    package static let days = 15

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ExclusionRefusal) -> [TradeEvent] {
        guard let side = role.side else { throw .step(.notYourStep(Self.step)) }
        guard let exclusion = trade.ratingFiles[of]?.exclusion, exclusion.loser(of: of) == side else { throw .nothingToAppeal }
        guard exclusion.appeal == nil else { throw .alreadyAppealed }
        guard time < exclusion.at.adding(.days(Self.days)) else { throw .appealTooLate }
        try ExclusionRefusal.demandLength(of: reason)
        return [.exclusionAppealed(ExclusionAppealed(by: side, of: of, reason: Sealed(reason)))]
    }
}

extension RatingFile.Exclusion {
    /// The party that the first decision goes against.
    package func loser(of rater: Side) -> Side { isExcluded ? rater : rater.other }
}

/// A decision about a rating is appealed.
package struct ExclusionAppealed: TradeFacts {
    /// Who appeals.
    package let by: Side
    /// Whose rating it is about.
    package let of: Side
    /// Why.
    package let reason: Sealed<String>

    static let kind = "exclusionAppealed"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.ratingFiles[of]?.exclusion?.appeal = trade.entryCount - 1
    }
}
