import HTTPTypes
import Ledger
import Market
import NIOCore
import Service

/// `GET /trades/:trade/terms/:n`: the full text of one version, what it changes, who has confirmed it; and for whoever may,
/// what to tick and the button. `against` names the version that it is compared with; 0 stands for the standard terms.
enum TermsRoute {
    static func route(_ site: Site, _ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/terms/:n", .member) { visit in
            let number = Int(truncatingIfNeeded: try visit.number("n"))
            guard visit.wantsPage else {
                let against = try visit.query()["against"].flatMap(Int.init)
                let text = try await marketplace.termsText(
                    number, against: against, in: try visit.trade(), for: try visit.memberID())
                return .json { write(text, to: &$0) }
            }
            return .page(try await page(number, visit, site, marketplace)) { _ in }
        }
    }

    /// `GET /trades/:trade/terms/:n/document`: the exact bytes that are confirmed.
    static func document(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/terms/:n/document", .member) { visit in
            let number = Int(truncatingIfNeeded: try visit.number("n"))
            let (trade, member) = (try visit.trade(), try visit.memberID())
            let document = try await marketplace.termsDocument(number, in: trade, for: member)
            return Answer.bytes(ByteBuffer(bytes: document.bytes), mediaType: "application/json")
                .with(.contentDisposition, Attachment.disposition("terms-\(number).json"))
                .with(.cacheControl, "private, no-cache")
        }
    }

    static func page(
        _ number: Int, _ visit: Visit, _ site: Site, _ marketplace: Marketplace, refused: Refused? = nil
    ) async throws -> AgreementPage {
        let scene = try await visit.scene(marketplace)
        let against = try visit.query()["against"].flatMap(Int.init)
        let text = try await marketplace.termsText(number, against: against, in: scene.id, for: try visit.memberID())
        let keys = try await visit.ownKeys(site, marketplace)
        var page = AgreementPage(scene, text, keys, scene.fields(visit, refused), refused: refused)
        page.absence = try await visit.absence(of: scene, marketplace)
        return page
    }

    private static func write(_ passkey: PasskeySignature, to json: inout JSONText) {
        json.member("credential", passkey.credential)
        json.member("algorithm", passkey.algorithm.rawValue)
        json.member("registered", passkey.registered.rawValue)
        json.member("key", passkey.key.rawValue)
        json.member("authenticatorData", passkey.authenticatorData.rawValue)
        json.member("clientData", passkey.clientData.rawValue)
        json.member("signature", passkey.signature.rawValue)
    }

    private static func write(_ text: TermsText, to json: inout JSONText) {
        json.member("number", text.proposal.number)
        json.member("by", text.proposal.by.rawValue)
        json.member("basis", text.proposal.basis.rawValue)
        json.member("status", text.proposal.status.rawValue)
        json.member("document", text.proposal.document.rawValue)
        json.member("scale", text.proposal.scale?.rawValue)
        json.object("terms") { TradeJSON.write(text.proposal.terms, to: &$0) }
        if let wording = text.wording {
            json.member("clauses", texts: wording.clauses)
            json.member("contents", texts: wording.contents)
            json.member("criteria", texts: wording.criteria)
            json.member("receivingSystem", wording.receivingSystem)
            MilestoneForm.write(text.version, to: &json)
        } else {
            json.null("clauses")
        }
        if let earlier = text.earlier, let comparison = text.comparison {
            json.object("changes") { json in
                json.member("against", earlier.number)
                comparison.json(from: earlier.version, to: text.version, &json)
            }
        }
        json.array("confirmations", text.confirmations) { confirmation, json in
            json.member("by", confirmation.by.rawValue)
            json.member("method", confirmation.method.rawValue)
            json.member("ticks", texts: confirmation.ticks)
            json.member("at", TimeText.iso(confirmation.at.ms))
            if let passkey = confirmation.passkey { json.object("passkey") { write(passkey, to: &$0) } }
        }
        json.array("ticked", text.ticked) { ticked, json in
            json.member("by", ticked.by.rawValue)
            json.member("tick", ticked.tick)
            json.member("at", TimeText.iso(ticked.at.ms))
            json.member("entry", ticked.sequence)
        }
    }
}

extension Visit {
    /// That the other side of a trade is or will be away, for whoever is about to agree with it; nil where it is not.
    func absence(of scene: TradeScene, _ marketplace: Marketplace) async throws -> AbsenceNote? {
        guard let other = scene.trade.member(on: scene.me.other) else { return nil }
        return try await marketplace.absence(of: other).map { AbsenceNote($0, now: nowMs, language) }
    }
}
