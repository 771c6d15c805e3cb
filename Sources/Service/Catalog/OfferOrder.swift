import Store

/// Puts a set of offers in order, a page at a time.
struct OfferOrder {
    private let connection: any Connection
    private let reading: SearchReading

    init(_ connection: any Connection, _ reading: SearchReading) {
        self.connection = connection
        self.reading = reading
    }

    /// The first places of the offers after a place, in that order; `limit` at most.
    func places(
        of offers: OfferSet, _ sort: MarketSearch.Sort, after: MarketSearch.Place?, limit: Int
    ) throws -> [MarketSearch.Place] {
        guard limit > 0, !offers.isEmpty else { return [] }
        switch sort {
        case .relevance where reading.isEmpty, .newest: return newest(offers, after: after, limit: limit)
        case .relevance: return relevant(offers, after: after, limit: limit)
        case .priceUp: return try sorted(offers, .priceUp, after: after, limit: limit)
        case .priceDown: return try sorted(offers, .priceDown, after: after, limit: limit)
        case .credit: return try sorted(offers, .credit, after: after, limit: limit)
        }
    }

    private func newest(_ offers: OfferSet, after: MarketSearch.Place?, limit: Int) -> [MarketSearch.Place] {
        var places: [MarketSearch.Place] = []
        offers.forEachDescending(below: after?.position ?? .max) { position in
            places.append(.init(key: 0, position: position))
            return places.count < limit
        }
        return places
    }

    private func relevant(_ offers: OfferSet, after: MarketSearch.Place?, limit: Int) -> [MarketSearch.Place] {
        let relevance = Relevance(reading.words, pairs: reading.pairs)
        var best: [MarketSearch.Place] = []
        // A score that is not above this has no place; scores are positive.
        var least: Int64 = 0
        offers.forEachPageDescending { number, words in
            let sheet = relevance.sheet(number)
            OfferSet.forEachDescending(words) { index, bit in
                let score = sheet.score(index: index, bit: 1 << UInt64(bit))
                guard score > least else { return }
                let position = OfferSet.position(page: number, index: index, bit: bit)
                if let after, (score, position) >= (after.key, after.position) { return }
                // Positions come from the greatest down, so an equal score stands behind what is there.
                let place = best.firstIndex { $0.key < score } ?? best.count
                best.insert(.init(key: score, position: position), at: place)
                if best.count > limit { best.removeLast() }
                if best.count == limit, let last = best.last { least = last.key }
            }
        }
        return best
    }

    // MARK: By a column

    /// An order by a column of the offers, and the statements that walk along its index and look one offer up.
    private struct Column {
        let ascends: Bool
        let walk: SQL
        let lookUp: SQL

        static let priceUp = Column(
            ascends: true,
            walk: """
                SELECT price_minor, position FROM v_offers WHERE (price_minor, position) > ($1, $2)
                ORDER BY price_minor, position LIMIT 256
                """,
            lookUp: "SELECT price_minor FROM v_offers WHERE position = $1")
        static let priceDown = Column(
            ascends: false,
            walk: """
                SELECT price_minor, position FROM v_offers WHERE (price_minor, position) < ($1, $2)
                ORDER BY price_minor DESC, position DESC LIMIT 256
                """,
            lookUp: "SELECT price_minor FROM v_offers WHERE position = $1")
        static let credit = Column(
            ascends: false,
            walk: """
                SELECT points, position FROM v_offers WHERE (points, position) < ($1, $2)
                ORDER BY points DESC, position DESC LIMIT 256
                """,
            lookUp: "SELECT points FROM v_offers WHERE position = $1")
    }

    /// Below so many offers each is looked up; above, so few of all offers are walked past that a page is full sooner.
    private static let lookedUpMax = 1_500

    private func sorted(
        _ offers: OfferSet, _ column: Column, after: MarketSearch.Place?, limit: Int
    ) throws -> [MarketSearch.Place] {
        offers.count <= Self.lookedUpMax
            ? try lookedUp(offers, column, after: after, limit: limit) : try walked(offers, column, after: after, limit: limit)
    }

    private func lookedUp(
        _ offers: OfferSet, _ column: Column, after: MarketSearch.Place?, limit: Int
    ) throws -> [MarketSearch.Place] {
        func precedes(_ one: MarketSearch.Place, _ other: MarketSearch.Place) -> Bool {
            column.ascends
                ? (one.key, one.position) < (other.key, other.position) : (one.key, one.position) > (other.key, other.position)
        }
        var places: [MarketSearch.Place] = []
        try offers.forEachDescending { position in
            if let key = try connection.row(column.lookUp, [.integer(position)], { try $0.int64(0) }) {
                places.append(.init(key: key, position: position))
            }
            return true
        }
        return places.filter { place in after.map { precedes($0, place) } ?? true }.sorted(by: precedes).prefix(limit).map { $0 }
    }

    private func walked(
        _ offers: OfferSet, _ column: Column, after: MarketSearch.Place?, limit: Int
    ) throws -> [MarketSearch.Place] {
        var places: [MarketSearch.Place] = []
        let start: Int64 = column.ascends ? .min : .max
        var last = after ?? .init(key: start, position: start)
        while places.count < limit {
            let step = try connection.rows(column.walk, [.integer(last.key), .integer(last.position)]) { row in
                MarketSearch.Place(key: try row.int64(0), position: try row.int64(1))
            }
            guard let end = step.last else { break }
            places += step.filter { offers.contains($0.position) }
            last = end
        }
        return Array(places.prefix(limit))
    }
}
