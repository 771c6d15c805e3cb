import Ledger

@testable import Market

extension SimulatedTrade {
    /// The step that leads an open request on, so that enough of them come to an end; nil most often, and where none is open.
    mutating func onwardWithRequest() -> (TradeStep, TradeRole)? {
        guard [.delivered, .completed].contains(trade.phase), chance.below(3) != 0 else { return nil }
        guard let request = trade.requests.last(where: \.isOpen) else {
            return chance.below(6) == 0 ? (.openRequest, .buyer) : nil
        }
        if request.kind == .supportQuestion {
            return chance.below(2) == 0 ? (.postSupport, .seller) : (.closeRequest, .buyer)
        }
        if let proposal = request.openProposal { return (.acceptRemedy, proposal.by == .buyer ? .seller : .buyer) }
        return switch request.phase {
        case .waiting, .silent: (chance.below(2) == 0 ? .answerRequest : .proposeRemedy, .seller)
        case .declined, .talking: (.proposeRemedy, .buyer)
        case .returnAgreed: (.signDeletion, .buyer)
        case .remedyAgreed, .overdue: (.fulfilRemedy, .seller)
        case .closed: nil
        }
    }

    /// The newest request, or one that is not there.
    func request(_ isWrong: Bool) -> Int { trade.requests.count + (isWrong ? 1 : 0) }

    /// The newest proposal of the newest request.
    var proposal: Int { trade.requests.last?.proposals.count ?? 0 }

    mutating func openRequest(isWrong: Bool) -> OpenRequest {
        let kind = AfterSalesKind.allCases[chance.below(AfterSalesKind.allCases.count)]
        let reason: ReturnReason? = kind == .conditionalReturn ? (isWrong ? .securityHole : .quality) : nil
        return OpenRequest(kind: kind, reason: reason, statement: chance.below(20) == 0 ? "" : "启动就崩溃")
    }

    mutating func remedy(isWrong: Bool) -> Remedy {
        switch chance.below(5) {
        case 0: .fullReturn
        case 1: .repair(hours: isWrong ? 0 : 24)
        case 2: .replacement(hours: isWrong ? 2_161 : 1)
        case 3: .extraSupport(months: isWrong ? 37 : 3)
        default:
            .partialRefund(.fen(isWrong ? trade.givableMinor + 1 : 1 + Int64(chance.below(Int(max(1, trade.givableMinor))))))
        }
    }

    mutating func acceptRemedy(isWrong: Bool) -> AcceptRemedy {
        var minor: Int64 = 0
        if case .partialRefund(let amount)? = trade.requests.last?.openProposal?.remedy { minor = amount.minor }
        return AcceptRemedy(number: request(isWrong), proposal: proposal, split: releasedSplit(of: minor))
    }

    /// Where what of so much was released comes from; nil where all of it is still held.
    mutating func releasedSplit(of minor: Int64) -> RefundSplit? {
        let released = trade.releasedShare(of: minor)
        return released > 0 ? split(of: released) : nil
    }
}
