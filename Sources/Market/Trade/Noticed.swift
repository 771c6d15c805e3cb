/// What parties are told of wherever they are, since they did not do it themselves: it stands in their notices.
protocol NoticedFacts: TradeFacts {
    /// Who is told, in the trade as it is with the event.
    func noticed(in trade: Trade) -> [Side]
}

extension TradeEvent {
    /// Who is told of the event in their notices; nobody of most events.
    package func noticed(in trade: Trade) -> [Side] { (tradeFacts as? any NoticedFacts)?.noticed(in: trade) ?? [] }
}

extension DeadlineReminded: NoticedFacts {
    func noticed(in trade: Trade) -> [Side] { told }
}

extension ProposalLapsed: NoticedFacts {
    func noticed(in trade: Trade) -> [Side] { Side.allCases }
}

extension PaymentLapsed: NoticedFacts {
    func noticed(in trade: Trade) -> [Side] { Side.allCases }
}

extension RefundOrdered: NoticedFacts {
    func noticed(in trade: Trade) -> [Side] {
        switch reason {
        case .unexpectedPayment, .givenBack, .restOfRefund: [.buyer]
        case .notDelivered, .cancelled, .agreed, .given, .holdExpired, .settled, .ruled, .afterSales: Side.allCases
        }
    }
}

extension ChangeLapsed: NoticedFacts {
    func noticed(in trade: Trade) -> [Side] { Side.allCases }
}

extension AcceptancePassed: NoticedFacts {
    func noticed(in trade: Trade) -> [Side] { Side.allCases }
}

extension ChargebackRecorded: NoticedFacts {
    func noticed(in trade: Trade) -> [Side] { Side.allCases }
}
