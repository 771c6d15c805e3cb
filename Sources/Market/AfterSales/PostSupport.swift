/// A party writes in a support ticket. The seller's first word is its first reply, which is measured.
///
/// Source: RULES.md, after-sales: 客户咨询 with first-reply time.
package struct PostSupport: TradeCommand {
    package static let step = TradeStep.postSupport
    package typealias Refused = RequestRefusal

    /// Which ticket: the number of its request, from 1 within the trade.
    package let number: Int
    /// What is said; 1 to 4,000 characters.
    package let text: String

    package init(number: Int, text: String) {
        self.number = number
        self.text = text
    }

    package func part(in trade: Trade) -> Int? { trade.part(ofRequest: number) }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(RequestRefusal) -> [TradeEvent] {
        guard let side = role.side else { throw .step(.notYourStep(Self.step)) }
        let request = try trade.demand(number, in: .open)
        guard request.kind == .supportQuestion else { throw .notInRequestPhase(request.phase) }
        guard text.isReason(charactersMax: PostMessage.charactersMax) else {
            throw .wordsLength(max: PostMessage.charactersMax)
        }
        return [.supportPosted(SupportPosted(request: number, by: side, text: Sealed(text)))]
            + OffPlatformGuard.warning(to: side, about: .message, [text])
    }
}

/// Something was said in a support ticket.
package struct SupportPosted: RequestFacts {
    /// The ticket's request, from 1 within the trade.
    package let request: Int
    /// Who said it.
    package let by: Side
    /// What was said.
    package let text: Sealed<String>

    static let kind = "supportPosted"

    var words: Sealed<String>? { text }

    func apply(to trade: inout Trade, at time: Timestamp) {
        guard by == .seller else { return }
        trade.reply(to: request, at: time)
        trade.change(request: request) {
            $0.phase = .talking
            $0.answerUntil = nil
        }
    }

    func noticed(in trade: Trade) -> [Side] { [by.other] }
}
