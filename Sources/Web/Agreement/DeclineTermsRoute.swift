import Market
import Service

/// `POST /trades/:trade/proposals/:n/refusal`: a party declines a proposal, or takes back its own. `reason` says why; it
/// may be left out where nothing is declined that the other side wrote.
enum DeclineTermsRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .post("/trades/:trade/proposals/:n/refusal") { visit in
            let trade = try visit.trade()
            let number = try visit.number("n")
            guard number <= 1_000_000 else { throw Refused.notFound }
            var fields = visit.fields()
            let reason = fields.optionalText("reason", charactersMax: PublishRevision.itemCharactersMax)
            try fields.finish()
            let outcome = try await marketplace.decline(
                proposal: Int(number), reason: reason ?? "", in: trade, by: try visit.memberID(),
                key: try visit.commandKey())
            return .command(outcome, in: trade, flash: "termsDeclined")
        }
    }
}
