/// The other side answers what is claimed. With that the parties negotiate; an answer that comes late is taken until the evidence
/// window closes, and changes no clock.
///
/// Source: RULES.md, clocks: a dispute is answered within 48 hours.
package struct AnswerDispute: TradeCommand {
    package static let step = TradeStep.answerDispute
    package typealias Refused = DisputeRefusal

    /// Which dispute, from 1 within the trade.
    package let dispute: Int
    /// How the claims are taken.
    package let stance: DisputeAnswer.Stance
    /// In words; 1 to 4,000 characters.
    package let text: String

    package init(dispute: Int, stance: DisputeAnswer.Stance, text: String) {
        self.dispute = dispute
        self.stance = stance
        self.text = text
    }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(DisputeRefusal) -> [TradeEvent] {
        let open = try trade.openDispute(dispute, in: [.answering, .negotiating, .evidence])
        guard let side = role.side, side == open.by.other else { throw .otherSide }
        guard open.answer == nil else { throw .alreadyAnswered }
        try trade.demandInTime(open, at: time)
        try trade.check(text, charactersMax: OpenDispute.statementCharactersMax)
        let negotiateUntil = open.phase == .answering ? trade.end(of: .negotiating, from: time) : nil
        return [
            .disputeAnswered(
                DisputeAnswered(dispute: dispute, by: side, stance: stance, negotiateUntil: negotiateUntil, text: Sealed(text)))
        ] + OffPlatformGuard.warning(to: side, about: .reason, [text])
    }
}

/// The other side has answered.
package struct DisputeAnswered: TradeFacts {
    /// Which dispute.
    package let dispute: Int
    /// Who answered.
    package let by: Side
    /// How the claims are taken.
    package let stance: DisputeAnswer.Stance
    /// Until when the parties negotiate; nil where the answer came late and changes no clock.
    package let negotiateUntil: Timestamp?
    /// In words.
    package let text: Sealed<String>

    static let kind = "disputeAnswered"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.changeDispute { $0.answer = DisputeAnswer(stance: stance, text: text, at: time) }
        if let negotiateUntil { trade.enter(.negotiating, until: negotiateUntil) }
    }
}
