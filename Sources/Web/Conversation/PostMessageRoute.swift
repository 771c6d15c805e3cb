import Market
import Service

/// `POST /trades/:trade/messages`: a party writes `text` to the other.
enum PostMessageRoute {
    static func route(_ site: Site, _ marketplace: Marketplace) -> Route {
        .post("/trades/:trade/messages") { visit in
            let trade = try visit.trade()
            var fields = visit.fields()
            let text = fields.text("text", charactersMax: PostMessage.charactersMax)
            try fields.finish()
            let outcome = try await marketplace.post(
                text, in: trade, by: try visit.memberID(), key: try visit.commandKey())
            return .command(outcome, in: trade, seeOther: "\(TradePath.trade(trade))#e\(outcome.sequence ?? 0)")
        }
    }
}
