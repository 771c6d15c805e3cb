/// What is asked of one party, so that the trade goes on: it stands in that party's notices until it is done.
package struct Ask: Hashable, Sendable {
    /// Who is asked.
    package let side: Side
    /// For what.
    package let kind: AskKind
    /// What runs out if nothing is done; nil where nothing does.
    package let deadline: Deadline?

    /// Puts the three together.
    package init(_ side: Side, _ kind: AskKind, _ deadline: Deadline?) {
        self.side = side
        self.kind = kind
        self.deadline = deadline
    }
}

/// For what a party can be asked.
package enum AskKind: String, CaseIterable, Sendable, Codable {
    /// The seller: the buyer's enquiry waits for an answer.
    case answerEnquiry
    /// The buyer: the seller has answered the enquiry.
    case readAnswer
    case answerTerms, pay, deliver, examine, deliverChange, answerRefund, rate
    /// The buyer: the seller asks for more time to deliver.
    case answerDeliveryTime
    /// In a dispute: its answer, the offer to settle, the mediator's proposal.
    case answerDispute, answerSettlement, answerMediation
    /// After the sale: the seller answers what the buyer asks for, or does what was agreed.
    case answerRequest, keepRemedy
    /// After the sale: either answers a remedy, the buyer goes on, or signs that everything was deleted.
    case answerRemedy, decideRequest, signDeletion
}

extension Trade {
    /// What is asked of whom now: at most one thing of each party, of several the one that runs out first. It follows ``needs``,
    /// which pages count.
    package var asks: [Ask] {
        let asked = Side.allCases.filter(needs.includes)
        if let dispute = openDispute {
            return asked.map { Ask($0, dispute.ask.kind, dispute.ask.deadline.flatMap { nearest($0) }) }
        }
        let matters = openMatters
        guard matters.isEmpty else { return asked.compactMap { mostUrgent(of: matters, for: $0) } }
        return asked.compactMap { ask(of: $0) }
    }

    /// What the phase of the whole trade asks of that party.
    private func ask(of side: Side) -> Ask? {
        switch phase {
        case .unopened, .refunded, .agreed, .funded, .delivered: nil
        case .enquiry: lastMessageBy.map { _ in Ask(side, side == .seller ? .answerEnquiry : .readAnswer, nil) }
        case .negotiating: Ask(side, .answerTerms, nearest(.proposal))
        case .completed: areRatingsRevealed ? nil : nearest(.ratings).map { Ask(side, .rate, $0) }
        }
    }

    /// What runs out first of what waits for that party; what never does comes last, and of two the earlier part's first.
    private func mostUrgent(of matters: [OpenMatter], for side: Side) -> Ask? {
        let waiting = matters.filter { $0.awaited == side }
        let first = waiting.filter { $0.deadline != nil }.min { one, other in
            guard let one = one.deadline, let other = other.deadline else { return false }
            return one.at < other.at
        }
        return (first ?? waiting.first).map { Ask(side, $0.kind, $0.deadline) }
    }

    /// The deadline of that kind that runs out first; nil where none of it runs.
    func nearest(_ kind: DeadlineKind) -> Deadline? { deadlines.filter { $0.kind == kind }.min { $0.at < $1.at } }
}

extension Dispute {
    /// For what the party is asked that the dispute needs, and the clock that runs for it.
    var ask: (kind: AskKind, deadline: DeadlineKind?) {
        if openOffer != nil { return (.answerSettlement, .settlement) }
        return switch phase {
        case .considering: (.answerMediation, .mediationAnswer)
        case .answering, .negotiating, .evidence, .mediating, .ruling, .appealable, .appealed, .settled, .ruled, .withdrawn,
            .overtaken:
            (.answerDispute, .disputeAnswer)
        }
    }
}

extension AfterSalesRequest {
    /// For what the party is asked that it waits for.
    var ask: AskKind {
        if openProposal != nil { return .answerRemedy }
        return switch phase {
        case .waiting, .silent: .answerRequest
        case .declined, .talking, .closed: .decideRequest
        case .returnAgreed: .signDeletion
        case .remedyAgreed, .overdue: .keepRemedy
        }
    }

    /// The first of its clocks.
    var askDeadline: Deadline? {
        clocks.min { $0.at < $1.at }.map { Deadline(kind: $0.kind, at: $0.at, part: part) }
    }
}
