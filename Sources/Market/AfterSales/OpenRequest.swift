/// The buyer asks something of the seller after the delivery: to take it back, to replace or mend it, or how it is used. Returns go
/// by what was promised: for a promised reason within its days, or without one while the measurable condition holds.
///
/// The first request of this kind stops the time to examine, as a proposed refund does.
/// Source: RULES.md, after-sales; clocks: any refund request stops the acceptance clock.
package struct OpenRequest: TradeCommand {
    package static let step = TradeStep.openRequest
    package typealias Refused = OpenRequestRefusal

    /// What is asked.
    package let kind: AfterSalesKind
    /// Why it is to be taken back; for a conditional return, and for nothing else.
    package let reason: ReturnReason?
    /// What is the matter; 1 to 2,000 characters.
    package let statement: String

    package init(kind: AfterSalesKind, reason: ReturnReason? = nil, statement: String) {
        self.kind = kind
        self.reason = reason
        self.statement = statement
    }

    package func part(in trade: Trade) -> Int? { trade.deliveredPart }

    /// The longest statement, in characters.
    package static let statementCharactersMax = 2_000
    /// The most requests of one trade but for questions: with the refunds that a seller gives they stay below what gateways take.
    ///
    /// Source: the manuals of the gateways: 50 refunds of one payment.
    package static let requestsMax = 10
    /// The most questions of one trade.
    package static let questionsMax = 500

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(OpenRequestRefusal) -> [TradeEvent] {
        guard let policy = trade.opening?.policy, let terms = trade.agreement?.terms,
            let part = trade.part(part(in: trade) ?? 1)
        else { throw .step(.notYourStep(Self.step)) }
        guard statement.isReason(charactersMax: Self.statementCharactersMax) else { throw .statementLength }
        guard (reason != nil) == (kind == .conditionalReturn) else { throw .reasonMissing }
        if let hindrance = trade.promise(kind, reason, at: time).hindrance { throw .hindered(hindrance) }
        let isQuestion = kind == .supportQuestion
        let max = isQuestion ? Self.questionsMax : Self.requestsMax
        guard trade.requests.count(where: { ($0.kind == .supportQuestion) == isQuestion }) < max else {
            throw .tooManyRequests(max: max)
        }
        // Where silence has become acceptance, that is only not entered yet.
        if !isQuestion, let end = trade.deadline(.acceptance, of: part.number), end <= time { throw .tooLate }
        return [
            .afterSalesRequested(
                AfterSalesRequested(
                    number: trade.requests.count + 1, kind: kind, reason: reason,
                    answerUntil: time.adding(.hours(hours(under: policy, terms))),
                    stopsClock: !isQuestion && part.phase == .delivered && !part.hasStoppedClock, statement: Sealed(statement),
                    part: part.number.written))
        ] + OffPlatformGuard.warning(to: .buyer, about: .reason, [statement])
    }

    /// How long the seller has to answer: what the policy says, and for a question what was promised, where that is shorter.
    private func hours(under policy: Policy, _ terms: Terms) -> Int {
        guard kind == .supportQuestion, terms.responseHours > 0 else { return policy.afterSalesHours }
        return min(policy.afterSalesHours, terms.responseHours)
    }
}

/// Why nothing is asked.
package enum OpenRequestRefusal: TradeRefusal {
    case step(StepRefusal)
    /// It cannot be asked for, or not any more.
    case hindered(PromiseHindrance)
    /// A conditional return needs one of its reasons, and nothing else has one.
    case reasonMissing
    /// The statement is empty or too long.
    case statementLength
    /// So many were opened already.
    case tooManyRequests(max: Int)
    /// Silence has become acceptance, whether or not that has been entered yet.
    case tooLate

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .hindered(.notPromised): "notPromised"
        case .hindered(.timeOver): "promiseOver"
        case .hindered(.conditionFailed): "returnConditionFailed"
        case .hindered(.licenceEnded): "licenceEnded"
        case .hindered(.requestOpen): "requestOpen"
        case .hindered(.disputeOpen): "disputeAlreadyOpen"
        case .hindered(.nothingDelivered): "nothingDelivered"
        case .reasonMissing: "returnReasonMissing"
        case .statementLength: "reasonLength"
        case .tooManyRequests: "tooManyRequests"
        case .tooLate: "acceptanceTooLate"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .hindered(.conditionFailed(let condition)): [condition.rawValue]
        case .hindered(.requestOpen(let number)): [String(number)]
        case .hindered(.notPromised), .hindered(.timeOver), .hindered(.licenceEnded), .hindered(.nothingDelivered),
            .hindered(.disputeOpen),
            .reasonMissing, .tooLate:
            []
        case .statementLength: [String(OpenRequest.statementCharactersMax)]
        case .tooManyRequests(let max): [String(max)]
        }
    }
}

/// The buyer asks something of the seller.
package struct AfterSalesRequested: PartFacts, RequestFacts {
    /// From 1 within the trade.
    package let number: Int
    /// What is asked.
    package let kind: AfterSalesKind
    /// Why it is to be taken back; nil where no reason is needed.
    package let reason: ReturnReason?
    /// Until when the seller should answer.
    package let answerUntil: Timestamp
    /// Whether the time to examine stands still for it.
    package let stopsClock: Bool
    /// What is the matter.
    package let statement: Sealed<String>
    /// The part whose delivery it speaks of; nil for the first.
    package var part: Int? = nil

    static let kind = "afterSalesRequested"

    var words: Sealed<String>? { statement }

    package var request: Int { number }

    func apply(to trade: inout Trade, at time: Timestamp) {
        var request = AfterSalesRequest(self, at: time)
        if stopsClock {
            request.stopsClock = true
            request.left = trade.deadline(.acceptance, of: request.part).map { Span(ms: max(0, $0.ms - time.ms)) }
            trade.stop(.acceptance, of: request.part)
            trade.change(part: request.part) { $0.hasStoppedClock = true }
        }
        trade.requests.append(request)
        trade.change(request: number) { _ in }
    }

    func noticed(in trade: Trade) -> [Side] { [.seller] }
}
