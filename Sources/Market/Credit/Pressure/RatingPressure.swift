/// Finds where a party uses the rating as a threat: a bad one unless something is given, or the mending of one for money.
///
/// It is asked of every message and never stands in the way. What it finds is entered right after the message without the
/// words, so that what links a threat, a demand and a rating can be worked out from the entries alone.
///
/// Source: RULES.md, credit: review blackmail.
package enum RatingPressure {
    /// What a text does.
    package enum Kind: String, CaseIterable, Sendable, Codable {
        /// It says that the rating will be bad, or stay so, unless something is done.
        case threat
        /// It asks for money back, or for something that was not agreed.
        case demand
    }

    /// What a text does, in the order of the kinds.
    package static func kinds(in text: String) -> [Kind] {
        let folded = FoldedText(text)
        guard !folded.letters.isEmpty else { return [] }
        let demands = PressureWords.demands(in: folded)
        let isThreat = PressureWords.isThreat(in: folded, demanding: demands)
        return Kind.allCases.filter { $0 == .threat ? isThreat : !demands.isEmpty }
    }

    /// What is to be entered right after a message: a threat at once, with a demand in the messages right before it; a demand
    /// only where the same party has threatened before, as everybody may ask for money back.
    ///
    /// - Parameter earlier: the sender's messages right before it, oldest first.
    static func notes(by side: Side, _ text: String, after earlier: [String], in trade: Trade) -> [TradeEvent] {
        var found = Set(kinds(in: text))
        if found.isEmpty, OffPlatformGuard.isPiece(text), let before = earlier.last, OffPlatformGuard.isPiece(before) {
            // A threat that was sent in two pieces is found in the second.
            found = Set(kinds(in: before + "，" + text)).contains(.threat) ? [.threat] : []
        }
        if found.contains(.threat) {
            if earlier.contains(where: { kinds(in: $0).contains(.demand) }) { found.insert(.demand) }
        } else if !trade.pressure.contains(where: { $0.by == side && $0.kinds.contains(.threat) }) {
            found = []
        }
        guard !found.isEmpty else { return [] }
        return [.pressureNoted(PressureNoted(by: side, kinds: Kind.allCases.filter(found.contains)))]
    }
}

/// What was said in the message right before this entry uses the rating as a threat, or goes on with it.
package struct PressureNoted: TradeFacts {
    /// Who said it.
    package let by: Side
    /// What it does.
    package let kinds: [RatingPressure.Kind]

    static let kind = "pressureNoted"

    func apply(to trade: inout Trade, at time: Timestamp) {
        // The message is entered before its warnings; both are entries of one command.
        trade.pressure.append(PressureAct(by: by, kinds: kinds, entry: trade.entryCount - 1, at: time))
    }
}

/// One message that uses a rating as a threat, as the state remembers it.
package struct PressureAct: Equatable, Sendable {
    /// Who said it.
    package let by: Side
    /// What it does.
    package let kinds: [RatingPressure.Kind]
    /// The place of the entry that notes it, right after the message and its other warnings.
    package let entry: Int64
    /// When it was said.
    package let at: Timestamp
}
