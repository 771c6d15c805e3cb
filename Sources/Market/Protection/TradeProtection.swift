extension Trade {
    /// The protection check of a trade at a moment. Nothing is found before it is opened.
    package func protectionCheck(at now: Timestamp) -> ProtectionCheck {
        guard let opening else { return ProtectionCheck([]) }
        let terms = (agreement ?? openProposal)?.terms ?? opening.standardTerms
        // What the agreement lacks can be mended by an amendment, as long as one is possible.
        let negotiable: ProtectionPoint.Fix? =
            switch phase {
            case .unopened, .enquiry, .negotiating, .agreed, .funded, .delivered: .agreeOnTerms
            case .completed, .refunded: nil
            }
        return ProtectionCheck(
            [ProtectionPoint(.defectsTold, .inPlace), ProtectionPoint(.pageFrozen, .inPlace), agreedPoint]
                + strengthPoints + criteriaPoints(fix: negotiable) + [terms.examinationPoint(fix: negotiable)]
                + [ProtectionPoint(.keptHere, .inPlace), stayedPoint] + answerPoints(at: now) + receiptPoints
                + [escrowPoint] + promisePoints(at: now) + terms.afterSalesPoints(fix: negotiable) + requestPoints(at: now)
                + [ratedPoint] + disputePoints)
    }

    private var agreedPoint: ProtectionPoint {
        if agreement != nil {
            ProtectionPoint(.agreed, .inPlace)
        } else if openProposal != nil {
            ProtectionPoint(.agreed, .waiting, fix: .confirmTerms, until: deadline(.proposal))
        } else {
            ProtectionPoint(.agreed, .missing, fix: .agreeOnTerms)
        }
    }

    /// Whether both confirmed with keys that only they hold. Before a party confirms it can still register one.
    private var strengthPoints: [ProtectionPoint] {
        if agreement != nil {
            let isStrong = Side.allCases.allSatisfy { agreedBy[$0] == .passkey }
            return [ProtectionPoint(.confirmationStrength, isStrong ? .inPlace : .weak)]
        }
        guard openProposal != nil else { return [] }
        let isStrong = confirmations.values.allSatisfy { $0 == .passkey }
        return isStrong ? [] : [ProtectionPoint(.confirmationStrength, .weak, fix: .registerPasskey)]
    }

    private func criteriaPoints(fix: ProtectionPoint.Fix?) -> [ProtectionPoint] {
        guard let proposal = agreement ?? openProposal else { return [] }
        return [
            proposal.criteriaCount > 0
                ? ProtectionPoint(.criteriaListed, .inPlace) : ProtectionPoint(.criteriaListed, .weak, fix: fix)
        ]
    }

    private var stayedPoint: ProtectionPoint {
        ProtectionPoint(.stayedHere, warnedCount == 0 ? .inPlace : .weak)
    }

    /// A buyer's message that nobody has answered; until when the seller promised a first answer.
    func answerPoints(at now: Timestamp) -> [ProtectionPoint] {
        guard unansweredSince(at: now) != nil else { return [] }
        let until = replyPromisedUntil
        let isLate = until.map { $0 <= now } ?? false
        return [ProtectionPoint(.answered, isLate ? .missing : .waiting, fix: .reply, until: until)]
    }

    /// A return, a remedy or a question for support that waits for the seller's word; one that is overdue. What was agreed and runs
    /// yet is a promise.
    func requestPoints(at now: Timestamp) -> [ProtectionPoint] {
        let waiting = requests.filter { $0.awaited == .seller && $0.phase != .remedyAgreed }
        guard !waiting.isEmpty else { return [] }
        let isLate = waiting.contains { $0.phase == .silent || $0.phase == .overdue }
        return [
            ProtectionPoint(
                .requestAnswered, isLate ? .missing : .waiting, fix: .answerRequest, until: waiting.compactMap(\.dueAt).min())
        ]
    }

    /// A dispute that waits for a word of one party.
    private var disputePoints: [ProtectionPoint] {
        guard let dispute = openDispute, dispute.needs != .nobody else { return [] }
        return [
            ProtectionPoint(.disputeAnswered, .waiting, fix: .answerDispute, until: dispute.ask.deadline.flatMap { deadline($0) })
        ]
    }

    private var receiptPoints: [ProtectionPoint] {
        guard let round else { return [] }
        guard round.isReceiptSigned else {
            switch phase {
            case .delivered:
                return hasArrived
                    ? [
                        ProtectionPoint(.arrived, .inPlace),
                        ProtectionPoint(.receiptSigned, .waiting, fix: .signReceipt, until: deadline(.acceptance)),
                    ]
                    : [ProtectionPoint(.arrived, .waiting, fix: .fetchDelivery, until: deadline(.acceptance))]
            case .unopened, .enquiry, .negotiating, .agreed, .funded, .completed, .refunded:
                return [
                    ProtectionPoint(.arrived, hasArrived ? .inPlace : .weak), ProtectionPoint(.receiptSigned, .weak),
                ]
            }
        }
        return [
            ProtectionPoint(.arrived, .inPlace), ProtectionPoint(.receiptSigned, .inPlace),
            ProtectionPoint(.receiptStrength, round.isReceiptSignedByKey ? .inPlace : .weak),
        ]
    }

    private var escrowPoint: ProtectionPoint {
        switch phase {
        case .unopened, .enquiry, .negotiating: ProtectionPoint(.heldInEscrow, .missing)
        case .agreed: ProtectionPoint(.heldInEscrow, .waiting, fix: .pay, until: deadline(.payment))
        case .funded, .delivered, .completed, .refunded: ProtectionPoint(.heldInEscrow, .inPlace)
        }
    }

    /// What the seller owes while a clock runs for it. A delivery is promised for half of the time after which the buyer is
    /// refunded; between the two it is late.
    ///
    /// Source: RULES.md, clocks: at twice the time with nothing delivered the buyer is refunded.
    private func promisePoints(at now: Timestamp) -> [ProtectionPoint] {
        guard let owed = deadlines.filter({ DeadlineKind.promises.contains($0.kind) }).min(by: { $0.at < $1.at }) else { return [] }
        let hours = owed.kind == .delivery ? agreement?.terms.part(owed.part).deliveryHours ?? 0 : 0
        let promised = owed.at.adding(.hours(-hours))
        let isLate = promised <= now
        return [
            ProtectionPoint(
                .promiseInTime, isLate ? .missing : .waiting, fix: owed.kind == .remedyDue ? .answerRequest : .deliver,
                until: isLate ? owed.at : promised)
        ]
    }

    private var ratedPoint: ProtectionPoint {
        switch phase {
        case .completed where ratings.count < 2:
            ProtectionPoint(.rated, areRatingsRevealed ? .weak : .waiting, fix: .rate, until: deadline(.ratings))
        case .completed: ProtectionPoint(.rated, .inPlace)
        case .unopened, .enquiry, .negotiating, .agreed, .funded, .delivered, .refunded: ProtectionPoint(.creditOpen, .inPlace)
        }
    }
}

