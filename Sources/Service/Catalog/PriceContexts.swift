import Market
import Store

/// The prices of comparable offers, with what was compared.
package struct FoundPriceContext: Sendable {
    /// What makes offers comparable here.
    package let comparison: PriceComparison
    /// How far the comparison had to be widened to have enough offers.
    package let breadth: PriceComparison.Breadth
    /// The prices; nil where even the whole category has no other offer.
    package let context: PriceContext?
    /// How many comparable offers there are; the newest ``Marketplace/comparedMax`` of them are compared.
    package let total: Int

    package init(comparison: PriceComparison, breadth: PriceComparison.Breadth, context: PriceContext?, total: Int) {
        self.comparison = comparison
        self.breadth = breadth
        self.context = context
        self.total = total
    }
}

extension Marketplace {
    /// The most offers whose prices are compared: the newest.
    package static let comparedMax = 1_000

    /// The prices of offers that compare with this one.
    ///
    /// The narrowest comparison with ``PriceContext/offersMin`` offers is taken, else the widest.
    ///
    /// - Parameter except: a listing that is not compared with itself.
    package func priceContext(_ comparison: PriceComparison, except listing: ListingID? = nil) async throws -> FoundPriceContext {
        try await database.read { connection in
            let index = OfferIndex(connection)
            let own = try listing.flatMap { try connection.row(Self.selectPosition, [.text($0.rawValue)]) { try $0.int64(0) } }
            var found = (breadth: PriceComparison.Breadth.category, offers: OfferSet())
            for breadth in comparison.breadths {
                var offers = try index.set(of: SearchTerm.category(comparison.category))
                for term in comparison.terms(breadth) { offers.formIntersection(try index.set(of: term)) }
                if let own { offers.remove(own) }
                found = (breadth, offers)
                if offers.count >= PriceContext.offersMin { break }
            }
            var pricesMinor: [Int64] = []
            try found.offers.forEachDescending { position in
                if let price = try connection.row(Self.selectPrice, [.integer(position)], { try $0.int64(0) }) {
                    pricesMinor.append(price)
                }
                return pricesMinor.count < Self.comparedMax
            }
            return FoundPriceContext(
                comparison: comparison, breadth: found.breadth, context: PriceContext(pricesMinor), total: found.offers.count)
        }
    }

    /// The prices of offers that compare with a revision; nil unless it is the listing's newest and on offer.
    package func priceContext(of revision: Revision) async throws -> FoundPriceContext? {
        let facts = revision.facts
        guard !revision.isWithdrawn, facts.number == revision.newest, let category = categories[facts.category] else { return nil }
        let comparison = PriceComparison(
            category, answers: facts.content.value?.fields ?? [:], scope: facts.terms.licence.scope)
        return try await priceContext(comparison, except: revision.listing)
    }

    private static let selectPosition: SQL = "SELECT position FROM v_offers WHERE listing = $1"
    private static let selectPrice: SQL = "SELECT price_minor FROM v_offers WHERE position = $1"
}

extension PriceComparison {
    /// The terms that narrow the category to that breadth.
    fileprivate func terms(_ breadth: Breadth) -> [String] {
        let same = answers.sorted { $0.key < $1.key }.map { SearchTerm.answer(category, $0.key, $0.value) }
        let scope = self.scope.map { [SearchTerm.scope($0.rawValue)] } ?? []
        return switch breadth {
        case .alike: same + scope
        case .anyScope: same
        case .anyAnswers: scope
        case .category: []
        }
    }
}
