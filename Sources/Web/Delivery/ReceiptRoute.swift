import Ledger
import Market
import Service

/// `GET /trades/:trade/receipt`: what the buyer signs for, before it is signed.
enum ReceiptRoute {
    static func get(_ site: Site, _ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/receipt", .member) { visit in
            let scene = try await visit.scene(marketplace)
            guard let round = scene.trade.round else { throw Refused.notFound }
            if !scene.trade.isReceiptSigned, let refused = scene.refusal(of: .signReceipt) { throw refused }
            return .page(try await page(scene, round, visit, site, marketplace)) { json in
                json.member("manifest", round.manifest.rawValue)
                json.member("challenge", SoftwarePasskey.challenge(of: round.manifest))
                json.member("isSigned", scene.trade.isReceiptSigned)
            }
        }
    }

    /// The page again, with why the receipt was not taken.
    static func again(
        _ visit: Visit, _ refused: Refused, _ site: Site, _ marketplace: Marketplace
    ) async throws -> any Page {
        let scene = try await visit.scene(marketplace)
        guard let round = scene.trade.round, scene.me == .buyer else { return RefusedPage(refused, visit.language) }
        return try await page(scene, round, visit, site, marketplace, refused: refused)
    }

    private static func page(
        _ scene: TradeScene, _ round: DeliveryRound, _ visit: Visit, _ site: Site, _ marketplace: Marketplace,
        refused: Refused? = nil
    ) async throws -> ReceiptPage {
        let keys = try await visit.ownKeys(site, marketplace)
        let make = scene.fields(visit, refused)
        let signing = SigningBox(
            round.manifest, terms: scene.trade.agreement?.terms ?? scene.reading.opening.standardTerms,
            policy: scene.reading.opening.policy, button: scene.say("receipt.button"), keys, make)
        let path = "\(scene.path)/receipt"
        return ReceiptPage(
            title: scene.say("receipt.title"), tradeLink: scene.link, files: scene.files(of: round),
            hash: HashText(round.manifest.rawValue), action: path, signing: signing,
            isSigned: scene.trade.isReceiptSigned,
            newPasskey: signing.isStuck && !scene.trade.isReceiptSigned ? NewPasskey(keys, back: path, make) : nil,
            refusal: refused.map { RefusalNote($0, scene.language) })
    }
}
