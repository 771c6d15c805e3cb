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
    /// In a dispute: its answer, the offer to settle, the mediator's proposal.
    case answerDispute, answerSettlement, answerMediation
    /// After the sale: the seller answers what the buyer asks for, or does what was agreed.
    case answerRequest, keepRemedy
    /// After the sale: either answers a remedy, the buyer goes on, or signs that everything was deleted.
    case answerRemedy, decideRequest, signDeletion
}

extension Trade {
    /// What is asked of whom now; nil where nobody is asked for anything. It follows ``needs``, which pages count.
    package var ask: Ask? {
        let side: Side
        switch needs {
        case .nobody: return nil
        case .buyer: side = .buyer
        case .seller: side = .seller
        }
        if let dispute = openDispute { return Ask(side, dispute.ask.kind, dispute.ask.deadline.flatMap { nearest($0) }) }
        if openRefund != nil { return Ask(side, .answerRefund, nearest(.refundTalk)) }
        if let request = openRequest, request.awaited != nil { return Ask(side, request.ask, request.askDeadline) }
        switch phase {
        case .unopened, .refunded: return nil
        case .enquiry:
            guard lastMessageBy != nil else { return nil }
            return Ask(side, side == .seller ? .answerEnquiry : .readAnswer, nil)
        case .negotiating: return Ask(side, .answerTerms, nearest(.proposal))
        case .agreed: return Ask(side, .pay, nearest(.payment))
        case .funded: return Ask(side, .deliver, nearest(.delivery))
        case .delivered:
            return openChange == nil ? Ask(side, .examine, nearest(.acceptance)) : Ask(side, .deliverChange, nearest(.change))
        case .completed: return areRatingsRevealed ? nil : nearest(.ratings).map { Ask(side, .rate, $0) }
        }
    }

    private func nearest(_ kind: DeadlineKind) -> Deadline? { deadlines.filter { $0.kind == kind }.min { $0.at < $1.at } }
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
    fileprivate var ask: AskKind {
        if openProposal != nil { return .answerRemedy }
        return switch phase {
        case .waiting, .silent: .answerRequest
        case .declined, .talking, .closed: .decideRequest
        case .returnAgreed: .signDeletion
        case .remedyAgreed, .overdue: .keepRemedy
        }
    }

    /// The first of its clocks.
    fileprivate var askDeadline: Deadline? {
        clocks.min { $0.at < $1.at }.map { Deadline(kind: $0.kind, at: $0.at, part: part) }
    }
}
