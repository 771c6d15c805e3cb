import Ledger

/// One part of a trade: what is paid, delivered and accepted by itself. An agreement without milestones is exactly one part.
package struct TradePart: Equatable, Sendable {
    /// From 1, in the order of the agreement.
    package let number: Int
    /// What is to be paid for it.
    package internal(set) var amount: Money
    /// Where it stands.
    package internal(set) var phase = PartPhase.payable
    /// The money that is its hold; nil while nothing is held.
    package internal(set) var hold: PaymentReceived?
    /// What its hold contains, in minor units.
    package internal(set) var heldMinor: Int64 = 0
    /// The change that the buyer waits for; nil while the seller owes nothing more.
    package internal(set) var openChange: OpenChange?
    /// How many of the agreed rounds of change are used.
    package internal(set) var changesAsked = 0
    /// The division of its hold that is on the table; nil where none is.
    package internal(set) var openRefund: RefundTalk?
    /// Whether a proposal of the buyer's has stopped the time to examine; later ones do not.
    package internal(set) var hasStoppedClock = false
    /// How often the seller gave money back on its own word.
    package internal(set) var refundsGiven = 0
    /// Whether the buyer has made the time to examine longer.
    package internal(set) var hasExtended = false
    /// The seller's question for more time to deliver; nil where none is open.
    package internal(set) var openAsk: DeliveryAsk?
    /// How many hours more the buyer has granted in all.
    package internal(set) var deliveryGrantedHours = 0
    /// When it was accepted; nil before.
    package internal(set) var completedAt: Timestamp?
    /// When each of its deadlines that ever ran began to run last.
    package internal(set) var begun: [DeadlineKind: Timestamp] = [:]

    init(number: Int, amount: Money) {
        self.number = number
        self.amount = amount
    }
}

extension Int {
    /// The number of a part as facts write it: the first part is left out, so that entries of a trade in one part stay as they
    /// are.
    var written: Int? { self == 1 ? nil : self }
}

/// Where one part of a trade stands.
package enum PartPhase: String, CaseIterable, Sendable, Codable {
    /// Agreed, and not paid.
    case payable
    /// 诚序通 holds its money; the seller must deliver.
    case funded
    /// Delivered; the buyer examines.
    case delivered
    /// Accepted, and its money released to the seller.
    case completed
    /// Its money goes back, or has gone back, to the buyer.
    case refunded
    /// Never paid, and nobody owes it any more.
    case lapsed

    /// Whether its money lies at 诚序通.
    package var isUnderway: Bool { self == .funded || self == .delivered }

    /// The phase of a trade that stands like this: what the process table asks for a step that concerns a part.
    package var ofTrade: TradePhase {
        switch self {
        case .payable: .agreed
        case .funded: .funded
        case .delivered: .delivered
        case .completed, .lapsed: .completed
        case .refunded: .refunded
        }
    }
}

extension Trade {
    /// The part of that number; nil if there is none.
    package func part(_ number: Int) -> TradePart? { parts.first { $0.number == number } }

    /// Whether the agreement has milestones.
    package var isSplit: Bool { parts.count > 1 }

    /// The part that the trade as a whole stands at: the first one underway, else the first to pay, else the last; nil before an
    /// agreement.
    package var current: TradePart? {
        parts.first { $0.phase.isUnderway } ?? parts.first { $0.phase == .payable } ?? parts.last
    }

    /// The part that the buyer pays next; nil where nothing is left to pay.
    package var payable: TradePart? { parts.first { $0.phase == .payable } }

    /// The part that the seller delivers next, where nobody says which: the first that is owed.
    package var owedPart: TradePart? {
        parts.first { $0.phase == .funded || $0.phase == .delivered && $0.openChange != nil } ?? current
    }

    /// The part that the buyer examines, where nobody says which: the first that was delivered.
    package var examinedPart: TradePart? { parts.first { $0.phase == .delivered } ?? current }

    /// How many parts were ever paid.
    package var paidParts: Int {
        parts.count { part in
            switch part.phase {
            case .payable, .lapsed: false
            case .funded, .delivered, .completed, .refunded: true
            }
        }
    }

    /// The newest delivery of that part; nil before the first.
    package func round(of part: Int) -> DeliveryRound? { rounds.last { $0.part == part } }

