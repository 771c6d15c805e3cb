import Market
import Store

/// What a page about a trade shows besides the state: names, and some of the entries.
package struct TradeFile: Sendable {
    /// What the buyer is called.
    package let buyerName: String
    /// What the seller is called.
    package let sellerName: String
    /// The title of the revision that the buyer saw.
    package let title: String
    /// The number of the listing's newest revision; it may be newer than the one that the trade is about.
    package let newestRevision: Int
    /// The place of the newest entry, whether it is among `entries` or not.
    package let newestSequence: Int64
    /// Some of the entries, oldest first.
    package let entries: [TradeEntry]
    /// When the other side had received what the reader wrote, ascending; only what matters to `entries`.
    package let received: [ConversationMark]
    /// When the other side had read it, likewise.
    package let read: [ConversationMark]
    /// The listings whose addresses stand in messages among `entries`.
    package let listings: [ListingID: LinkedListing]

    /// The name of the party on that side.
    package func name(of side: Side) -> String {
        switch side {
        case .buyer: buyerName
        case .seller: sellerName
        }
    }
}

extension Marketplace {
    private static let selectNames: SQL =
        """
        SELECT b.display_name, s.display_name, r.title,
            (SELECT max(n.number) FROM v_revisions n WHERE n.listing = t.listing) FROM v_trades t
        LEFT JOIN v_members b ON b.id = t.buyer LEFT JOIN v_members s ON s.id = t.seller
        LEFT JOIN v_revisions r ON r.listing = t.listing AND r.number = t.revision WHERE t.id = $1
        """

    /// A trade's file with about `count` entries of a window, or none of them with 0.
    package func file(of reading: TradeReading, _ window: TimelineWindow = .newest, count: Int) async throws -> TradeFile {
        let stream = StreamName.trade(reading.id)
        let other = (reading.role.side ?? .buyer).other
        return try await database.read { connection in
            let names = try connection.row(Self.selectNames, [.text(reading.id.rawValue)]) { row in
                (
                    buyer: try row.textOrNil(0) ?? "", seller: try row.textOrNil(1) ?? "",
                    title: try row.textOrNil(2) ?? "", newest: Int(try row.int64OrNil(3) ?? 0)
                )
            }
            let journal = Journal(connection)
            guard let names, let head = try journal.head(of: stream) else { throw NotFound() }
            let stored = count > 0 ? try window.entries(of: stream, count: count, newest: head.sequence, journal) : []
            let entries = try stored.map { try show($0, to: reading) }
            func marks(_ kind: String) throws -> [ConversationMark] {
                guard let first = entries.first else { return [] }
                return try ConversationMark.list(
                    kind, of: other, in: reading.id, covering: first.sequence, limit: entries.count + 1, connection)
            }
            return TradeFile(
                buyerName: names.buyer, sellerName: names.seller, title: names.title, newestRevision: names.newest,
                newestSequence: head.sequence, entries: entries,
                received: try marks("received"), read: try marks("read"),
                listings: try LinkedListing.find(in: entries, connection))
        }
    }
}
