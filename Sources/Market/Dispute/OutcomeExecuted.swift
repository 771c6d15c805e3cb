import Ledger

/// A dispute is over, and its outcome is carried out. The movements of money are the entries right after this one.
package struct OutcomeExecuted: TradeFacts {
    /// The dispute, from 1 within the trade.
    package let dispute: Int
    /// How it came about.
    package let ground: Ground
    /// The outcome.
    package let outcome: DisputeOutcome
    /// What it means in money.
    package let money: OutcomeMoney
    /// By when the seller does again what was promised; nil where that is not part of it.
    package let redoUntil: Timestamp?

    /// How the outcome came about.
    package enum Ground: String, CaseIterable, Sendable, Codable {
        /// One side accepted the other's offer.
        case settlement
        /// Both accepted the mediator's proposal.
        case mediation
        /// The ruling stands: nobody appealed.
        case ruling
        /// Another mediator decided on the appeal.
        case appeal
        /// Nothing was delivered and the seller was silent.
        case silence
        /// The seller gave all of it back.
        case given

        /// The phase that the dispute ends in.
        var phase: DisputePhase {
            switch self {
            case .settlement, .mediation, .given: .settled
            case .ruling, .appeal, .silence: .ruled
            }
        }

        /// Why the money that goes back out of the hold goes back.
        fileprivate var reason: RefundOrdered.Reason {
            switch self {
            case .settlement, .mediation, .given: .settled
            case .ruling, .appeal: .ruled
            case .silence: .notDelivered
            }
        }
    }

    static let kind = "outcomeExecuted"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.closeDispute(
            as: ground.phase, decided: DisputeDecision(ground: ground, outcome: outcome, money: money, redoUntil: redoUntil),
            at: time)
        if outcome.licence == .ended { trade.licenceEndedAt = trade.licenceEndedAt ?? time }
        trade.extraSupportMonths += outcome.extraSupportMonths ?? 0
        for share in money.shares {
            if let redoUntil {
                trade.redo(share.part, until: redoUntil, at: time)
            } else if share.released.minor > 0 {
                trade.end(part: share.part, as: .completed, at: time)
            }
        }
        trade.resumeClocks(at: time)
    }
}

extension Trade {
    /// The end of the dispute with an outcome, and the movements of money that it means.
    func carryOut(
        _ outcome: DisputeOutcome, on ground: OutcomeExecuted.Ground, from funds: SellerFunds, at time: Timestamp
    ) -> [TradeEvent] {
        guard let dispute = openDispute else { return [] }
        let money = outcome.money(in: self)
        var (after, events) = (self, [TradeEvent]())
        func take(_ next: [TradeEvent]) {
            for event in next { after.apply(event, at: time) }
            events += next
        }
        take([
            .outcomeExecuted(
                OutcomeExecuted(
                    dispute: dispute.number, ground: ground, outcome: outcome, money: money,
                    redoUntil: outcome.redoByHours.map { time.adding(.hours($0)) }))
        ])
        for share in money.shares {
            take(after.refund(share.refund.minor, of: share.part, ground.reason))
            take(after.release(share.released.minor, of: share.part, feeWaived: outcome.feeWaived))
        }
        take(
            after.giveBack(
                RefundSplit(
                    money.fromSeller, freeMinor: funds.freeMinor, advanceMinor: funds.advanceMinor, feeMinor: funds.feeMinor),
                afterRefunds: after.openRefunds.count + after.madeRefunds.count))
        return events
    }

    /// What was promised for that part is done again: what stays held is held until then.
    fileprivate mutating func redo(_ number: Int, until: Timestamp, at time: Timestamp) {
        guard let part = part(number), part.phase.isUnderway else { return }
        let left = pausedSpan(.acceptance, of: number) ?? part.openChange?.left ?? .days(agreement?.terms.acceptanceDays ?? 0)
        dropPaused(of: number)
        stop(.change, of: number)
        stop(.acceptance, of: number)
        stop(.delivery, of: number)
        guard part.phase == .delivered else {
            // The time to deliver began with the payment, whatever was agreed since.
            deadlines.append(Deadline(kind: .delivery, at: until, part: number))
            return
        }
        change(part: number) { $0.openChange = OpenChange(reason: .settled, askedAt: time, left: left) }
        start(.change, of: number, at: until)
    }
}
