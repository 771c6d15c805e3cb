/// The server has handed entries to a party's side: what was written has entered the system that its reader looks into.
///
/// It is entered only where it passes something that the other has said, so there is at most one mark for each run of messages.
/// Source: 电子签名法 11: data counts as received when it enters the system that the recipient designated.
package struct MarkReceived: TradeCommand {
    package static let step = TradeStep.markReceived
    package typealias Refused = MarkRefusal

    /// The first entry that was handed over, by its place.
    package let from: Int64
    /// The last entry that was handed over, with all between them.
    package let upTo: Int64

    package init(from: Int64, upTo: Int64) {
        self.from = from
        self.upTo = upTo
    }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(MarkRefusal) -> [TradeEvent] {
        guard let side = role.side else { throw .step(.notYourStep(Self.step)) }
        let entries = try trade.entries(from: from, upTo: upTo)
        let position = trade.reading(of: side)
        guard let reached = position.advanced(through: entries, over: position.undelivered) else { return [] }
        return [.messagesReceived(MessagesReceived(by: side, upTo: reached))]
    }
}

/// Everything up to an entry has been handed to a party's side.
package struct MessagesReceived: TradeFacts {
    /// Whose side has it.
    package let by: Side
    /// The newest entry that it has, by its place.
    package let upTo: Int64

    static let kind = "messagesReceived"
    var isMark: Bool { true }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.readings[by, default: ReadingPosition()].receivedUpTo = upTo
    }
}
