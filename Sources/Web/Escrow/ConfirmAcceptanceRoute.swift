import Market
import Service

/// `POST /trades/:trade/acceptance`: the buyer confirms that the delivery is as agreed, and the seller is paid.
enum ConfirmAcceptanceRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .post("/trades/:trade/acceptance") { visit in
            let trade = try visit.trade()
            var fields = visit.fields()
            let part = fields.part()
            try fields.finish()
            let outcome = try await marketplace.confirmAcceptance(
                in: trade, part: part, by: try visit.memberID(), key: try visit.commandKey())
            return .command(outcome, in: trade, flash: "accepted")
        }
    }
}
