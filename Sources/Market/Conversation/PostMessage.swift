/// One party writes to the other. Nothing that was said can be unsaid.
package struct PostMessage: TradeCommand {
    package static let step = TradeStep.postMessage
    package typealias Refused = PostMessageRefusal

    /// 1 to 4,000 characters, not all of them white space.
    package let text: String
    /// The sender's messages right before this one, oldest first, which the guard reads together with it.
    package let earlier: [String]
    /// What stands in the codes of the pictures that are sent along, picture by picture.
    package let codes: [[String]]

    package init(text: String, earlier: [String] = [], codes: [[String]] = []) {
        self.text = text
        self.earlier = earlier
        self.codes = codes
    }

    /// The longest message, in characters.
    package static let charactersMax = 4_000

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(PostMessageRefusal) -> [TradeEvent] {
        guard let side = role.side else { throw .step(.notYourStep(Self.step)) }
        guard !text.allSatisfy(\.isWhitespace) else { throw .empty }
        guard text.unicodeScalars.count <= Self.charactersMax else { throw .tooLong }
        return [.messagePosted(MessagePosted(by: side, stage: trade.phase, text: Sealed(text)))]
            + OffPlatformGuard.warning(to: side, about: .message, [text], after: earlier, codes: codes)
    }
}

/// Why a message is not taken.
package enum PostMessageRefusal: TradeRefusal {
    case step(StepRefusal)
    case empty
    case tooLong

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .empty: "messageEmpty"
        case .tooLong: "messageTooLong"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .empty: []
        case .tooLong: [String(PostMessage.charactersMax)]
        }
    }
}

/// A message stands.
package struct MessagePosted: Equatable, Sendable, Codable {
    /// Who wrote.
    package let by: Side
    /// Where the trade stood when it was said.
    package let stage: TradePhase
    /// What was written.
    package let text: Sealed<String>
}
