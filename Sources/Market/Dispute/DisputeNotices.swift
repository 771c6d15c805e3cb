// Whom a step in a dispute is told of in the notices: those who did not take it themselves.

extension DisputeOpened: NoticedFacts {
    func noticed(in trade: Trade) -> [Side] { [by.other] }
}

extension SettlementOffered: NoticedFacts {
    func noticed(in trade: Trade) -> [Side] { [by.other] }
}

extension DisputePassed: NoticedFacts {
    func noticed(in trade: Trade) -> [Side] { Side.allCases }
}

extension MediationProposed: NoticedFacts {
    func noticed(in trade: Trade) -> [Side] { Side.allCases }
}

extension DisputeRuled: NoticedFacts {
    func noticed(in trade: Trade) -> [Side] { Side.allCases }
}

extension RulingAppealed: NoticedFacts {
    func noticed(in trade: Trade) -> [Side] { [by.other] }
}

extension OutcomeExecuted: NoticedFacts {
    func noticed(in trade: Trade) -> [Side] { Side.allCases }
}
