import Market
import Store

/// What a reader may be about to type.
package struct Suggestions: Sendable, Equatable {
    /// Categories whose name has the typed text.
    package let categories: [Market.Category]
    /// Titles of offers that have the typed words, the last of which may be unfinished; each once.
    package let titles: [String]

    /// The most titles.
    package static let titlesMax = 6
    /// The most categories.
    package static let categoriesMax = 3
}

extension Marketplace {
    /// Suggestions for a text as it is being typed.
    package func suggestions(for text: String) async throws -> Suggestions {
        let typed = text.lowercased().filter { !$0.isWhitespace }
        guard !typed.isEmpty else { return Suggestions(categories: [], titles: []) }
        let fitting = categories.all.filter { category in
            [category.title.zh, category.title.en].contains { $0.lowercased().filter { !$0.isWhitespace }.contains(typed) }
        }
        let titles = try await database.read { connection in try Self.titles(for: text, connection) }
        return Suggestions(categories: Array(fitting.prefix(Suggestions.categoriesMax)), titles: titles)
    }

    private static let selectTitle: SQL =
        "SELECT l.title FROM v_offers o JOIN v_listings l ON l.id = o.listing WHERE o.position = $1"

    private static func titles(for text: String, _ connection: any Connection) throws -> [String] {
        let index = OfferIndex(connection)
        var runs = SearchWords.runs(text)
        var unfinished: OfferSet?
        if case .word(let letters)? = runs.last {
            // The last word may go on.
            unfinished = try index.set(of: SearchTerm.prefix(letters))
            if unfinished?.isEmpty == false { runs.removeLast() } else { unfinished = nil }
        }
        let words = runs.flatMap(\.words)
        let reading = try SearchReading(words.isEmpty && unfinished == nil ? text : runs.map(\.text).joined(separator: " "), index)
        var offers = unfinished ?? OfferSet()
        if !reading.isEmpty {
            guard var found = reading.words.first?.inTitle else { return [] }
            for word in reading.words.dropFirst() { found.formIntersection(word.inTitle) }
            offers = unfinished.map(found.intersection) ?? found
        }
        var titles: [String] = []
        var readCount = 0
        try offers.forEachDescending { position in
            readCount += 1
            if let title = try connection.row(selectTitle, [.integer(position)], { try $0.textOrNil(0) }) ?? nil,
                !titles.contains(title)
            {
                titles.append(title)
            }
            return titles.count < Suggestions.titlesMax && readCount < 50
        }
        return titles
    }
}

extension SearchWords.Run {
    fileprivate var text: String {
        switch self {
        case .word(let word): word
        case .han(let han): String(String.UnicodeScalarView(han))
        }
    }
}
