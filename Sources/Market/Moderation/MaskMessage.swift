/// The words and files of a message are not shown any more, or are shown again, as a complaint about it was decided. The entry stands
/// as it stood, and is in every bundle.
///
/// Source: 电子商务法 42, 网络安全法 47 (what is unlawful is not spread any further, and its record is kept).
package struct MaskMessage: TradeCommand {
    package static let step = TradeStep.maskMessage
    package typealias Refused = StepRefusal

    /// The message.
    package let message: MessageReference
    /// The complaint in which it was decided.
    package let complaint: ComplaintID
    /// Whether it is masked from now on; false where an appeal has undone that.
    package let isMasked: Bool

    /// That message, as that complaint was decided.
    package init(_ message: MessageReference, as complaint: ComplaintID, isMasked: Bool = true) {
        self.message = message
        self.complaint = complaint
        self.isMasked = isMasked
    }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(StepRefusal) -> [TradeEvent] {
        let standing = trade.maskedMessages[message.place]
        guard isMasked ? standing == nil : standing == complaint else { return [] }
        return [
            .messageMasked(
                MessageMasked(message: message.place, entry: message.entry, complaint: complaint, isMasked: isMasked))
        ]
    }
}

/// A message is shown without its words from now on, or with them again.
package struct MessageMasked: TradeFacts {
    /// The place of the message's entry.
    package let message: Int64
    /// The hash of the message's entry.
    package let entry: Digest
    /// The complaint in which it was decided.
    package let complaint: ComplaintID
    /// Whether it is masked.
    package let isMasked: Bool

    static let kind = "messageMasked"
    // Nothing that the parties did.
    var touches: Bool { false }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.maskedMessages[message] = isMasked ? complaint : nil
    }
}
