/// The writer of a message no longer stands by it. It stays where it is, readable to both, and is marked.
package struct WithdrawMessage: TradeCommand {
    package static let step = TradeStep.withdrawMessage
    package typealias Refused = WithdrawMessageRefusal

    /// The message.
    package let message: MessageReference

    package init(message: MessageReference) { self.message = message }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(WithdrawMessageRefusal) -> [TradeEvent] {
        guard let side = role.side else { throw .step(.notYourStep(Self.step)) }
        guard message.by == side else { throw .notYourMessage }
        guard !trade.withdrawnMessages.contains(message.place) else { return [] }
        return [.messageWithdrawn(MessageWithdrawn(by: side, message: message.place, entry: message.entry))]
    }
}

/// A message by its place and by the hash of its entry, as the record has it.
package struct MessageReference: Hashable, Sendable {
    /// The place of its entry in the trade, from 0.
    package let place: Int64
    /// The hash of its entry.
    package let entry: Digest
    /// Who wrote it.
    package let by: Side

    package init(place: Int64, entry: Digest, by: Side) {
        self.place = place
        self.entry = entry
        self.by = by
    }
}

/// Why a message is not marked as withdrawn.
package enum WithdrawMessageRefusal: TradeRefusal {
    case step(StepRefusal)
    case notYourMessage

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .notYourMessage: "notYourMessage"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .notYourMessage: []
        }
    }
}

/// A message is marked as withdrawn. Its entry stands as it stood.
package struct MessageWithdrawn: TradeFacts {
    /// Who withdrew it, who is who wrote it.
    package let by: Side
    /// The place of the message's entry.
    package let message: Int64
    /// The hash of the message's entry.
    package let entry: Digest

    static let kind = "messageWithdrawn"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.withdrawnMessages.insert(message)
    }
}
