@testable import Market

extension DeadlineKind {
    /// What the clock does when this runs out.
    var command: any TradeCommand {
        switch self {
        case .proposal: LapseProposal()
        case .payment: LapsePayment()
        case .delivery: RefundUndelivered()
        case .acceptance: PassAcceptance()
        case .change: LapseChange()
        case .ratings: RevealRatings()
        case .refundTalk: LapseRefund()
        case .holdAlarm: WarnHoldExpiry()
        case .holdExpiry: EndHold()
        case .milestone: LapseMilestones()
        case .disputeAnswer, .negotiation, .evidence, .mediation, .mediationAnswer, .ruling: PassDispute()
        case .settlement: LapseSettlement()
        case .appeal: ExecuteRuling()
        case .suspension: ResumeDispute(dispute: 1)
        case .requestAnswer, .promisedReturn, .remedyAnswer, .deletion, .remedyDue, .supportReply: LapseRequest(self)
        }
    }
}

extension Deadline {
    /// What the clock does when this runs out, for the part that it concerns.
    var command: any TradeCommand {
        switch kind {
        case .proposal, .payment, .ratings, .milestone, .disputeAnswer, .negotiation, .evidence, .mediation, .mediationAnswer,
            .ruling, .settlement, .appeal, .suspension, .requestAnswer, .promisedReturn, .remedyAnswer, .deletion, .remedyDue,
            .supportReply:
            kind.command
        case .delivery: RefundUndelivered(part: part)
        case .acceptance: PassAcceptance(part: part)
        case .change: LapseChange(part: part)
        case .refundTalk: LapseRefund(part: part)
        case .holdAlarm: WarnHoldExpiry(part: part)
        case .holdExpiry: EndHold(part: part)
        }
    }

    /// The same in that trade.
    func whenDue(in trade: Trade) -> any TradeCommand {
        kind == .suspension ? ResumeDispute(dispute: trade.disputes.count) : command
    }

    /// Its kind and its part.
    var what: What { What(kind: kind, part: part) }

    struct What: Hashable, CustomStringConvertible {
        let kind: DeadlineKind
        let part: Int

        var description: String { "\(kind) of \(part)" }
    }
}

extension Trade {
    /// The deadlines that run as the trade stands.
    var clock: Set<Deadline.What> {
        let isPayable = phase == .agreed
        let whole: [DeadlineKind?] = [
            openProposal == nil ? nil : .proposal, isPayable && paidParts == 0 ? .payment : nil,
            isPayable && paidParts > 0 ? .milestone : nil,
            [.completed, .refunded].contains(phase) && !areRatingsRevealed ? .ratings : nil,
        ]
        let ofDispute: [DeadlineKind?] = [
            openDispute.flatMap { $0.isSuspended ? .suspension : $0.phase.deadline },
            openDispute?.openOffer == nil ? nil : .settlement,
        ]
        let parts = parts.flatMap { part in
            part.clock.filter { (openDispute == nil || !$0.restsInDispute) && !($0 == .acceptance && isHalted(part.number)) }.map {
                Deadline.What(kind: $0, part: part.number)
            }
        }
        return Set(
            (whole.filter { openDispute == nil || $0?.restsInDispute != true } + ofDispute + clocksOfRequests).compactMap { $0 }.map
            { Deadline.What(kind: $0, part: 1) } + parts)
    }
}

extension TradePart {
    /// The deadlines that run for it.
    fileprivate var clock: [DeadlineKind] {
        switch phase {
        case .payable, .completed, .refunded, .lapsed: []
        case .funded: [.delivery] + clockOfHold
        case .delivered: (openChange != nil ? [.change] : openRefund?.left == nil ? [.acceptance] : []) + clockOfHold
        }
    }

    /// Those that run beside it while its money is held.
    private var clockOfHold: [DeadlineKind] {
        let expiry: DeadlineKind = begun[.holdExpiry] == nil ? .holdAlarm : .holdExpiry
        return (hold?.holdUntil == nil ? [] : [expiry]) + (openRefund == nil ? [] : [.refundTalk])
    }
}

extension Trade {
    /// The deadlines of what the buyer asked for after the delivery.
    fileprivate var clocksOfRequests: [DeadlineKind] { requests.flatMap { $0.clocks.map(\.kind) } }

    /// The same trade after everything that can be erased has been.
    var erased: Trade {
        var trade = self
        trade.rounds = rounds.map { round in
            guard case .files(let facts) = round.handed else { return round }
            let bare = FilesDelivered(
                artefacts: facts.artefacts, manifest: facts.manifest, acceptUntil: facts.acceptUntil, names: .erased,
                note: .erased, round: facts.round, part: facts.part)
            var erased = DeliveryRound(round.number, .files(bare), at: round.at)
            erased.isReceiptSigned = round.isReceiptSigned
            return erased
        }
        trade.ratings = ratings.mapValues { rating in
            var bare = rating
            bare.text = .erased
            return bare
        }
        return trade
    }
}
