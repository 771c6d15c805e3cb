import Market
import Service

/// `POST /trades/:trade/revision`: the buyer takes a newer revision of the listing, whose number is `revision`.
enum PinRevisionRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .post("/trades/:trade/revision") { visit in
            let trade = try visit.trade()
            var fields = visit.fields()
            let number = fields.integer("revision", in: 1...1_000_000)
            try fields.finish()
            let outcome = try await marketplace.pin(
                revision: Int(number), in: trade, by: try visit.memberID(), key: try visit.commandKey())
            return .command(outcome, in: trade, flash: "revisionPinned")
        }
    }
}

/// A newer revision of the listing than the one that a trade is about.
struct NewerRevision: Sendable {
    /// What there is, and what it means for this trade.
    let sentence: String
    /// Leads to what changed.
    let changes: Link
    /// Where the buyer takes the newer one; nil where that is not possible now.
    let pinPath: String?
    /// The number of the newer one.
    let number: String
}

extension TradeScene {
    /// The newer revision of the listing; nil where the trade is about the newest one.
    var newerRevision: NewerRevision? {
        let pinned = reading.opening.revision
        guard file.newestRevision > pinned.number else { return nil }
        let numbers: KeyValuePairs = ["pinned": String(pinned.number), "newest": String(file.newestRevision)]
        return NewerRevision(
            sentence: trade.agreement == nil ? say("newer.open", numbers) : say("newer.agreed", numbers),
            changes: Link(
                text: say("newer.changes"),
                path: "/listings/\(pinned.listing)/changes/\(pinned.number)/\(file.newestRevision)"),
            pinPath: refusal(of: .pinRevision) == nil ? "\(path)/revision" : nil, number: String(file.newestRevision))
    }
}
