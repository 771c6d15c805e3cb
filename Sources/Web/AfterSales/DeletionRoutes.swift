import Ledger
import Market
import Service

/// `/trades/:trade/after-sales/:number/deletion`: the statement that everything was deleted, and the signature that carries the
/// return out.
enum DeletionRoutes {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] { [form(site, marketplace), sign(site, marketplace)] }

    private static let address = "/trades/:trade/after-sales/:number/deletion"

    private static func form(_ site: Site, _ marketplace: Marketplace) -> Route {
        .get(address, .member) { visit in
            let scene = try await visit.scene(marketplace)
            let (request, statement) = try statement(scene, visit)
            return .page(try await page(scene, request, statement, visit, site, marketplace)) { json in
                json.member("document", statement.digest.rawValue)
                json.member("challenge", SoftwarePasskey.challenge(of: statement.digest))
                json.member("statement", String(decoding: statement.bytes, as: UTF8.self))
                json.member("moneyMinor", String(scene.trade.givableMinor))
            }
        }
    }

    private static func sign(_ site: Site, _ marketplace: Marketplace) -> Route {
        .post(
            address,
            formAgain: { visit, refused in
                let scene = try await visit.scene(marketplace)
                let number = try AfterSalesRoutes.number(visit)
                guard scene.me == .buyer, scene.trade.request(number)?.phase == .returnAgreed else {
                    return RefusedPage(refused, visit.language)
                }
                let (request, statement) = try statement(scene, visit)
                return try await page(scene, request, statement, visit, site, marketplace, refused: refused)
            }
        ) { visit in
            var fields = visit.fields()
            let document = fields.digest("document")
            let isDeleted = fields.tick("deleted")
            let proof = fields.proof()
            if !isDeleted { fields.add(FieldProblem("deleted", "missing")) }
            try fields.finish()
            guard let document else { throw Refused.fields([FieldProblem("document", "missing")]) }
            let trade = try visit.trade()
            let outcome = try await marketplace.signDeletion(
                try AfterSalesRoutes.number(visit), document: document, proof: try site.proof(proof, visit), in: trade,
                by: try visit.memberID(), key: try visit.commandKey())
            site.proved(visit)
            return AfterSalesRoutes.done(outcome, in: trade, flash: "deletionSigned")
        }
    }

    /// The statement as the trade amounts to it; only the buyer signs, and only while a return is agreed.
    private static func statement(_ scene: TradeScene, _ visit: Visit) throws -> (AfterSalesRequest, DeletionStatement) {
        if let refused = scene.refusal(of: .signDeletion) { throw refused }
        guard scene.me == .buyer, let request = scene.trade.request(try AfterSalesRoutes.number(visit)) else {
            throw Refused.notFound
        }
        guard request.phase == .returnAgreed else { throw RequestRefusal.notInRequestPhase(request.phase) }
        return (
            request, try DeletionStatement(request.number, rounds: scene.trade.rounds.count, in: scene.trade, id: scene.id)
        )
    }

    private static func page(
        _ scene: TradeScene, _ request: AfterSalesRequest, _ statement: DeletionStatement, _ visit: Visit, _ site: Site,
        _ marketplace: Marketplace, refused: Refused? = nil
    ) async throws -> DeletionPage {
        let keys = try await visit.ownKeys(site, marketplace)
        let make = scene.fields(visit, refused)
        let signing = SigningBox(
            statement.digest, terms: scene.trade.agreement?.terms ?? scene.reading.opening.standardTerms,
            policy: scene.reading.opening.policy, button: scene.say("deletion.button"), keys, make)
        let path = "\(scene.path)/after-sales/\(request.number)/deletion"
        let ticks = [make.tick("deleted", scene.say("deletion.tick"))]
        return DeletionPage(
            title: scene.say("deletion.title"), tradeLink: scene.link,
            back: Link(text: scene.say("afterSales.title"), path: "\(scene.path)/after-sales"),
            words: DeletionStatement.words.text(scene.language),
            money: scene.say("deletion.money", ["amount": MoneyText.yuan(scene.trade.givableMinor)]),
            deadline: request.signUntil.map { Web.Deadline($0.ms, now: scene.nowMs, scene.language) },
            hash: HashText(statement.digest.rawValue), action: path,
            ticks: ticks, signing: signing,
            newPasskey: signing.isStuck ? NewPasskey(keys, back: path, make) : nil,
            refusal: refused.map { RefusalNote($0, scene.language, fields: ticks + signing.passwords) })
    }
}

/// Signing that everything was deleted.
struct DeletionPage: Page {
    static let template = "AfterSales/deletion"

    let title: String
    let tradeLink: Link
    let back: Link
    /// What is signed.
    let words: String
    /// What goes back with it.
    let money: String
    let deadline: Deadline?
    let hash: HashText
    let action: String
    let ticks: [FormField]
    let signing: SigningBox
    /// The form for a first key, where nothing else will do.
    let newPasskey: NewPasskey?
    let refusal: RefusalNote?

    var place: MenuPlace? { .trades }
}
