import Market
import Store

extension Marketplace {
    /// The seller hands over a repository at a commit. Throws: `HandoverRefusal`.
    package func handOverRepository(
        _ address: String, commit: String, note: String, in trade: TradeID, part: Int? = nil, by seller: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let manifest = try DeliveryManifest.digest(DeliveryManifest.repository(address, commit))
        let command = HandOverRepository(address: address, commit: commit, note: note, manifest: manifest, part: part)
        return try await commands.handle(command, on: .trade(trade), by: .member(seller), key: key)
    }

    /// The buyer says which commit was found in the repository. Throws: `ConfirmAccessRefusal`.
    package func confirmAccess(
        commit: String, in trade: TradeID, part: Int? = nil, by buyer: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(ConfirmAccess(commit: commit, part: part), on: .trade(trade), by: .member(buyer), key: key)
    }

    /// The seller reports that the agreed work is done. Throws: `HandoverRefusal`, `NotFound`.
    package func reportService(
        _ report: String, in trade: TradeID, part: Int? = nil, by seller: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let owed = try await state(of: trade, for: seller).trade.owedPart?.number
        let part = part ?? owed ?? 1
        let criteria = try await agreementWording(in: trade, for: seller)?.agreedCriteria(of: part) ?? []
        let manifest = try DeliveryManifest.digest(DeliveryManifest.service(report, criteria))
        let command = ReportService(criteria: criteria.count, report: report, manifest: manifest, part: part)
        return try await commands.handle(command, on: .trade(trade), by: .member(seller), key: key)
    }

    /// The buyer calls a criterion met. Throws: `CriterionRefusal`.
    package func acceptCriterion(
        _ number: Int, in trade: TradeID, part: Int? = nil, by buyer: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(AcceptCriterion(number: number, part: part), on: .trade(trade), by: .member(buyer), key: key)
    }

    /// The buyer says what a criterion is missing. Throws: `CriterionRefusal`.
    package func refuseCriterion(
        _ number: Int, reason: String, in trade: TradeID, part: Int? = nil, by buyer: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = RefuseCriterion(number: number, reason: reason, part: part)
        return try await commands.handle(command, on: .trade(trade), by: .member(buyer), key: key)
    }

    /// The buyer asks for a change. Throws: `RequestChangeRefusal`.
    package func requestChange(
        _ reason: String, in trade: TradeID, part: Int? = nil, by buyer: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(RequestChange(reason: reason, part: part), on: .trade(trade), by: .member(buyer), key: key)
    }
}
