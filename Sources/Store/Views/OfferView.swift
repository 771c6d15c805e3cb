import Ledger
import Market

/// The offers: the newest revisions of the listings that are not withdrawn, with what they are found and sorted by.
///
/// A seller's points stand beside each offer. They come from trades, while the offer comes from its listing; whichever changes
/// last brings the two together, so the order in which streams are rebuilt does not matter.
struct OfferView {
    private let connection: any Connection

    init(_ connection: any Connection) { self.connection = connection }

    private static let insert: SQL =
        """
        INSERT INTO v_offers (position, listing, seller, category, scope, price_minor, points, terms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """
    private static let select: SQL = "SELECT position, terms, points FROM v_offers WHERE listing = $1"
    private static let delete: SQL = "DELETE FROM v_offers WHERE listing = $1"
    private static let selectPoints: SQL =
        """
        SELECT CAST(coalesce(sum(points), 0) AS {BIGINT}) FROM v_ratings WHERE rated = $1 AND revealed
        """

    /// Puts a revision on offer in place of the listing's earlier one.
    func put(_ listing: String, _ facts: RevisionPublished, at position: Int64) throws {
        try take(listing)
        let index = OfferIndex(connection)
        let found = ListingTerms(facts)
        let points = try points(of: facts.seller.rawValue)
        try connection.run(
            Self.insert,
            [
                .integer(position), .text(listing), .text(facts.seller.rawValue), .text(facts.category),
                .text(facts.terms.licence.scope.rawValue), .integer(facts.terms.price.minor), .integer(points),
                .text(found.terms.joined(separator: "\n")),
            ])
        try index.insert(position, under: found.terms + Self.creditTerms(points))
        try index.learn(found.spellings)
    }

    /// Takes a listing's offer away, if there is one.
    func take(_ listing: String) throws {
        let old = try connection.row(Self.select, [.text(listing)]) { row in
            (position: try row.int64(0), terms: try row.text(1), points: try row.int64(2))
        }
        guard let old else { return }
        let terms = old.terms.split(separator: "\n").map(String.init) + Self.creditTerms(old.points)
        try OfferIndex(connection).remove(old.position, from: terms)
        try connection.run(Self.delete, [.text(listing)])
    }

    private static let selectOffers: SQL = "SELECT position, points FROM v_offers WHERE seller = $1 ORDER BY position"
    private static let updatePoints: SQL = "UPDATE v_offers SET points = points + $2 WHERE seller = $1"

    /// Adds what has changed about the ratings that count to the offers of the seller.
    func rate(_ seller: String, by points: Int64) throws {
        guard points != 0 else { return }
        let offers = try connection.rows(Self.selectOffers, [.text(seller)]) { (try $0.int64(0), try $0.int64(1)) }
        for (position, before) in offers {
            let old = Set(Self.creditTerms(before))
            let new = Set(Self.creditTerms(before + points))
            try OfferIndex(connection).insert(position, under: new.subtracting(old).sorted())
            try OfferIndex(connection).remove(position, from: old.subtracting(new).sorted())
        }
        if !offers.isEmpty { try connection.run(Self.updatePoints, [.text(seller), .integer(points)]) }
    }

    private func points(of seller: String) throws -> Int64 {
        try connection.row(Self.selectPoints, [.text(seller)]) { try $0.int64(0) } ?? 0
    }

    private static func creditTerms(_ points: Int64) -> [String] {
        SearchTerm.creditSteps.filter { $0 <= points }.map(SearchTerm.credit(atLeast:))
    }
}