    /// The phase by which the table is asked for a step that nobody named a part for: that of the part that it would concern.
    package func phase(for step: TradeStep) -> TradePhase {
        let concerned: TradePart? =
            switch step {
            case .startPayment: payable
            case .deliverFiles, .deliverSecret, .handOverRepository, .deliverByMail, .reportService: owedPart
            case .confirmAccess, .acceptCriterion, .refuseCriterion, .requestChange, .signReceipt, .confirmAcceptance:
                examinedPart
            default: nil
            }
        return concerned?.phase.ofTrade ?? phase
    }

    /// Where that part stands, as the process table asks for it; nil if there is no such part.
    func phase(of part: Int?) -> TradePhase? { part.flatMap { self.part($0) }?.phase.ofTrade }

    mutating func change(part: Int, _ change: (inout TradePart) -> Void) {
        guard let place = parts.firstIndex(where: { $0.number == part }) else { return }
        change(&parts[place])
    }

    /// A deadline of a part begins to run.
    mutating func start(_ kind: DeadlineKind, of part: Int, at time: Timestamp) {
        stop(kind, of: part)
        let now = updatedAt
        if kind.restsInDispute, openDispute != nil {
            begun[kind] = now
            change(part: part) { $0.begun[kind] = now }
            pause(PausedClock(kind: kind, part: part, left: Span(ms: max(0, time.ms - now.ms))))
            return
        }
        // Where a talk about a refund stops the time to examine, that begins with the talk's end.
        if kind == .acceptance, self.part(part)?.openRefund?.stopsClock == true {
            change(part: part) { $0.openRefund?.left = Span(ms: max(0, time.ms - now.ms)) }
            return
        }
        if kind == .acceptance, isHalted(part) {
            for place in requests.indices where requests[place].stopsClock && requests[place].part == part {
                requests[place].left = Span(ms: max(0, time.ms - now.ms))
            }
            return
        }
        deadlines.append(Deadline(kind: kind, at: time, part: part))
        begun[kind] = now
        change(part: part) { $0.begun[kind] = now }
    }

    mutating func stop(_ kind: DeadlineKind, of part: Int) {
        dropPaused(kind, of: part)
        deadlines.removeAll { $0.kind == kind && $0.part == part }
    }

    /// All parts of an agreement that was just made, or amended: what was paid stays as it is. What had lapsed and stands in it
    /// can be paid again, since both have confirmed it anew.
    mutating func split(by terms: Terms) {
        let paid = parts.filter { $0.phase != .payable && $0.phase != .lapsed }
        parts = paid + terms.amounts.enumerated().dropFirst(paid.count).map { TradePart(number: $0.offset + 1, amount: $0.element) }
    }

    /// Ends that part. Whatever ran for it runs no more.
    mutating func end(part: Int, as phase: PartPhase, at time: Timestamp) {
        change(part: part) {
            $0.phase = phase
            $0.openChange = nil
            $0.openRefund = nil
            $0.openAsk = nil
            if phase == .completed { $0.completedAt = time }
        }
        for kind in [DeadlineKind.delivery, .acceptance, .change, .refundTalk, .holdAlarm, .holdExpiry] { stop(kind, of: part) }
        endRequests(of: part, as: phase, at: time)
        followParts(at: time)
    }

    /// The trade as a whole after a part has moved: its phase, and the clocks that do not belong to one part.
    mutating func followParts(at time: Timestamp) {
        guard let current else { return }
        let isOver = !current.phase.isUnderway && current.phase != .payable
        let next: TradePhase =
            isOver ? (parts.contains { $0.phase == .completed } ? .completed : .refunded) : current.phase.ofTrade
        if next == .completed, phase != .completed {
            completedAt = time
            start(.ratings, at: time.adding(.days(opening?.policy.ratingRevealDays ?? 0)))
        }
        phase = next
        guard current.phase == .payable, paidParts > 0 else { return stop(.milestone, of: 1) }
        // It may stand still for a dispute, and goes on with what was left then.
        guard deadline(.milestone) == nil, pausedSpan(.milestone, of: 1) == nil else { return }
        start(.milestone, of: 1, at: time.adding(.days(opening?.policy.milestonePayDays ?? 0)))
    }
}
