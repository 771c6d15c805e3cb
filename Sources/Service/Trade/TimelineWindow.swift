import Evidence
import Market
import Store

/// Which part of a trade's entries a page shows.
package enum TimelineWindow: Sendable, Hashable {
    /// The newest.
    case newest
    /// Those before that place.
    case before(Int64)
    /// Those after that place.
    case after(Int64)
    /// Those around that place, itself among them.
    case around(Int64)
}

extension TimelineWindow {
    /// The entries of the window, oldest first, with marks of reading between them: so many that about `count` are no marks,
    /// where there are as many.
    func entries(of stream: StreamName, count: Int, newest: Int64, _ journal: Journal) throws -> [Entry] {
        switch self {
        case .newest: return try Self.back(from: newest + 1, count, stream, journal)
        case .before(let place): return try Self.back(from: min(max(1, place), newest + 1), count, stream, journal)
        case .after(let place): return try Self.on(from: min(max(0, place), newest) + 1, count, newest, stream, journal)
        case .around(let place):
            let place = min(max(0, place), newest)
            return try Self.back(from: place + 1, count / 2, stream, journal)
                + Self.on(from: place + 1, count / 2, newest, stream, journal)
        }
    }

    private static func back(from end: Int64, _ count: Int, _ stream: StreamName, _ journal: Journal) throws -> [Entry] {
        var (end, shown, entries) = (end, 0, [Entry]())
        while end > 0, shown < count {
            let start = max(0, end - Int64(count))
            let piece = try journal.entries(of: stream, from: start, upTo: end)
            entries = piece + entries
            shown += piece.count { !$0.isMark }
            end = start
        }
        // What is too much goes, with the marks before what stays.
        while shown > count {
            if !entries.removeFirst().isMark { shown -= 1 }
        }
        return entries
    }

    private static func on(
        from start: Int64, _ count: Int, _ newest: Int64, _ stream: StreamName, _ journal: Journal
    ) throws -> [Entry] {
        var (start, shown, entries) = (start, 0, [Entry]())
        while start <= newest, shown < count {
            let piece = try journal.entries(of: stream, from: start, upTo: start + Int64(count))
            entries += piece
            shown += piece.count { !$0.isMark }
            start += Int64(count)
        }
        while shown > count {
            if !entries.removeLast().isMark { shown -= 1 }
        }
        return entries
    }
}

extension Entry {
    /// Whether the entry only says how far a party has read.
    var isMark: Bool { ["messagesReceived", "messagesRead"].contains(header.kind) }
}
