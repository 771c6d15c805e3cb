import Market
import Payments
import Store

// Every way in which a hold ends, or lasts longer, but for acceptance. Where no part of the trade is named it is the first that the
// step fits.

extension Marketplace {
    /// A party steps back before the delivery. Throws: `CancelTradeRefusal`.
    package func cancel(
        _ trade: TradeID, reason: String, part: Int? = nil, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(CancelTrade(reason: reason, part: part), on: .trade(trade), by: .member(member), key: key)
    }

    /// A party proposes how the hold is divided. Throws: `ProposeRefundRefusal`.
    package func proposeRefund(
        amountMinor: Int64, reason: String, part: Int? = nil, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = ProposeRefund(amountMinor: amountMinor, reason: reason, part: part)
        return try await commands.handle(command, on: .trade(trade), by: .member(member), key: key)
    }

    /// The other party accepts a division of the hold. Throws: `AnswerRefundRefusal`.
    package func acceptRefund(
        _ number: Int, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(AcceptRefund(number: number), on: .trade(trade), by: .member(member), key: key)
    }

    /// A division of the hold is turned down, or taken back. Throws: `AnswerRefundRefusal`.
    package func declineRefund(
        _ number: Int, reason: String, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = DeclineRefund(number: number, reason: reason)
        return try await commands.handle(command, on: .trade(trade), by: .member(member), key: key)
    }

    /// The seller gives money back on its own word. Throws: `GiveRefundRefusal`.
    package func giveRefund(
        amountMinor: Int64, reason: String, part: Int? = nil, in trade: TradeID, by seller: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = GiveRefund(amountMinor: amountMinor, reason: reason, part: part)
        return try await commands.handle(command, on: .trade(trade), by: .member(seller), key: key)
    }

    /// The time to examine is made longer. Throws: `ExtendAcceptanceRefusal`.
    package func extendAcceptance(
        days: Int, part: Int? = nil, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(ExtendAcceptance(days: days, part: part), on: .trade(trade), by: .member(member), key: key)
    }

    /// The seller asks for more time to deliver. Throws: `DeliveryTimeRefusal`.
    package func askDeliveryTime(
        hours: Int, reason: String, part: Int? = nil, in trade: TradeID, by seller: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = AskDeliveryTime(hours: hours, reason: reason, part: part)
        return try await commands.handle(command, on: .trade(trade), by: .member(seller), key: key)
    }

    /// The buyer grants more time to deliver, or does not. Throws: `DeliveryTimeRefusal`.
    package func answerDeliveryTime(
        _ number: Int, isGranted: Bool, in trade: TradeID, by buyer: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = AnswerDeliveryTime(number: number, isGranted: isGranted)
        return try await commands.handle(command, on: .trade(trade), by: .member(buyer), key: key)
    }

    private static let selectNear: SQL =
        "SELECT trade, at_ms FROM v_deadlines WHERE kind = $1 ORDER BY at_ms, trade LIMIT $2"

    /// The trades whose gateway lets go of the money soon, with when the rules decide: what the operator has to look after, the
    /// most pressing first. Throws: `StoreFailure`.
    package func holdsNearExpiry(limit: Int) async throws -> [(trade: TradeID, decideAt: Timestamp)] {
        try await database.read { connection in
            try connection.rows(
                Self.selectNear, [.text(DeadlineKind.holdExpiry.rawValue), .integer(Int64(limit))]
            ) { row in (try TradeID.stored(row.text(0)), Timestamp(ms: try row.int64(1))) }
        }
    }

    /// The longest that a gateway for new payments holds money, in days.
    var holdDaysMax: Int { gateways.standard.capabilities.holdDays }
}
