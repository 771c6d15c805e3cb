/// Both have confirmed an amendment: it is the agreement from now on, and its clocks run.
///
/// Source: 民法典 543: the parties may amend a contract by agreement.
package struct AgreementAmended: TradeFacts {
    /// The proposal, from 1 within the trade.
    package let number: Int
    /// The hash of the agreement's bytes from now on.
    package let document: Digest
    /// The hash of the agreement that it takes the place of.
    package let replaces: Digest
    /// How far it goes.
    package let scale: AmendmentScale
    /// When the agreement lapses unpaid; nil where that clock does not run or stays as it is.
    package let payUntil: Timestamp?
    /// When an undelivered trade is refunded; nil where that clock does not run or stays as it is.
    package let deliverUntil: Timestamp?
    /// When silence counts as acceptance; nil where that clock does not run or stays as it is.
    package let acceptUntil: Timestamp?

    static let kind = "agreementAmended"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.mark(trade.agreement, .superseded)
        trade.closeProposal(.agreed)
        trade.agreement = trade.proposals.last
        trade.agreedBy = trade.confirmations
        if let terms = trade.agreement?.terms { trade.split(by: terms) }
        trade.followParts(at: time)
        trade.move(.payment, to: payUntil)
        trade.move(.delivery, to: deliverUntil)
        trade.move(.acceptance, to: acceptUntil)
    }
}

extension Trade {
    /// What both confirmations of an amendment bring about.
    ///
    /// A clock whose clause was changed is reckoned anew from its own beginning, as if the new clause had stood from the start.
    /// It never ends in the past: from now on it has at least the shortest time that could be agreed. The time to pay is never
    /// shortened, and lets the buyer at least pay as after a direct purchase.
    func amended(by proposal: Proposal, replacing agreed: Proposal, at time: Timestamp) -> TradeEvent {
        let (was, now) = (agreed.terms, proposal.terms)
        var least = now
        least.deliveryHours = Terms.Bounds.deliveryHours.lowerBound
        least.acceptanceDays = Terms.Bounds.acceptanceDays.lowerBound
        let direct = time.adding(.minutes(opening?.policy.paymentDirectMinutes ?? 0))
        return .agreementAmended(
            AgreementAmended(
                number: proposal.number, document: proposal.document, replaces: agreed.document,
                scale: proposal.scale ?? .newVersion,
                payUntil: deadline(.payment).flatMap { $0 < direct ? direct : nil },
                deliverUntil: isSplit || was.deliveryHours == now.deliveryHours
                    ? nil
                    : rebased(
                        .delivery, { now.refundUndelivered(paidAt: $0).adding(.hours(current?.deliveryGrantedHours ?? 0)) },
                        atLeast: least.refundUndelivered(paidAt: time)),
                acceptUntil: isSplit || was.acceptanceDays == now.acceptanceDays
                    ? nil : rebased(.acceptance, now.acceptUntil(deliveredAt:), atLeast: least.acceptUntil(deliveredAt: time))))
    }

    private func rebased(
        _ kind: DeadlineKind, _ end: (Timestamp) -> Timestamp, atLeast least: Timestamp
    ) -> Timestamp? {
        guard deadline(kind) != nil, let begun = begun[kind] else { return nil }
        return max(end(begun), least)
    }
}
