import Market
import Service

/// `POST /trades/:trade/standard-terms`: the buyer takes the seller's terms as they stand, and reads what to confirm. Where they
/// ask for an address to deliver to, it is `receivingSystem`.
enum TakeStandardTermsRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .post("/trades/:trade/standard-terms") { visit in
            let trade = try visit.trade()
            var fields = visit.fields()
            let system = fields.optionalText(
                "receivingSystem", charactersMax: TermsWording.receivingSystemCharactersMax)
            try fields.finish()
            let outcome = try await marketplace.takeStandardTerms(
                in: trade, by: try visit.memberID(), receivingSystem: system ?? "", key: try visit.commandKey())
            return try answer(outcome, in: trade)
        }
    }

    /// A browser goes on to the full text; a program gets the number and the hash to confirm.
    static func answer(_ outcome: Outcome, in trade: TradeID) throws -> Answer {
        guard let (number, document) = try outcome.proposal() else { return .command(outcome, in: trade) }
        return .command(outcome, in: trade, seeOther: TradePath.terms(trade, number)) { json in
            json.member("proposal", number)
            json.member("document", document.rawValue)
        }
    }
}
