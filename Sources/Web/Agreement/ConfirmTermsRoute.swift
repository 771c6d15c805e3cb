import Market
import Service

/// `POST /trades/:trade/confirmations`: a party confirms the proposal of that number by the hash of its bytes.
enum ConfirmTermsRoute {
    static func route(_ site: Site, _ marketplace: Marketplace) -> Route {
        .post("/trades/:trade/confirmations", formAgain: { visit, refused in try await again(visit, refused, site, marketplace) }) {
            visit in
            let trade = try visit.trade()
            var fields = visit.fields()
            let number = fields.integer("proposal", in: 1...1_000_000)
            let document = fields.digest("document")
            let ticks = fields.ticks()
            let proof = fields.proof()
            try fields.finish()
            guard let document else { throw Refused.fields([FieldProblem("document", "missing")]) }
            let outcome = try await marketplace.confirm(
                proposal: Int(number), document: document, ticks: ticks, proof: try site.proof(proof, visit), in: trade,
                by: try visit.memberID(), key: try visit.commandKey())
            site.proved(visit)
            return .command(outcome, in: trade, flash: "termsConfirmed")
        }
    }

    /// The newest version, so that nobody confirms an older one by mistake.
    private static func again(_ visit: Visit, _ refused: Refused, _ site: Site, _ marketplace: Marketplace) async throws -> any Page
    {
        let reading = try await marketplace.state(of: try visit.trade(), for: try visit.memberID())
        guard !reading.trade.proposals.isEmpty else { return RefusedPage(refused, visit.language) }
        return try await TermsRoute.page(reading.trade.proposals.count, visit, site, marketplace, refused: refused)
    }
}