extension ProtectionCheck {
    /// What this party should do first: what is overdue, then the point whose clock ends soonest, else the one that is furthest from being in place.
    ///
    /// - Parameter isPossible: whether the party has not done it yet.
    package func advice(to side: Side, where isPossible: (ProtectionPoint) -> Bool) -> ProtectionPoint? {
        let points = findings.flatMap(\.points).filter { point in
            point.status != .inPlace && point.fix?.turned(to: side) != nil && isPossible(point)
        }
        return points.min(by: ProtectionPoint.isMoreUrgent)
    }
}

extension ProtectionPoint {
    /// What somebody waits for in vain comes first, then what runs out, the sooner before the later, then what has no clock, by how
    /// far it is from being in place.
    static func isMoreUrgent(_ left: ProtectionPoint, _ right: ProtectionPoint) -> Bool {
        guard left.isOverdue == right.isOverdue else { return left.isOverdue }
        return switch (left.until, right.until) {
        case (let left?, let right?): left < right
        case (.some, nil): true
        case (nil, .some): false
        case (nil, nil): left.status > right.status
        }
    }

    /// Whether the other side waits although the time is over.
    private var isOverdue: Bool {
        let isAwaited = [.answered, .requestAnswered, .disputeAnswered, .promiseInTime].contains(topic)
        return isAwaited && status == .missing
    }
}

extension ProtectionPoint.Fix {
    /// Whether that party can do it.
    package func isFor(_ side: Side) -> Bool {
        switch self {
        case .agreeOnTerms, .confirmTerms, .registerPasskey, .rate, .answerDispute, .confirmMailAddress: true
        case .reviseListing, .deliver, .reply, .publishListing, .askForReceipt, .answerRequest, .answerQuestion, .addPayoutAccount:
            side == .seller
        case .pay, .fetchDelivery, .signReceipt: side == .buyer
        }
    }

    /// What that party can do about it: the thing itself, or to ask the other for it; nil for neither.
    package func turned(to side: Side) -> Self? {
        if isFor(side) { return self }
        return self == .signReceipt ? .askForReceipt : nil
    }
}
