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
        if openRefund != nil { return Ask(side, .answerRefund, nearest(.refundTalk)) }
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
