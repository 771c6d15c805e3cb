/// One thing that the agreement promises for the time after the delivery, as it stands at a moment: until when it can be asked for,
/// and why not any more.
package struct StandingPromise: Hashable, Sendable {
    /// What can be asked.
    package let kind: AfterSalesKind
    /// For which reason; nil where none is needed.
    package let reason: ReturnReason?
    /// Until when; nil where it was never promised, or is not bound to a day.
    package let until: Timestamp?
    /// Why it cannot be asked for now; nil where it can.
    package let hindrance: PromiseHindrance?
}

/// Why something cannot be asked for.
package enum PromiseHindrance: Hashable, Sendable {
    /// The agreement does not promise it.
    case notPromised
    /// The promised time is over.
    case timeOver(Timestamp)
    /// What the return without a reason depends on does not hold any more.
    case conditionFailed(ReturnCondition)
    /// The licence has ended.
    case licenceEnded
    /// Another request has to come to its end first.
    case requestOpen(Int)
    /// A dispute is open, and settles it.
    case disputeOpen
    /// Nothing was delivered yet, or the money has gone back.
    case nothingDelivered
}

extension Trade {
    /// Every promise of the agreement, in the order of the form: the page shows it beside what is asked.
    package func promises(at time: Timestamp) -> [StandingPromise] {
        let conditional = ReturnReason.allCases.map { promise(.conditionalReturn, $0, at: time) }
        return conditional
            + AfterSalesKind.allCases.filter { $0 != .conditionalReturn }.map { promise($0, nil, at: time) }
    }

    /// What one promise comes to at that moment.
    ///
    /// Source: RULES.md, after-sales: conditional return by reason within the promised days; without a reason while its measurable
    /// condition holds.
    package func promise(_ kind: AfterSalesKind, _ reason: ReturnReason?, at time: Timestamp) -> StandingPromise {
        let until = promisedUntil(kind, reason)
        func standing(_ hindrance: PromiseHindrance?) -> StandingPromise {
            StandingPromise(kind: kind, reason: reason, until: until, hindrance: hindrance)
        }
        guard rounds.last != nil, phase != .refunded else { return standing(.nothingDelivered) }
        if licenceEndedAt != nil { return standing(.licenceEnded) }
        if kind == .supportQuestion { return standing(nil) }
        guard isPromised(kind, reason) else { return standing(.notPromised) }
        if let until, until <= time { return standing(.timeOver(until)) }
        if kind == .noReasonReturn, !holdsReturnCondition, let condition = agreement?.terms.returnCondition {
            return standing(.conditionFailed(condition))
        }
        if openDispute != nil { return standing(.disputeOpen) }
        if let open = openRequest { return standing(.requestOpen(open.number)) }
        return standing(nil)
    }

    private func isPromised(_ kind: AfterSalesKind, _ reason: ReturnReason?) -> Bool {
        guard let terms = agreement?.terms else { return false }
        return switch kind {
        case .conditionalReturn: reason.map { terms.conditionalReturns[$0] > 0 } ?? false
        case .noReasonReturn: terms.noReasonReturnDays > 0
        case .replacement, .repair, .supportQuestion: true
        }
    }

    /// Until when it can be asked for. A return counts from the newest delivery. That something be mended or replaced can be asked
    /// until acceptance and as long after it as support was promised, and for `policy.remedyDays` at the least.
    private func promisedUntil(_ kind: AfterSalesKind, _ reason: ReturnReason?) -> Timestamp? {
        guard let terms = agreement?.terms, let policy = opening?.policy, let delivered = rounds.last?.at else { return nil }
        switch kind {
        case .conditionalReturn:
            let days = reason.map { terms.conditionalReturns[$0] } ?? 0
            return days > 0 ? delivered.adding(.days(days)) : nil
        case .noReasonReturn: return terms.noReasonReturnDays > 0 ? delivered.adding(.days(terms.noReasonReturnDays)) : nil
        case .replacement, .repair:
            guard let accepted = part(deliveredPart ?? 1)?.completedAt else { return nil }
            return accepted.adding(.days(max(policy.remedyDays, supportMonths * 30)))
        case .supportQuestion: return nil
        }
    }

    /// For how many months the seller supports it after acceptance, with what was added since.
    package var supportMonths: Int { (agreement?.terms.supportMonths ?? 0) + extraSupportMonths }

    /// Why the buyer gets nothing more from the locker; nil while it is open.
    package var lockerClosing: LockerClosing? {
        if licenceEndedAt != nil { return .licenceEnded }
        return requests.contains { $0.phase == .returnAgreed } ? .returnAgreed : nil
    }
}

/// Why files are not handed out and secrets not shown any more.
package enum LockerClosing: String, CaseIterable, Sendable {
    /// A return is agreed; the buyer signs that everything was deleted.
    case returnAgreed
    /// The software was returned, or the outcome of a dispute ended the licence.
    case licenceEnded
}
