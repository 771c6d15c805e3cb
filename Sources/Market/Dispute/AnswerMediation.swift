/// A party accepts the mediator's proposal or does not. Once both have accepted it is carried out; as soon as one has not, the
/// mediator rules.
///
/// Source: RULES.md, clocks: the parties' acceptance within 48 hours.
package struct AnswerMediation: TradeCommand {
    package static let step = TradeStep.answerMediation
    package typealias Refused = DisputeRefusal

    /// Which dispute, from 1 within the trade.
    package let dispute: Int
    /// Whether the proposal is accepted.
    package let isAccepted: Bool
    /// What is said to it; at most 2,000 characters, may be empty.
    package let note: String
    /// Where the money comes from that the seller gives back of what was released.
    package let funds: SellerFunds

    package init(dispute: Int, isAccepted: Bool, note: String, funds: SellerFunds = .none) {
        self.dispute = dispute
        self.isAccepted = isAccepted
        self.note = note
        self.funds = funds
    }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(DisputeRefusal) -> [TradeEvent] {
        let open = try trade.openDispute(dispute, in: [.considering])
        guard let side = role.side, let proposal = open.proposal else { throw .step(.notYourStep(Self.step)) }
        guard proposal.answers[side] == nil else { throw .alreadyAnswered }
        try trade.demandInTime(open, at: time)
        let most = OfferSettlement.noteCharactersMax
        guard note.unicodeScalars.count <= most else { throw .statementLength(max: most) }
        let answered = TradeEvent.mediationAnswered(
            MediationAnswered(
                dispute: dispute, by: side, isAccepted: isAccepted,
                rulingUntil: isAccepted ? nil : trade.end(of: .ruling, from: time), note: Sealed(note)))
        let isAgreed = isAccepted && proposal.answers[side.other] == true
        guard !isAgreed || funds.fit(proposal.outcome, in: trade) else { throw .moneyMoved }
        return [answered] + OffPlatformGuard.warning(to: side, about: .reason, [note])
            + (isAgreed ? trade.carryOut(proposal.outcome, on: .mediation, from: funds, at: time) : [])
    }
}

/// A party has answered the mediator's proposal.
package struct MediationAnswered: TradeFacts {
    /// Which dispute.
    package let dispute: Int
    /// Who answered.
    package let by: Side
    /// Whether it was accepted.
    package let isAccepted: Bool
    /// Until when the mediator rules now; nil where it was accepted.
    package let rulingUntil: Timestamp?
    /// What was said to it; may be empty.
    package let note: Sealed<String>

    static let kind = "mediationAnswered"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.changeDispute { $0.proposal?.answers[by] = isAccepted }
        if let rulingUntil { trade.enter(.ruling, until: rulingUntil) }
    }
}
