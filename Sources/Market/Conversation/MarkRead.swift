/// A party's page has really shown entries: with script once they are visible, without script once the page was there.
///
/// Like `MarkReceived`, it is entered only where it passes something that the other has said, and never over a gap.
package struct MarkRead: TradeCommand {
    package static let step = TradeStep.markRead
    package typealias Refused = MarkRefusal

    /// The first entry that was shown, by its place.
    package let from: Int64
    /// The last entry that was shown, with all between them.
    package let upTo: Int64

    package init(from: Int64, upTo: Int64) {
        self.from = from
        self.upTo = upTo
    }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(MarkRefusal) -> [TradeEvent] {
        guard let side = role.side else { throw .step(.notYourStep(Self.step)) }
        let entries = try trade.entries(from: from, upTo: upTo)
        let position = trade.reading(of: side)
        guard let reached = position.advanced(through: entries, over: position.unread) else { return [] }
        return [.messagesRead(MessagesRead(by: side, upTo: reached))]
    }
}

/// Everything up to an entry has been shown to a party.
package struct MessagesRead: TradeFacts {
    /// Who was shown it.
    package let by: Side
    /// The newest entry that was shown, by its place.
    package let upTo: Int64

    static let kind = "messagesRead"
    var isMark: Bool { true }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.readings[by, default: ReadingPosition()].readUpTo = upTo
        trade.readings[by, default: ReadingPosition()].unread.removeAll { $0 <= upTo }
    }
}
