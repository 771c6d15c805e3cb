import Market
import Store

// What the parties of a dispute do.

extension Marketplace {
    /// A party opens a dispute. Throws: `DisputeRefusal`.
    package func openDispute(
        _ claims: [DisputeClaim], clauses: [String], wish: DisputeOutcome, statement: String, in trade: TradeID,
        by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = OpenDispute(claims: claims, clauses: clauses, wish: wish, statement: statement)
        return try await commands.handle(command, on: .trade(trade), by: .member(member), key: key)
    }

    /// The other side answers. Throws: `DisputeRefusal`.
    package func answerDispute(
        _ number: Int, stance: DisputeAnswer.Stance, text: String, in trade: TradeID, by member: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = AnswerDispute(dispute: number, stance: stance, text: text)
        return try await commands.handle(command, on: .trade(trade), by: .member(member), key: key)
    }

    /// A party offers an outcome. Throws: `DisputeRefusal`.
    package func offerSettlement(
        _ outcome: DisputeOutcome, note: String, dispute number: Int, in trade: TradeID, by member: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = OfferSettlement(dispute: number, outcome: outcome, note: note)
        return try await commands.handle(command, on: .trade(trade), by: .member(member), key: key)
    }

    /// The other side accepts an offer, and it is carried out. Throws: `DisputeRefusal`.
    package func acceptSettlement(
        _ offer: Int, dispute number: Int, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await carryOut(in: trade, by: .member(member), key: key) { state in
            state.dispute(number)?.offers.first { $0.number == offer }?.outcome
        } command: {
            AcceptSettlement(dispute: number, offer: offer, funds: $0)
        }
    }

    /// An offer is turned down, or taken back. Throws: `DisputeRefusal`.
    package func declineSettlement(
        _ offer: Int, reason: String, dispute number: Int, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = DeclineSettlement(dispute: number, offer: offer, reason: reason)
        return try await commands.handle(command, on: .trade(trade), by: .member(member), key: key)
    }

    /// Whoever opened the dispute takes it back. Throws: `DisputeRefusal`.
    package func withdrawDispute(
        _ number: Int, reason: String, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = WithdrawDispute(dispute: number, reason: reason)
        return try await commands.handle(command, on: .trade(trade), by: .member(member), key: key)
    }

    /// A party has the evidence window opened. Throws: `DisputeRefusal`.
    package func escalateDispute(
        _ number: Int, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(EscalateDispute(dispute: number), on: .trade(trade), by: .member(member), key: key)
    }

    /// A party brings something forward: a file that it deposited before, entries, or both.
    ///
    /// Throws: `DisputeRefusal`, `DepositRefusal`, `NotFound`, `StoreFailure`.
    package func addEvidence(
        file sha256: Digest?, note: String, entries: [Int64], dispute number: Int, in trade: TradeID, by member: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        // Nobody who is no party has anything read.
        _ = try await state(of: trade, for: member)
        var sent: (file: SentFile, name: String)?
        if let sha256 { sent = try await sentFile(sha256, of: member) }
        let command = AddEvidence(
            dispute: number, file: sent?.file, name: sent?.name ?? "", note: note, entries: entries)
        return try await commands.handle(command, on: .trade(trade), by: .member(member), key: key)
    }

    /// A party makes the evidence window longer. Throws: `DisputeRefusal`.
    package func extendEvidence(
        _ number: Int, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(ExtendEvidence(dispute: number), on: .trade(trade), by: .member(member), key: key)
    }

    /// A party answers the mediator's proposal; once both have accepted, it is carried out. Throws: `DisputeRefusal`.
    package func answerMediation(
        _ number: Int, isAccepted: Bool, note: String, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await carryOut(in: trade, by: .member(member), key: key) { state in
            guard isAccepted, let side = state.role(of: .member(member)).side, let open = state.dispute(number),
                open.proposal?.answers[side.other] == true
            else { return nil }
            return open.proposal?.outcome
        } command: {
            AnswerMediation(dispute: number, isAccepted: isAccepted, note: note, funds: $0)
        }
    }

    /// A party appeals against the ruling. Throws: `DisputeRefusal`.
    package func appealRuling(
        _ number: Int, reason: String, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = AppealRuling(dispute: number, isAppeal: true, reason: reason)
        return try await commands.handle(command, on: .trade(trade), by: .member(member), key: key)
    }

    /// A party will not appeal; once both have said so, the ruling is carried out. Throws: `DisputeRefusal`.
    package func waiveAppeal(
        _ number: Int, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await carryOut(in: trade, by: .member(member), key: key) { state in
            guard let side = state.role(of: .member(member)).side, let open = state.dispute(number),
                open.waivedBy.contains(side.other)
            else { return nil }
            return open.rulings.last?.outcome
        } command: {
            AppealRuling(dispute: number, isAppeal: false, reason: "", funds: $0)
        }
    }

    /// A party proposes joint talks, or agrees to those that the other proposed. Throws: `DisputeRefusal`.
    package func suspendDispute(
        _ number: Int, days: Int, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(SuspendDispute(dispute: number, days: days), on: .trade(trade), by: .member(member), key: key)
    }

    /// A party ends the joint talks. Throws: `DisputeRefusal`.
    package func resumeDispute(
        _ number: Int, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(ResumeDispute(dispute: number), on: .trade(trade), by: .member(member), key: key)
    }
}
