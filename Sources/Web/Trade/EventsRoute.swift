import Market
import Service

/// `GET /trades/:trade/events?from=0&limit=100`: a trade's entries for a program, oldest first, page by page.
enum EventsRoute {
    /// Entries in one answer at most.
    static let limitMax: Int64 = 200

    static func route(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/events", .member) { visit in
            let reading = try await marketplace.state(of: try visit.trade(), for: try visit.memberID())
            var fields = Fields(.form(try visit.query()))
            let from = fields.optionalInteger("from", in: 0...(1 << 53)) ?? 0
            let limit = fields.optionalInteger("limit", in: 1...limitMax) ?? 100
            try fields.finish()
            let entries = try await marketplace.entries(of: reading, from: from, upTo: from + limit + 1)
            if let first = entries.first, let last = entries.prefix(Int(limit)).last {
                try await marketplace.markReceived(
                    from: first.sequence, upTo: last.sequence, in: reading.id, by: try visit.memberID())
            }
            return .json { json in
                json.array("events", entries.prefix(Int(limit))) { EntryJSON.write($0, to: &$1) }
                json.member("next", entries.count > Int(limit) ? from + limit : nil)
            }
        }
    }
}

/// An entry as a program reads it.
enum EntryJSON {
    static func write(_ entry: TradeEntry, to json: inout JSONText) {
        json.member("sequence", entry.sequence)
        json.member("kind", entry.kind)
        json.member("actor", entry.actor)
        json.member("at", TimeText.iso(entry.at.ms))
        json.member("position", entry.position)
        json.member("hash", entry.hash)
        json.member("header", json: entry.headerText.utf8)
        json.object("opened") { json in
            for (field, text) in entry.opened { json.member(named: field, text) }
        }
        json.member("closed", texts: entry.closed)
    }
}
