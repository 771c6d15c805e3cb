/// What was warned of: by the guard in the conversation, or by the checks when the listing was published.
package enum BriefWarning: Equatable, Sendable {
    /// What a party said may lead the deal away from here. The entries are what was said and the warning.
    case offPlatform(by: Side, kinds: [OffPlatformKind], entries: [Int64])
    /// The listing was published in spite of a warned claim, at that place of the form.
    case claim(ClaimRule, place: String, entry: Int64)
    /// The listing was published with two places that cannot both be true.
    case contradiction(ContradictionRecord, entry: Int64)

    /// The entries that show it.
    package var entries: [Int64] {
        switch self {
        case .offPlatform(_, _, let entries): entries
        case .claim(_, _, let entry), .contradiction(_, let entry): [entry]
        }
    }

    /// All of them: those of the listing first, which the trade's opening names, then those of the conversation.
    static func all(in reading: BriefReading, listing: RevisionPublished?) -> [BriefWarning] {
        let opened = reading.revisionEntry
        let published =
            (listing?.warned?.claims ?? []).map { claim($0.rule, place: $0.place, entry: opened) }
            + (listing?.warned?.contradictions ?? []).map { contradiction($0, entry: opened) }
        return published
            + reading.entries.enumerated().compactMap { place, entry in
                guard case .offPlatformWarned(let facts) = entry.event else { return nil }
                let said = reading.entries[..<place].last { facts.said.isSaid(in: $0.event) }
                return offPlatform(
                    by: facts.by, kinds: facts.kinds, entries: [said?.sequence, entry.sequence].compactMap(\.self))
            }
    }
}

extension OffPlatformWarned.Place {
    /// Whether it is such an entry in which something was said.
    fileprivate func isSaid(in event: TradeEvent) -> Bool {
        switch self {
        case .message:
            if case .messagePosted = event { true } else { false }
        case .terms:
            if case .termsProposed = event { true } else { false }
        case .reason: !event.isMark && BriefReading.isConfirmation(event) == false
        case .deliveryNote: event.manifest != nil
        }
    }
}

extension BriefReading {
    /// Whether it is one of the entries that come along with another and say nothing themselves.
    fileprivate static func isConfirmation(_ event: TradeEvent) -> Bool {
        switch event {
        case .clauseTicked, .termsConfirmed, .offPlatformWarned: true
        default: false
        }
    }
}
