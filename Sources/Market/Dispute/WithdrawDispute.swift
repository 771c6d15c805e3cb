/// Whoever opened the dispute takes it back, as long as nobody has ruled. The clocks go on with what was left of them.
///
/// A buyer who accepts the delivery withdraws the dispute with that.
/// Source: RULES.md, clocks: what stopped the acceptance clock ends, and it resumes with what was left.
package struct WithdrawDispute: TradeCommand {
    package static let step = TradeStep.withdrawDispute
    package typealias Refused = DisputeRefusal

    /// Which dispute, from 1 within the trade.
    package let dispute: Int
    /// Why; at most 2,000 characters, may be empty.
    package let reason: String

    package init(dispute: Int, reason: String) {
        self.dispute = dispute
        self.reason = reason
    }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(DisputeRefusal) -> [TradeEvent] {
        let open = try trade.openDispute(dispute)
        guard let side = role.side, side == open.by else { throw .otherSide }
        guard open.rulings.isEmpty else { throw .notInDisputePhase(open.phase) }
        let most = OfferSettlement.noteCharactersMax
        guard reason.unicodeScalars.count <= most else { throw .statementLength(max: most) }
        return [
            .disputeWithdrawn(
                DisputeWithdrawn(dispute: dispute, by: side, isByAcceptance: false, reason: Sealed(reason)))
        ] + OffPlatformGuard.warning(to: side, about: .reason, [reason])
    }
}

/// A dispute is over without an outcome.
package struct DisputeWithdrawn: TradeFacts {
    /// Which dispute.
    package let dispute: Int
    /// Who ended it.
    package let by: Side
    /// Whether the buyer ended it by accepting the delivery.
    package let isByAcceptance: Bool
    /// Why; may be empty.
    package let reason: Sealed<String>

    static let kind = "disputeWithdrawn"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.closeDispute(as: .withdrawn, decided: nil, at: time)
        trade.resumeClocks(at: time)
    }
}

extension Trade {
    /// The end of the dispute that goes on, because the buyer accepts; nothing where none does.
    func withdrawalByAcceptance() -> [TradeEvent] {
        openDispute.map {
            [.disputeWithdrawn(DisputeWithdrawn(dispute: $0.number, by: .buyer, isByAcceptance: true, reason: Sealed(nil)))]
        } ?? []
    }
}
