extension Trade {
    /// What that party should hear on the spot, the most urgent first: a buyer's message that waits for an answer, a request that
    /// waits for the seller, a promise that comes due, a receipt that nobody has signed. Empty at most moments.
    package func coaching(of side: Side, at now: Timestamp) -> [ProtectionPoint] {
        var points: [ProtectionPoint] = []
        switch side {
        case .seller:
            points += answerPoints(at: now) + requestPoints(at: now)
            points += promisesComingDue(at: now)
        case .buyer: break
        }
        if isReceiptAwaited {
            points.append(ProtectionPoint(.receiptSigned, .waiting, fix: .signReceipt, until: deadline(.acceptance)))
        }
        return points.sorted(by: ProtectionPoint.isMoreUrgent)
    }

    /// Whether something has arrived that the buyer can sign for and has not.
    package var isReceiptAwaited: Bool {
        guard phase == .delivered, let round else { return false }
        return hasArrived && !round.isReceiptSigned
    }

    /// For how many days a message in a trade that has ended still counts as unanswered.
    ///
    /// Source: RULES.md, clocks: open a dispute after acceptance 15 d.
    package static let answerDaysAfterEnd = 15

    /// Since when a buyer's message waits for the seller's answer; nil where none does. What was said before a trade ended is not
    /// waited for any more when nobody came back to it.
    package func unansweredSince(at now: Timestamp) -> Timestamp? {
        guard lastMessageBy == .buyer, let since = unansweredSince else { return nil }
        let isOver = phase == .completed || phase == .refunded
        return isOver && since < now.adding(.days(-Self.answerDaysAfterEnd)) ? nil : since
    }

    /// By when the seller promised to answer the enquiry; nil where no enquiry waits, or nothing was promised.
    package var replyPromisedUntil: Timestamp? {
        guard phase == .enquiry, lastMessageBy == .buyer, let since = unansweredSince, let opening,
            opening.standardTerms.responseHours > 0
        else { return nil }
        return since.adding(.hours(opening.standardTerms.responseHours))
    }

    private func promisesComingDue(at now: Timestamp) -> [ProtectionPoint] {
        guard let point = protectionCheck(at: now).point(.promiseInTime), let until = point.until else { return [] }
        let owed = deadlines.filter { DeadlineKind.promises.contains($0.kind) }
        let isDue =
            point.status == .missing || owed.contains { isComingDue(Deadline(kind: $0.kind, at: until, part: $0.part), at: now) }
        return isDue ? [point] : []
    }

    private func isComingDue(_ deadline: Deadline, at now: Timestamp) -> Bool {
        ComingDue.holds(from: begunAt(deadline), until: deadline.at, at: now)
    }
}

/// When a term is so far gone that one is told of it again.
package enum ComingDue {
    /// Half of the time is gone, or less than a day is left.
    ///
    /// Source: RULES.md, clocks: reminder at half of the time to deliver; a day before the end.
    ///
    /// - Parameter begin: when the term began; nil where that is not known.
    package static func holds(from begin: Timestamp?, until end: Timestamp, at now: Timestamp) -> Bool {
        if end <= now.adding(.days(1)) { return true }
        guard let begin else { return false }
        return now.ms - begin.ms >= end.ms - now.ms
    }
}

extension DeadlineKind {
    /// The clocks of what the seller has promised to hand over or to mend.
    static let promises: [DeadlineKind] = [.delivery, .change, .remedyDue]
}
