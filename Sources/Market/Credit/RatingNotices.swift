// Whom decisions about ratings are told to. RULES.md, credit: a decision is published and can be appealed.

extension RatingsRevealed: NoticedFacts {
    // What the staff looks at is told as soon as it can be seen; other ratings show themselves.
    func noticed(in trade: Trade) -> [Side] {
        Side.allCases.contains { trade.pressureFinding(by: $0) != nil } ? Side.allCases : []
    }
}

extension RatingChanged: NoticedFacts {
    func noticed(in trade: Trade) -> [Side] {
        trade.areRatingsRevealed && trade.pressureFinding(by: by) != nil ? Side.allCases : []
    }
}

extension RatingMasked: NoticedFacts {
    func noticed(in trade: Trade) -> [Side] { Side.allCases }
}

extension ExclusionDecided: NoticedFacts {
    func noticed(in trade: Trade) -> [Side] { Side.allCases }
}

extension ExclusionAppealed: NoticedFacts {
    func noticed(in trade: Trade) -> [Side] { [by.other] }
}

extension ExclusionRuled: NoticedFacts {
    func noticed(in trade: Trade) -> [Side] { Side.allCases }
}
