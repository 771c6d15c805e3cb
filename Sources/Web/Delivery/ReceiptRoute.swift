import Ledger
import Market
import Service

/// `GET /trades/:trade/receipt?part=`: what the buyer signs for, before it is signed; of the milestone that is named, or of the one
/// that comes next.
enum ReceiptRoute {
    static func get(_ site: Site, _ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/receipt", .member) { visit in
            let scene = try await visit.scene(marketplace)
            guard let round = scene.round(asked: try visit.query()["part"]) else { throw Refused.notFound }
            if !round.isReceiptSigned, let refused = scene.refusal(of: .signReceipt, part: round.part) { throw refused }
            return .page(try await page(scene, round, visit, site, marketplace)) { json in
                json.member("manifest", round.manifest.rawValue)
                json.member("challenge", SoftwarePasskey.challenge(of: round.manifest))
                if scene.trade.isSplit { json.member("part", round.part) }
                json.member("isSigned", round.isReceiptSigned)
            }
        }
    }

    /// The page again, with why the receipt was not taken.
    static func again(
        _ visit: Visit, _ refused: Refused, _ site: Site, _ marketplace: Marketplace
    ) async throws -> any Page {
        let scene = try await visit.scene(marketplace)
        guard let round = scene.round(asked: visit.typed["part"]), scene.me == .buyer else {
            return RefusedPage(refused, visit.language)
        }
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
        return ReceiptPage(
            title: scene.titled(scene.say("receipt.title"), round.part), tradeLink: scene.link, facts: scene.facts(of: round),
            files: scene.files(of: round), hasFiles: !round.artefacts.isEmpty,
            hash: HashText(round.manifest.rawValue), action: "\(scene.path)/receipt", part: scene.sent(round.part),
            signing: signing, isSigned: round.isReceiptSigned,
            newPasskey: signing.isStuck && !round.isReceiptSigned
                ? NewPasskey(keys, back: scene.receiptPath(of: round.part), make) : nil,
            refusal: refused.map { RefusalNote($0, scene.language, fields: round.isReceiptSigned ? [] : signing.passwords) })
    }
}

extension TradeScene {
    /// The newest delivery of the milestone that is asked for; where none is, of the one that the reader's next step is about. Nil
    /// where there is no such delivery.
    fileprivate func round(asked: String?) -> DeliveryRound? {
        if let asked { return Int(asked).flatMap { trade.round(of: $0) } }
        return concerned.flatMap { trade.round(of: $0.number) } ?? trade.round
    }

    /// What was handed over and how: what the fingerprint of the list stands for, beside the files.
    fileprivate func facts(of round: DeliveryRound) -> [Fact] {
        func code(_ label: String, _ value: String) -> Fact { Fact(label: label, value: value, isCode: true) }
        func open(_ value: String?) -> String { value ?? say("trade.erased") }
        let facts = [
            Fact(label: say("clause.deliveryMethod"), value: say("method.\(round.method.rawValue)")),
            Fact(label: say("locker.round", ["n": String(round.number)]), value: moment(round.at).text),
        ]
        switch round.handed {
        case .files: return facts
        case .secret(let secret): return facts + [code("SHA-256", secret.document.rawValue)]
        case .repository(let handed):
            return facts + [
                code(say("locker.address"), open(handed.address.value)), code(say("locker.commit"), handed.commit.rawValue),
            ]
        case .email(let mail):
            return facts + [
                Fact(label: say("locker.mail.to"), value: open(mail.address.value)), code("Message-ID", "<\(mail.mail)>"),
            ]
        case .service(let work): return facts + [Fact(label: say("handover.report"), value: open(work.report.value))]
        }
    }
}
