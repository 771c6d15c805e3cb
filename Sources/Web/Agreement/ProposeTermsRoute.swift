import Market
import Service

/// `POST /trades/:trade/proposals`: a party proposes terms, or counters the newest proposal, whose number is `answering`.
enum ProposeTermsRoute {
    static func route(_ site: Site, _ marketplace: Marketplace) -> Route {
        .post(
            "/trades/:trade/proposals",
            formAgain: { visit, refused in try await ProposalForm.again(visit, refused, marketplace) }
        ) { visit in
            let trade = try visit.trade()
            var fields = visit.fields()
            let answering = fields.integer("answering", in: 0...1_000_000)
            let terms = TermsForm.terms(&fields)
            let clauses = TermsForm.clauses(&fields)
            let ticks = fields.ticks()
            try fields.finish()
            let outcome = try await marketplace.propose(
                terms, clauses: clauses, answering: Int(answering), ticks: ticks, in: trade, by: try visit.memberID(),
                key: try visit.commandKey())
            guard let (number, document) = try outcome.proposal() else { return .command(outcome, in: trade) }
            return .command(outcome, in: trade, flash: "termsProposed") { json in
                json.member("proposal", number)
                json.member("document", document.rawValue)
            }
        }
    }
}
