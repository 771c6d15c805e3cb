/// Something that was said leads the deal away from where it is protected. Both sides are told; nothing is held back.
package struct OffPlatformWarned: TradeFacts {
    /// Who said it.
    package let by: Side
    /// Where it was said: in the entry of that kind right before this one.
    package let said: Place
    /// What was found, text by text, without the words.
    package let findings: [Finding]

    /// Where something can be said.
    package enum Place: String, CaseIterable, Sendable, Codable {
        case message, terms, reason, deliveryNote
    }

    /// One place that leads away.
    package struct Finding: Equatable, Sendable, Codable {
        /// Which of the texts, from 0; of pictures, which of them.
        package let text: Int
        /// What was found there.
        package let found: OffPlatformRecord
    }

    /// How it leads away, each kind once.
    package var kinds: [OffPlatformKind] {
        let found = Set(findings.map(\.found.kind))
        return OffPlatformKind.allCases.filter(found.contains)
    }

    static let kind = "offPlatformWarned"
    var isTalk: Bool { true }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.warnedCount += 1
    }
}

extension OffPlatformGuard {
    /// The warning for what was said, to be entered right after it; nothing where all is honest.
    ///
    /// - Parameters:
    ///   - texts: what was written, e.g. a message or each of several clauses.
    ///   - earlier: for a message, the sender's messages right before it, oldest first.
    ///   - codes: what stands in the codes of pictures that were sent along, picture by picture.
    static func warning(
        to side: Side, about said: OffPlatformWarned.Place, _ texts: [String], after earlier: [String] = [],
        codes: [[String]] = []
    ) -> [TradeEvent] {
        let written = texts.enumerated().flatMap { place, text in
            findings(in: text, after: earlier).map { OffPlatformWarned.Finding(text: place, found: $0.record) }
        }
        let shown = codes.enumerated().flatMap { place, payloads in
            payloads.flatMap { findings(inCode: $0) }.map { OffPlatformWarned.Finding(text: place, found: $0.record) }
        }
        let found = Array((written + shown).prefix(findingsMax))
        return found.isEmpty ? [] : [.offPlatformWarned(OffPlatformWarned(by: side, said: said, findings: found))]
    }
}

extension OffPlatformKind {
    /// The protections that what was done that way would be without.
    package var protectionsLost: Set<Protection> {
        switch self {
        case .contact: [.record, .credit]
        case .payment: [.escrow, .afterSales, .credit]
        case .elsewhere: [.agreement, .record, .escrow, .afterSales, .credit]
        case .link, .codePicture: [.record, .escrow, .credit]
        }
    }
}
