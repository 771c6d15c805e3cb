import Market

extension Marketplace {
    /// A party rates the trade. Throws: `RateTradeRefusal`.
    package func rate(
        _ trade: TradeID, score: Score, parts: RatingParts = RatingParts(), text: String, by member: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(
            RateTrade(score: score, parts: parts, text: text), on: .trade(trade), by: .member(member), key: key)
    }

    /// A party changes its rating, once. Throws: `ChangeRatingRefusal`.
    package func changeRating(
        of trade: TradeID, score: Score, parts: RatingParts = RatingParts(), text: String, by member: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(
            ChangeRating(score: score, parts: parts, text: text), on: .trade(trade), by: .member(member), key: key)
    }

    /// A party answers the other's rating, once. Throws: `ReplyToRatingRefusal`.
    package func replyToRating(
        of trade: TradeID, text: String, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(ReplyToRating(text: text), on: .trade(trade), by: .member(member), key: key)
    }

    /// Staff mask words of a rating or a reply. Throws: `MaskRatingRefusal`, `DeskRefusal.notAllowed`.
    package func maskRating(
        of trade: TradeID, text: Int64, stretches: [RatingMasked.Stretch], ground: RatingMasked.Ground, by staff: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await demandJudge(staff)
        return try await commands.handle(
            MaskRating(text: text, stretches: stretches, ground: ground), on: .trade(trade), by: .staff(staff), key: key)
    }

    /// Staff decide whether a rating counts that a finding links to a threat.
    ///
    /// Throws: `ExclusionRefusal`, `DeskRefusal.notAllowed`.
    package func decideExclusion(
        of rater: Side, in trade: TradeID, isExcluded: Bool, reason: String, by staff: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await demandJudge(staff)
        return try await commands.handle(
            DecideExclusion(of: rater, isExcluded: isExcluded, reason: reason, by: staff), on: .trade(trade),
            by: .staff(staff), key: key)
    }

    /// A party appeals such a decision. Throws: `ExclusionRefusal`.
    package func appealExclusion(
        of rater: Side, in trade: TradeID, reason: String, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(
            AppealExclusion(of: rater, reason: reason), on: .trade(trade), by: .member(member), key: key)
    }

    /// Another of the staff rules on the appeal. Throws: `ExclusionRefusal`, `DeskRefusal.notAllowed`.
    package func ruleOnExclusion(
        of rater: Side, in trade: TradeID, isExcluded: Bool, reason: String, by staff: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await demandJudge(staff)
        return try await commands.handle(
            RuleOnExclusion(of: rater, isExcluded: isExcluded, reason: reason, by: staff), on: .trade(trade),
            by: .staff(staff), key: key)
    }
}
