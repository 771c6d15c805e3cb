import Market
import Service

/// `POST /trades/:trade/confirmations`: a party confirms the proposal of that number by the hash of its bytes.
enum ConfirmTermsRoute {
    static func route(_ site: Site, _ marketplace: Marketplace) -> Route {
        .post("/trades/:trade/confirmations") { visit in
            let trade = try visit.trade()
            var fields = visit.fields()
            let number = fields.integer("proposal", in: 1...1_000_000)
            let document = fields.digest("document")
            let ticks = fields.ticks()
            try fields.finish()
            guard let document else { throw Refused.fields([FieldProblem("document", "missing")]) }
            let outcome = try await marketplace.confirm(
                proposal: Int(number), document: document, ticks: ticks, in: trade, by: try visit.memberID(),
                key: try visit.commandKey())
            return .command(outcome, in: trade, flash: "termsConfirmed")
        }
    }
}
