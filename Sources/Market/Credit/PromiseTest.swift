import Ledger

/// One time that somebody asked a seller to keep a promise about service.
package struct PromiseTest: Hashable, Sendable {
    /// What was promised.
    package let promise: ServicePromise
    /// Who promised it.
    package let seller: MemberID
    /// When it was asked for: it counts in the month of this moment.
    package let at: Timestamp
    /// Until when an answer was promised; nil where it is no matter of one answer.
    package let due: Timestamp?
    /// When it was kept; nil where it was not, or not yet.
    package let keptAt: Timestamp?
    /// When it was broken; nil where it was not, or only by letting the time pass.
    package let brokenAt: Timestamp?

    /// That promise of that seller's, when it was asked for, and what became of it.
    package init(
        _ promise: ServicePromise, by seller: MemberID, at: Timestamp, due: Timestamp? = nil, keptAt: Timestamp? = nil,
        brokenAt: Timestamp? = nil
    ) {
        self.promise = promise
        self.seller = seller
        self.at = at
        self.due = due
        self.keptAt = keptAt
        self.brokenAt = brokenAt
    }

    /// Whether it was kept, as far as that can be said at that moment; nil while it cannot.
    package func isKept(at now: Timestamp) -> Bool? {
        if brokenAt != nil { return false }
        if let keptAt { return due.map { keptAt <= $0 } ?? true }
        return due.map { $0 < now } ?? false ? false : nil
    }
}

/// What a seller's answer to an after-sales request says about the promise behind it.
package enum PromiseVerdict: String, CaseIterable, Sendable {
    /// Nothing yet.
    case open
    case kept, broken
    /// Nothing ever: the buyer has let it go, or what it depended on had ceased to hold.
    case uncounted
}

extension AfterSalesRequest {
    /// The promise that it puts to the test, where the agreement makes it; nil for what no promise of the statistics is about.
    package func promise(in terms: Terms) -> ServicePromise? {
        let promise: ServicePromise? =
            switch kind {
            case .conditionalReturn: .conditionalReturns
            case .noReasonReturn: .noReasonReturns
            case .supportQuestion: .enquiryDesk
            case .replacement, .repair: nil
            }
        return promise.flatMap { $0.isMade(in: terms) ? $0 : nil }
    }

    /// What it says about that promise as the trade stands. The first verdict that is not open is the last one: who was silent until
    /// the clock ran out has broken the promise, whatever was said later.
    package func verdict(in trade: Trade) -> PromiseVerdict {
        switch phase {
        case .waiting, .returnAgreed, .remedyAgreed: .open
        case .talking: kind == .supportQuestion ? .kept : .open
        // A promised reason can be contested; a return without one cannot be refused.
        case .declined: kind == .noReasonReturn ? .broken : .open
        case .silent, .overdue: .broken
        case .closed: outcome.map { verdict(of: $0, in: trade) } ?? .open
        }
    }

    private func verdict(of outcome: AfterSalesOutcome, in trade: Trade) -> PromiseVerdict {
        switch outcome {
        case .returned, .partlyRefunded, .remedied, .supportExtended, .answered, .notReturned, .refundedOtherwise: .kept
        case .withdrawn, .conditionFailed, .unanswered: .uncounted
        case .disputed: trade.disputes.last { $0.openedAt == closedAt }?.verdict ?? .open
        }
    }
}

extension Dispute {
    /// What its end says about the promise that it was about: what both agreed on keeps it, and so does a ruling that gives the
    /// buyer nothing.
    fileprivate var verdict: PromiseVerdict {
        guard !isOpen else { return .open }
        guard let decided else { return .uncounted }
        switch decided.ground {
        case .settlement, .mediation, .given: return .kept
        case .ruling, .appeal, .silence:
            return decided.money.refund.minor > 0 || decided.redoUntil != nil ? .broken : .kept
        }
    }
}
