import Market
import Service

/// `POST /trades/:trade/proposals`: a party proposes terms, or counters the newest proposal, whose number is `answering`, and
/// confirms them with the password. After the agreement it is an amendment. `keep` names clauses that are taken over from the
/// version that is answered. Whoever signs with a key prepares the terms first; see `PreparedTermsRoute`.
enum ProposeTermsRoute {
    static func route(_ site: Site, _ marketplace: Marketplace) -> Route {
        .post(
            "/trades/:trade/proposals",
            formAgain: { visit, refused in try await ProposalForm.again(visit, refused, marketplace) }
        ) { visit in
            let trade = try visit.trade()
            var fields = visit.fields()
            let answering = fields.integer("answering", in: 0...1_000_000)
            let (terms, wording) = try await typed(&fields, in: trade, visit, marketplace)
            let ticks = fields.ticks()
            let password = fields.optionalSecret("password", charactersMax: Passwords.bytes.upperBound)
            try fields.finish()
            _ = try site.proof(password.map(GivenProof.password) ?? .none, visit)
            let outcome = try await marketplace.propose(
                terms, clauses: wording.clauses, contents: wording.contents, criteria: wording.criteria,
                receivingSystem: wording.receivingSystem, milestones: wording.milestones, answering: Int(answering),
                ticks: ticks, password: password, in: trade, by: try visit.memberID(), key: try visit.commandKey())
            site.proved(visit)
            guard let (number, document) = try outcome.proposal() else { return .command(outcome, in: trade) }
            return .command(outcome, in: trade, flash: "termsProposed") { json in
                json.member("proposal", number)
                json.member("document", document.rawValue)
            }
        }
    }

    /// The clauses that were typed, and those that `keep` takes over from the version that is answered.
    static func typed(
        _ fields: inout Fields, in trade: TradeID, _ visit: Visit, _ marketplace: Marketplace
    ) async throws -> (Terms, TermsWording) {
        let keep = TermsForm.kept(&fields)
        var base: TermsVersion?
        if !keep.isEmpty {
            let reading = try await marketplace.state(of: trade, for: try visit.memberID())
            base = try await marketplace.versionToAnswer(of: reading).version
        }
        let terms = TermsForm.terms(&fields, keep: Set(keep.compactMap(\.typed)), of: base?.terms)
        return (terms, TermsForm.wording(&fields, keep: keep, of: base?.wording))
    }
}

extension ClauseName {
    /// The typed clause that it names; nil for a part of the wording.
    fileprivate var typed: Terms.Clause? {
        switch self {
        case .typed(let clause): clause
        case .wording: nil
        }
    }
}
