import HTTPTypes
import Ledger
import Market
import Service

/// `/trades/:trade/prepared-terms`: whoever proposes terms signs them, and reads them before that.
///
/// `POST` makes the document and answers its hash, `GET` shows it, `POST …/signature` proposes it with the password or with a
/// key's signature of that hash. Nobody but their author sees prepared terms.
enum PreparedTermsRoute {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        [prepare(marketplace), show(site, marketplace), sign(site, marketplace)]
    }

    private static func path(_ trade: TradeID) -> String { "\(TradePath.trade(trade))/prepared-terms" }

    private static func prepare(_ marketplace: Marketplace) -> Route {
        .post(
            "/trades/:trade/prepared-terms",
            formAgain: { visit, refused in try await ProposalForm.again(visit, refused, marketplace) }
        ) { visit in
            let trade = try visit.trade()
            var fields = visit.fields()
            let answering = fields.integer("answering", in: 0...1_000_000)
            let (terms, wording) = try await ProposeTermsRoute.typed(&fields, in: trade, visit, marketplace)
            let ticks = fields.ticks()
            try fields.finish()
            let prepared = try await marketplace.prepare(
                terms, wording, answering: Int(answering), ticks: ticks, in: trade, by: try visit.memberID())
            return .done(seeOther: path(trade), status: .created) { write(prepared, to: &$0) }
        }
    }

    private static func show(_ site: Site, _ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/prepared-terms", .member) { visit in
            guard visit.wantsPage else {
                _ = try await marketplace.state(of: try visit.trade(), for: try visit.memberID())
                let prepared = try await marketplace.preparedTerms(in: try visit.trade(), by: try visit.memberID())
                return .json { write(prepared, to: &$0) }
            }
            return .page(try await page(visit, site, marketplace)) { _ in }
        }
    }

    private static func sign(_ site: Site, _ marketplace: Marketplace) -> Route {
        .post(
            "/trades/:trade/prepared-terms/signature",
            formAgain: { visit, refused in try await again(visit, refused, site, marketplace) }
        ) { visit in
            let trade = try visit.trade()
            var fields = visit.fields()
            let document = fields.digest("document")
            let proof = fields.proof()
            try fields.finish()
            guard let document else { throw Refused.fields([FieldProblem("document", "missing")]) }
            let outcome = try await marketplace.proposePrepared(
                document, proof: try site.proof(proof, visit), in: trade, by: try visit.memberID(),
                key: try visit.commandKey())
            site.proved(visit)
            guard let (number, document) = try outcome.proposal() else { return .command(outcome, in: trade) }
            return .command(outcome, in: trade, flash: "termsProposed") { json in
                json.member("proposal", number)
                json.member("document", document.rawValue)
            }
        }
    }

    /// The page again, with why it was not proposed; where there is nothing prepared, only that.
    private static func again(
        _ visit: Visit, _ refused: Refused, _ site: Site, _ marketplace: Marketplace
    ) async throws -> any Page {
        do {
            return try await page(visit, site, marketplace, refused: refused)
        } catch is NotFound {
            return RefusedPage(refused, visit.language)
        }
    }

    private static func write(_ prepared: PreparedTerms, to json: inout JSONText) {
        json.member("proposal", prepared.number)
        json.member("document", prepared.document.rawValue)
        json.member("challenge", SoftwarePasskey.challenge(of: prepared.document))
        json.object("terms") { TradeJSON.write(prepared.terms, to: &$0) }
        json.member("clauses", texts: prepared.wording.clauses)
        json.member("contents", texts: prepared.wording.contents)
        json.member("criteria", texts: prepared.wording.criteria)
        json.member("receivingSystem", prepared.wording.receivingSystem)
        MilestoneForm.write(TermsVersion(terms: prepared.terms, wording: prepared.wording), to: &json)
        json.member("nonce", prepared.wording.nonce)
    }

    private static func page(
        _ visit: Visit, _ site: Site, _ marketplace: Marketplace, refused: Refused? = nil
    ) async throws -> PreparedTermsPage {
        let scene = try await visit.scene(marketplace)
        let prepared = try await marketplace.preparedTerms(in: scene.id, by: try visit.memberID())
        let keys = try await visit.ownKeys(site, marketplace)
        let make = scene.fields(visit, refused)
        let earlier = try await marketplace.versionToAnswer(of: scene.reading)
        let version = TermsVersion(terms: prepared.terms, wording: prepared.wording)
        let signing = SigningBox(
            prepared.document, terms: prepared.terms, policy: scene.reading.opening.policy,
            button: scene.say("prepared.button"), keys, make)
        return PreparedTermsPage(
            title: scene.say("prepared.title"), tradeLink: scene.link,
            lead: scene.say("prepared.lead", ["n": String(prepared.number)]),
            clauses: ContractClauses(version, scene.language).numbered,
            diff: ClauseDiff(
                scene.say("terms.version", ["n": String(prepared.number)]), from: (earlier.number, earlier.version),
                to: version, path: path(scene.id), scene.language),
            hash: HashText(prepared.document.rawValue), action: path(scene.id) + "/signature",
            backPath: "\(scene.path)/proposals", signing: signing,
            isStale: prepared.number != scene.trade.proposals.count + 1,
            newPasskey: signing.isStuck ? NewPasskey(keys, back: path(scene.id), make) : nil,
            refusal: refused.map { RefusalNote($0, scene.language, fields: signing.passwords) })
    }
}
