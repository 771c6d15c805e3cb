extension Trade {
    /// The return, replacement or repair that is open; nil while none is. Questions for support stand beside it.
    package var openRequest: AfterSalesRequest? { requests.first { $0.isOpen && $0.kind != .supportQuestion } }

    /// The request of that number; nil if there is none.
    package func request(_ number: Int) -> AfterSalesRequest? { requests.first { $0.number == number } }

    /// The part that a command to that request is about.
    func part(ofRequest number: Int) -> Int? { request(number)?.part ?? deliveredPart }

    /// The part that was delivered last; the one that the trade stands at before.
    package var deliveredPart: Int? { rounds.last?.part ?? current?.number }

    /// Whether a request keeps the time to examine that part from running.
    func isHalted(_ part: Int) -> Bool { requests.contains { $0.isOpen && $0.stopsClock && $0.part == part } }

    /// Whether the seller has promised to mend or replace what was delivered.
    var owesRemedy: Bool { requests.contains { $0.owed != nil } }

    /// Changes a request; the clocks follow.
    mutating func change(request number: Int, _ change: (inout AfterSalesRequest) -> Void) {
        guard let place = requests.firstIndex(where: { $0.number == number }) else { return }
        change(&requests[place])
        followRequests()
    }

    /// The seller has said something about it.
    mutating func reply(to number: Int, at time: Timestamp) {
        change(request: number) { if $0.firstReplyAt == nil { $0.firstReplyAt = time } }
    }

    /// The request is over.
    mutating func close(request number: Int, as outcome: AfterSalesOutcome, acceptUntil: Timestamp? = nil, at time: Timestamp) {
        resume(request: number, until: acceptUntil)
        change(request: number) { $0.close(as: outcome, at: time) }
    }

    /// The time to examine goes on, where it stood still for that request. A promised return that is not decided keeps it standing;
    /// where a change stops it as well, it goes on after that.
    mutating func resume(request number: Int, until acceptUntil: Timestamp?) {
        guard let request = request(number), request.stopsClock else { return }
        if acceptUntil == nil, request.kind == .noReasonReturn, request.answerUntil != nil { return }
        change(request: number) {
            $0.stopsClock = false
            $0.left = nil
        }
        if let acceptUntil { start(.acceptance, of: request.part, at: acceptUntil) }
    }

    /// What is left of the requests about a part that has come to its end.
    mutating func endRequests(of part: Int, as phase: PartPhase, at time: Timestamp) {
        for place in requests.indices where requests[place].part == part && requests[place].isOpen {
            requests[place].stopsClock = false
            requests[place].left = nil
            if phase == .refunded { requests[place].close(as: .refundedOtherwise, at: time) }
        }
        followRequests()
    }

    /// Whether the buyer gives it back as was promised or agreed, which no objection of the seller's stops.
    var isReturning: Bool { openRequest.map { $0.kind == .noReasonReturn || $0.phase == .returnAgreed } ?? false }

    /// A dispute settles what was asked for: the request ends in it. What was left of the time to examine stands still with the other
    /// clocks.
    mutating func takeRequestsIntoDispute(at time: Timestamp) {
        guard let request = openRequest else { return }
        if let left = request.left { pause(PausedClock(kind: .acceptance, part: request.part, left: left)) }
        change(request: request.number) { $0.close(as: .disputed, at: time) }
    }

    /// Each clock of the requests runs to the first moment that any of them waits for.
    private mutating func followRequests() {
        let running = requests.flatMap(\.clocks)
        for kind in AfterSalesRequest.clockKinds {
            let first = running.filter { $0.kind == kind }.map(\.at).min()
            guard deadline(kind) != first else { continue }
            if let first { start(kind, at: first) } else { stop(kind) }
        }
    }
}

extension AfterSalesRequest {
    /// All clocks that requests can have.
    static let clockKinds: [DeadlineKind] = [
        .requestAnswer, .promisedReturn, .remedyAnswer, .deletion, .remedyDue, .supportReply,
    ]

    /// The clocks that run for it, with their ends.
    package var clocks: [(kind: DeadlineKind, at: Timestamp)] {
        guard isOpen else { return [] }
        var clocks: [(kind: DeadlineKind, at: Timestamp)] = []
        if let proposal = openProposal { clocks.append((.remedyAnswer, proposal.openUntil)) }
        switch phase {
        case .waiting, .declined, .talking:
            guard let answerUntil else { break }
            switch kind {
            case .noReasonReturn: clocks.append((.promisedReturn, answerUntil))
            case .supportQuestion where phase == .waiting: clocks.append((.supportReply, answerUntil))
            case .conditionalReturn where phase == .waiting, .replacement where phase == .waiting, .repair where phase == .waiting:
                clocks.append((.requestAnswer, answerUntil))
            case .conditionalReturn, .replacement, .repair, .supportQuestion: break
            }
        case .returnAgreed: if let signUntil { clocks.append((.deletion, signUntil)) }
        case .remedyAgreed: if let owedUntil { clocks.append((.remedyDue, owedUntil)) }
        case .silent, .overdue, .closed: break
        }
        return clocks
    }

    /// When the first of its clocks runs out; nil where none runs.
    package var dueAt: Timestamp? { clocks.map(\.at).min() }

    /// The proposal that is on the table gives way.
    mutating func endProposal(as status: RemedyProposal.Status) {
        guard openProposal != nil else { return }
        proposals[proposals.count - 1].status = status
    }

    /// It is over.
    mutating func close(as outcome: AfterSalesOutcome, at time: Timestamp) {
        endProposal(as: .superseded)
        phase = .closed
        self.outcome = outcome
        closedAt = time
        (answerUntil, signUntil, owedUntil, owed) = (nil, nil, nil, nil)
        (stopsClock, left) = (false, nil)
    }

    /// It will be taken back, once the buyer has signed.
    mutating func agreeReturn(signUntil: Timestamp) {
        endProposal(as: .superseded)
        phase = .returnAgreed
        self.signUntil = signUntil
        answerUntil = nil
    }

    /// The seller owes something by then.
    mutating func owe(_ remedy: Remedy, until: Timestamp, at time: Timestamp) {
        endProposal(as: .superseded)
        phase = .remedyAgreed
        owed = remedy
        owedSince = time
        owedUntil = until
        answerUntil = nil
    }
}
