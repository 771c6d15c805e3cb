@testable import Market

extension SimulatedTrade {
    /// What comes next about a rating that is linked to a threat; nil where nothing is.
    var judging: (TradeStep, TradeRole)? {
        guard trade.areRatingsRevealed, trade.pressureFinding(by: pressing) != nil else { return nil }
        guard let exclusion = trade.ratingFiles[pressing]?.exclusion else { return (.decideExclusion, .staff) }
        if exclusion.appeal == nil { return (.appealExclusion, exclusion.loser(of: pressing) == .buyer ? .buyer : .seller) }
        return exclusion.ruled == nil ? (.ruleOnExclusion, .staff) : nil
    }

    /// Whose rating is linked to a threat, if anybody's is.
    var pressing: Side { trade.pressureFinding(by: .buyer) == nil ? .seller : .buyer }
}
