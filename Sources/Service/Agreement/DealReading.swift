import Evidence
import Market
import Store

/// A deal as whoever holds its link sees it.
package struct DealReading: Sendable {
    /// Which deal.
    package let id: DealID
    /// What the seller drew up.
    package let offer: DealDrawnUp
    /// The deal by its entry.
    package let reference: DealReference
    /// What became of it.
    package let deal: Deal
    /// What the seller is called.
    package let sellerName: String
    /// The revision that is sold.
    package let revision: Revision

    /// Whether the listing is no longer offered.
    package var isListingWithdrawn: Bool { revision.isWithdrawn }

    /// Why nobody can take it now; nil where somebody can.
    package func hindrance(at time: Timestamp) -> ClaimDealRefusal? {
        switch deal.standing(at: time) {
        case .taken: .taken
        case .withdrawn: .withdrawn
        case .expired: .expired
        case .open: isListingWithdrawn ? .listingWithdrawn : nil
        }
    }
}

/// One deal in a seller's list.
package struct DealRow: Sendable, Hashable {
    /// Which deal.
    package let id: DealID
    /// What it is called; nil where that was erased.
    package let title: String?
    /// The listing that is sold.
    package let listing: ListingID
    /// What the listing was called when the deal was drawn up.
    package let listingTitle: String
    /// The price in minor units.
    package let priceMinor: Int64
    /// When it was drawn up.
    package let drawnAt: Timestamp
    /// From when on it can no longer be taken.
    package let openUntil: Timestamp
    /// Where it stands.
    package let standing: Deal.Standing
    /// What whoever took it is called; nil while nobody has.
    package let buyerName: String?
    /// The trade that it became; nil while nobody has taken it.
    package let trade: TradeID?
}

extension Marketplace {
    private static let selectLink: SQL = "SELECT token_hash, deal FROM deal_links WHERE token_hash = $1"
    private static let selectName: SQL = "SELECT display_name FROM v_members WHERE id = $1"

    /// The deal of a link, whatever became of it. Throws: `ClaimDealRefusal.unknown`.
    package func deal(token: String) async throws -> DealReading {
        guard token.utf8.count == 64 else { throw ClaimDealRefusal.unknown }
        let hash = Self.linkHash(token).bytes
        let found = try await database.read { connection in
            try connection.row(Self.selectLink, [.bytes(hash)]) { (try $0.bytes(0), try DealID.stored($0.text(1))) }
        }
        // The store found it by its key; what decides is a comparison whose time tells nothing.
        guard let (kept, id) = found, Self.areEqual(kept, hash) else { throw ClaimDealRefusal.unknown }
        let (state, entry, name) = try await database.read { connection in
            let entries = try Journal(connection).entries(of: .deal(id))
            var state = Deal()
            for entry in entries { state.apply(try entry.event(as: DealEvent.self), at: entry.time) }
            let seller = state.offer?.seller.rawValue ?? ""
            return (state, entries.first, try connection.row(Self.selectName, [.text(seller)]) { try $0.textOrNil(0) } ?? nil)
        }
        guard let offer = state.offer, let entry else { throw JournalFault.damaged("the deal \(id) was never drawn up") }
        return DealReading(
            id: id, offer: offer,
            reference: DealReference(deal: id, entry: try Digest.stored(entry.hash.hex), offer: offer.document),
            deal: state, sellerName: name ?? "",
            revision: try await revision(offer.revision.number, of: offer.revision.listing))
    }

    private static func areEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static let selectDeals: SQL =
        """
        SELECT d.id, d.title, d.listing, r.title, d.price_minor, d.drawn_ms, d.open_until_ms, d.withdrawn, m.display_name, d.trade
        FROM v_deals d LEFT JOIN v_revisions r ON r.listing = d.listing AND r.number = d.revision
            LEFT JOIN v_members m ON m.id = d.buyer
        WHERE d.seller = $1 AND d.id < $2 ORDER BY d.id DESC LIMIT $3
        """

    /// A seller's deals, newest first, before that one. `limit` is 1 to 101.
    package func deals(of seller: MemberID, before: DealID? = nil, limit: Int) async throws -> [DealRow] {
        let values: [SQLValue] = [
            .text(seller.rawValue), .text(before?.rawValue ?? "~"), .integer(Int64(min(max(1, limit), 101))),
        ]
        let now = clock.now()
        return try await database.read { connection in
            try connection.rows(Self.selectDeals, values) { row in
                let trade = try row.textOrNil(9).map(TradeID.stored)
                let openUntil = Timestamp(ms: try row.int64(6))
                let isWithdrawn = try row.bool(7)
                return DealRow(
                    id: try DealID.stored(row.text(0)), title: try row.textOrNil(1), listing: try ListingID.stored(row.text(2)),
                    listingTitle: try row.textOrNil(3) ?? "", priceMinor: try row.int64(4),
                    drawnAt: Timestamp(ms: try row.int64(5)), openUntil: openUntil,
                    standing: trade != nil ? .taken : isWithdrawn ? .withdrawn : openUntil <= now ? .expired : .open,
                    buyerName: try row.textOrNil(8), trade: trade)
            }
        }
    }
}
