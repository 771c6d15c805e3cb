import Market
import Service

/// `POST /trades/:trade/proposals`: a party proposes terms, or counters the newest proposal, whose number is `answering`, and
/// confirms them with the password. Whoever signs with a key prepares the terms first; see `PreparedTermsRoute`.
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
            let password = fields.optionalSecret("password", charactersMax: Passwords.bytes.upperBound)
            try fields.finish()
            _ = try site.proof(password.map(GivenProof.password) ?? .none, visit)
            let outcome = try await marketplace.propose(
                terms, clauses: clauses, answering: Int(answering), ticks: ticks, password: password, in: trade, by: try visit.memberID(),
                key: try visit.commandKey())
            site.proved(visit)
            guard let (number, document) = try outcome.proposal() else { return .command(outcome, in: trade) }
            return .command(outcome, in: trade, flash: "termsProposed") { json in
                json.member("proposal", number)
                json.member("document", document.rawValue)
            }
        }
    }
}
