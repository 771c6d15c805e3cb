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
        case .requestAnswer, .promisedReturn, .remedyAnswer, .deletion, .remedyDue, .supportReply: LapseRequest(self)
        }
    }
}

extension TradePhase {
    /// The deadlines that run in this phase.
    func clock(of trade: Trade) -> [DeadlineKind] {
        let amending: [DeadlineKind] = trade.openProposal == nil ? [] : [.proposal]
        return switch self {
        case .unopened, .enquiry, .refunded: []
        case .negotiating: [.proposal]
        case .agreed: [.payment] + amending
        case .funded: [.delivery] + amending + trade.clockOfHold
        case .delivered:
            (trade.openChange != nil ? [.change] : trade.openRefund?.left == nil && !trade.isHalted(1) ? [.acceptance] : []) + amending
                + trade.clockOfHold + trade.clocksOfRequests
        case .completed: (trade.areRatingsRevealed ? [] : [.ratings]) + trade.clocksOfRequests
        }
    }
}

extension Trade {
    /// The deadlines that run beside those of the phase while money is held.
    fileprivate var clockOfHold: [DeadlineKind] {
        let expiry: DeadlineKind = begun[.holdExpiry] == nil ? .holdAlarm : .holdExpiry
        return (current?.hold?.holdUntil == nil ? [] : [expiry]) + (openRefund == nil ? [] : [.refundTalk])
    }

    /// The deadlines of what the buyer asked for after the delivery.
    fileprivate var clocksOfRequests: [DeadlineKind] { requests.flatMap { $0.clocks.map(\.kind) } }

    /// The same trade after everything that can be erased has been.
    var erased: Trade {
        var trade = self
        trade.rounds = rounds.map { round in
            guard case .files(let facts) = round.handed else { return round }
            let bare = FilesDelivered(
                artefacts: facts.artefacts, manifest: facts.manifest, acceptUntil: facts.acceptUntil, names: .erased,
                note: .erased, round: facts.round)
            var erased = DeliveryRound(round.number, .files(bare), at: round.at)
            erased.isReceiptSigned = round.isReceiptSigned
            return erased
        }
        trade.ratings = ratings.mapValues { TradeRated(by: $0.by, rated: $0.rated, score: $0.score, text: .erased) }
        return trade
    }
}
