import Market
import Store

extension Marketplace {
    /// Finds the offers that have all the words and pass all the filters.
    ///
    /// Sets of offers are cut with each other in Swift, so the numbers are exact and both databases answer the same.
    ///
    /// - Parameter counting: whether to count by category and by the chosen category's answers.
    package func search(_ search: MarketSearch, counting: Bool = true) async throws -> MarketFinding {
        let fields = search.category.flatMap { categories[$0] }?.fields.filter { $0.filter == true } ?? []
        let categoryIDs = categories.all.map(\.id)
        return try await database.read { connection in
            try SearchRun(search, connection, fields: counting ? fields : [], categoryIDs: counting ? categoryIDs : []).run()
        }
    }
}

/// One search on one snapshot of the views.
private struct SearchRun {
    let search: MarketSearch
    let connection: any Connection
    let index: OfferIndex
    let fields: [Market.Category.Field]
    let categoryIDs: [String]

    init(_ search: MarketSearch, _ connection: any Connection, fields: [Market.Category.Field], categoryIDs: [String]) {
        self.search = search
        self.connection = connection
        index = OfferIndex(connection)
        self.fields = fields
        self.categoryIDs = categoryIDs
    }

    func run() throws -> MarketFinding {
        let reading = try SearchReading(search.words, index)
        // Signs alone are asked for, and no offer has a word of them.
        let isNothing = reading.isEmpty && !search.words.allSatisfy(\.isWhitespace)
        let general = isNothing ? OfferSet() : try general(reading)
        var inCategory = general
        if let category = search.category { inCategory.formIntersection(try index.set(of: SearchTerm.category(category))) }
        let chosen = try search.category.map { try choice(in: $0) } ?? [:]
        var found = inCategory
        for offers in chosen.values { found.formIntersection(offers) }

        let limit = min(max(0, search.limit), MarketSearch.pageMax)
        var places = try OfferOrder(connection, reading).places(of: found, search.sort, after: search.after, limit: limit + 1)
        let hasMore = places.count > limit
        if hasMore { places.removeLast() }
        return MarketFinding(
            rows: try places.map { try ListingRow.ofOffer(at: $0.position, connection) }, next: hasMore ? places.last : nil,
            total: found.count, categories: try countCategories(general),
            answers: try countAnswers(inCategory, chosen), readings: reading.readings, isLoose: reading.isLoose)
    }

    /// What has the words and passes the filters that all categories have.
    private func general(_ reading: SearchReading) throws -> OfferSet {
        var found = try reading.offers ?? index.set(of: SearchTerm.all)
        if search.noKnownDefects { found.formIntersection(try index.set(of: SearchTerm.noKnownDefects)) }
        if search.deposited { found.formIntersection(try index.set(of: SearchTerm.deposited)) }
        if let points = search.creditMin { found.formIntersection(try index.set(of: SearchTerm.credit(atLeast: points))) }
        if let range = search.priceMinor { found.formIntersection(try index.union(of: SearchTerm.prices(range))) }
        return found
    }

    /// By field of the category, the offers that have one of the chosen answers.
    private func choice(in category: String) throws -> [String: OfferSet] {
        try search.answers.filter { !$0.value.isEmpty }.reduce(into: [:]) { chosen, answer in
            chosen[answer.key] = try index.union(of: answer.value.sorted().map { SearchTerm.answer(category, answer.key, $0) })
        }
    }

    private func countCategories(_ general: OfferSet) throws -> [String: Int] {
        guard !categoryIDs.isEmpty else { return [:] }
        let ids = Dictionary(uniqueKeysWithValues: categoryIDs.map { (SearchTerm.category($0), $0) })
        var counts: [String: Int] = [:]
        try index.forEachPage(of: ids.keys.sorted()) { term, number, page in
            guard let id = ids[term] else { return }
            counts[id, default: 0] += general.countCommon(with: page, number: number)
        }
        return counts
    }

    private func countAnswers(_ inCategory: OfferSet, _ chosen: [String: OfferSet]) throws -> [String: [String: Int]] {
        guard let category = search.category, !fields.isEmpty else { return [:] }
        var found = inCategory
        for offers in chosen.values { found.formIntersection(offers) }
        // A field's own answers do not narrow its own counts, since another answer to it adds offers.
        let without = chosen.keys.reduce(into: [String: OfferSet]()) { without, field in
            var offers = inCategory
            for (other, set) in chosen where other != field { offers.formIntersection(set) }
            without[field] = offers
        }
        var places: [String: (field: String, value: String)] = [:]
        for field in fields {
            for value in field.filterValues { places[SearchTerm.answer(category, field.id, value)] = (field.id, value) }
        }
        var counts: [String: [String: Int]] = [:]
        try index.forEachPage(of: places.keys.sorted()) { term, number, page in
            guard let (field, value) = places[term] else { return }
            counts[field, default: [:]][value, default: 0] += (without[field] ?? found).countCommon(with: page, number: number)
        }
        return counts
    }
}

extension Market.Category.Field {
    /// The answers that a search may ask for, in the order of the form; none where the field is no choice.
    package var filterValues: [String] {
        switch kind {
        case .choice, .choices, .platforms: (choices ?? []).map(\.id)
        case .yesNo: ["yes", "no"]
        case .text, .longText, .number, .version, .url, .spdx: []
        }
    }
}
