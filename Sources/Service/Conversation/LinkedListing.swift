import Market
import Store

/// A listing whose address somebody wrote into a message, as it is offered now.
package struct LinkedListing: Sendable, Hashable {
    /// Which listing.
    package let id: ListingID
    /// What it is called now.
    package let title: String
    /// The price in minor units.
    package let priceMinor: Int64
    /// Whether it is no longer offered.
    package let isWithdrawn: Bool

    /// The most listings that are looked up for one page.
    package static let countMax = 20
    /// The most of one message.
    package static let perMessageMax = 3

    private static let select: SQL = "SELECT title, price_minor, withdrawn FROM v_listings WHERE id = $1"

    static func find(in entries: [TradeEntry], _ connection: any Connection) throws -> [ListingID: LinkedListing] {
        var found: [ListingID: LinkedListing] = [:]
        for entry in entries {
            guard case .messagePosted(let facts) = entry.event, let text = facts.text.value else { continue }
            for id in addresses(in: text) where found[id] == nil && found.count < countMax {
                found[id] = try connection.row(select, [.text(id.rawValue)]) { row in
                    LinkedListing(
                        id: id, title: try row.textOrNil(0) ?? "", priceMinor: try row.int64(1), isWithdrawn: try row.bool(2))
                }
            }
        }
        return found
    }

    /// The listings whose addresses, `/listings/` and a name, stand in a text; each once, in order.
    package static func addresses(in text: String) -> [ListingID] {
        guard text.utf8.count > 36, text.contains("/listings/") else { return [] }
        var found: [ListingID] = []
        for part in text.split(separator: "/listings/", omittingEmptySubsequences: false).dropFirst() {
            let name = part.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
            guard let id = ListingID(rawValue: String(name)), !found.contains(id) else { continue }
            found.append(id)
            if found.count == perMessageMax { break }
        }
        return found
    }
}
