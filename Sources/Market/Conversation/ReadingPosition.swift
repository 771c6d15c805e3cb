/// How far one party is in the conversation.
package struct ReadingPosition: Equatable, Sendable {
    /// The newest entry up to which the server has handed everything to this party's side, by its place; -1 before.
    package internal(set) var receivedUpTo: Int64 = -1
    /// The newest entry up to which this party's side has shown everything, by its place; -1 before.
    package internal(set) var readUpTo: Int64 = -1
    /// The places of what the other has said and this party's side has not shown yet, ascending.
    package internal(set) var unread: [Int64] = []

    package init() {}

    /// What the other has said and has not been handed to this party's side yet, ascending.
    package var undelivered: ArraySlice<Int64> {
        // What is not delivered is the end of what is not read, so it is looked for from behind.
        let count = unread.reversed().prefix { $0 > receivedUpTo }.count
        return unread.suffix(count)
    }

    /// How far a mark leads that was made of the entries from one place up to another, both shown: nil where it leads no
    /// further, or where something was left out before them.
    func advanced(through entries: ClosedRange<Int64>, over waiting: some Collection<Int64>) -> Int64? {
        guard let first = waiting.first, entries.contains(first) else { return nil }
        return entries.upperBound
    }
}

/// Why a mark is not taken.
package enum MarkRefusal: TradeRefusal {
    case step(StepRefusal)
    /// There are no such entries.
    case noSuchEntries

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .noSuchEntries: "noSuchEntries"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .noSuchEntries: []
        }
    }
}

extension Trade {
    /// The entries from one place up to and with another. Throws: `noSuchEntries`.
    func entries(from first: Int64, upTo last: Int64) throws(MarkRefusal) -> ClosedRange<Int64> {
        guard first >= 0, first <= last, last < entryCount else { throw .noSuchEntries }
        return first...last
    }
}

extension Trade {
    /// The entry that was just counted is one that this side has to read.
    mutating func expectReading(by side: Side) {
        readings[side, default: ReadingPosition()].unread.append(entryCount - 1)
    }
}
