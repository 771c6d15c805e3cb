import Market
import Store

/// An entry that a search of a conversation found.
package struct ConversationHit: Sendable {
    /// The entry.
    package let entry: TradeEntry
    /// What stands before the found words, the words, and what stands after; together one line or two.
    package let (before, found, after): (String, String, String)
}

extension Marketplace {
    /// The most hits on one page.
    package static let hitsMax = 30

    /// What was said with these words in a trade, newest first, from before that place on. Also names of files are searched.
    ///
    /// Throws: `NotFound`, `StoreFailure`.
    package func search(
        _ question: String, in reading: TradeReading, before: Int64 = .max
    ) async throws -> (hits: [ConversationHit], next: Int64?) {
        guard let search = ConversationSearch(question) else { return ([], nil) }
        let trade = reading.id
        let (places, entries) = try await database.read { connection in
            let places = try search.places(in: trade, before: before, limit: Self.hitsMax, connection)
            let journal = Journal(connection)
            return (places, try places.flatMap { try journal.entries(of: .trade(trade), from: $0, upTo: $0 + 1) })
        }
        let hits = try entries.compactMap { stored -> ConversationHit? in
            let entry = try show(stored, to: reading)
            // What this reader may not see yet was found in vain.
            guard let text = entry.said.first(where: search.matches), let place = search.place(in: text) else { return nil }
            return ConversationHit(
                entry: entry, before: text.end(before: place.lowerBound, charactersMax: 30), found: String(text[place]),
                after: text.start(from: place.upperBound, charactersMax: 60))
        }
        return (hits, places.count < Self.hitsMax ? nil : places.last)
    }
}

extension TradeEntry {
    /// The texts of an entry that people would look for.
    var said: [String] {
        // Ratings have a page of their own, and are no part of the talk.
        guard !Self.ofRatings.contains(kind) else { return [] }
        var texts = opened.filter { Self.saidFields.contains($0.field) }.map(\.text)
        if case .messagePosted(let facts) = event { texts += facts.names.value ?? [] }
        if case .filesDelivered(let facts) = event { texts += facts.names.value ?? [] }
        if case .mailPrepared(let facts) = event { texts += facts.names.value ?? [] }
        if case .recordAdded(let facts) = event, let mail = facts.mail.value {
            texts += [mail.subject, mail.from, mail.to, mail.text] + mail.attachments.map(\.name)
        }
        return texts
    }

    /// The fields in which people write plain text, from the first enquiry to the last word of after-sales.
    private static let saidFields: Set = ["text", "name", "note", "reason", "statement", "report"]
    private static let ofRatings: Set = [
        "tradeRated", "ratingChanged", "ratingReplied", "ratingMasked", "pressureNoted", "exclusionDecided", "exclusionAppealed",
        "exclusionRuled",
    ]
}

extension String {
    fileprivate func end(before place: Index, charactersMax: Int) -> String {
        let all = self[..<place]
        let end = all.suffix(charactersMax)
        return (end.startIndex > all.startIndex ? "…" : "") + end.oneLine
    }

    fileprivate func start(from place: Index, charactersMax: Int) -> String {
        let all = self[place...]
        let start = all.prefix(charactersMax)
        return start.oneLine + (start.endIndex < all.endIndex ? "…" : "")
    }
}

extension Substring {
    fileprivate var oneLine: String { String(map { $0.isNewline ? " " : $0 }) }
}
