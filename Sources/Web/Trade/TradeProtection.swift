import Market

extension TradeScene {
    /// The protection check of this trade, with a way to mend what this reader can mend.
    var protection: ProtectionCard {
        ProtectionCard(trade.protectionCheck, language) { fix in
            switch (fix, me) {
            case (.agreeOnTerms, _): "\(path)/proposals"
            case (.confirmTerms, let side):
                trade.confirmedBy.contains(side) ? nil : trade.openProposal.map { TradePath.terms(id, $0.number) }
            case (.pay, .buyer): "\(path)/payments"
            case (.signReceipt, .buyer): "\(path)/files"
            case (.rate, let side): trade.ratings[side] == nil ? "\(path)/rating" : nil
            case (.pay, .seller), (.signReceipt, .seller), (.depositArtefact, _), (.promiseAfterSales, _): nil
            }
        }
    }
}
