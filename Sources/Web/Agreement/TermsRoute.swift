import HTTPTypes
import Ledger
import Market
import NIOCore
import Service

/// `GET /trades/:trade/terms/:n`: the full text of one version, what it changes, who has confirmed it; and for whoever may,
/// what to tick and the button.
enum TermsRoute {
    static func route(_ site: Site, _ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/terms/:n", .member) { visit in
            let number = try visit.number("n")
            guard visit.wantsPage else {
                let text = try await marketplace.termsText(
                    Int(truncatingIfNeeded: number), in: try visit.trade(), for: try visit.memberID())
                return .json { write(text, to: &$0) }
            }
            return .page(try await page(Int(truncatingIfNeeded: number), visit, site, marketplace)) { _ in }
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
        let text = try await marketplace.termsText(number, in: scene.id, for: try visit.memberID())
        let keys = try await visit.ownKeys(site, marketplace)
        return AgreementPage(scene, text, keys, scene.fields(visit, refused), refused: refused)
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
        json.member("status", text.proposal.status.rawValue)
        json.member("document", text.proposal.document.rawValue)
        json.object("terms") { TradeJSON.write(text.proposal.terms, to: &$0) }
        if let clauses = text.clauses { json.member("clauses", texts: clauses) } else { json.null("clauses") }
        json.array("confirmations", text.confirmations) { confirmation, json in
            json.member("by", confirmation.by.rawValue)
            json.member("method", confirmation.method.rawValue)
            json.member("ticks", texts: confirmation.ticks)
            json.member("at", TimeText.iso(confirmation.at.ms))
            if let passkey = confirmation.passkey { json.object("passkey") { write(passkey, to: &$0) } }
        }
    }
}

extension AgreementPage {
    init(_ scene: TradeScene, _ text: TermsText, _ keys: OwnKeys, _ make: FormFields, refused: Refused?) {
        let (proposal, words, trade) = (text.proposal, TermsWords(scene.language), scene.trade)
        let isOpen = trade.openProposal?.number == proposal.number
        let mayConfirm = isOpen && !trade.confirmedBy.contains(scene.me)
        var clauses = Terms.Clause.allCases.map { clause in
            (words.name(clause), words.text(clause, of: proposal.terms), words.isKey(clause))
        }
        if !text.defects.isEmpty {
            let list = text.defects.enumerated().map { "\($0 + 1). \($1.text)" }.joined(separator: "\n")
            clauses.append((scene.say("listing.defects"), list, true))
        }
        clauses += (text.clauses ?? [scene.say("trade.erased")]).map { (scene.say("clause.free"), $0, false) }
        let ticks = scene.me == .buyer ? trade.requiredTicks : []
        let signing = SigningBox(
            proposal.document, price: proposal.terms.price.minor, policy: scene.reading.opening.policy,
            button: scene.say("agreement.confirm.button"), keys, make)
        let commands = text.confirmations.compactMap { confirmation in
            confirmation.passkey.map { SignatureCommands(document: proposal.document, $0).text }
        }
        self.init(
            title: mayConfirm ? scene.say("agreement.open") : scene.say("agreement.title"), tradeLink: scene.link,
            version: scene.say("terms.version", ["n": String(proposal.number)]),
            badge: Badge(scene.say("terms.status.\(proposal.status.rawValue)"), proposal.status.tone),
            hash: HashText(proposal.document.rawValue),
            clauses: clauses.enumerated().map { place, clause in
                Clause(number: String(place + 1), name: clause.0, text: clause.1, isKey: clause.2)
            },
            diff: text.earlier.map { earlier in
                ClauseDiff(
                    proposal.terms, number: proposal.number, against: earlier.terms,
                    clauses: text.clauses.flatMap { now in earlier.clauses.map { ($0, now) } },
                    path: TradePath.terms(scene.id, proposal.number), scene.language)
            },
            confirmations: Side.allCases.map { side in
                let given = text.confirmations.first { $0.by == side }
                return Confirmation(
                    member: scene.member(side),
                    how: given.map { scene.say("terms.method.\($0.method.rawValue)") } ?? scene.say("terms.method.waiting"),
                    moment: given.map { scene.moment($0.at) }, isGiven: given != nil)
            },
            confirming: mayConfirm
                ? Confirming(
                    action: "\(scene.path)/confirmations",
                    ticks: ticks.map {
                        make.tick("tick.\($0.name)", words.tick($0, terms: proposal.terms, defects: text.defects))
                    },
                    number: String(proposal.number), hash: proposal.document.rawValue,
                    counterPath: "\(scene.path)/proposals",
                    declinePath: "\(scene.path)/proposals/\(proposal.number)/refusal", signing: signing) : nil,
            documentPath: "\(TradePath.terms(scene.id, proposal.number))/document",
            contractPath: "\(TradePath.terms(scene.id, proposal.number))/contract",
            commands: commands.isEmpty ? nil : commands.joined(separator: "\n"),
            newPasskey: mayConfirm && signing.isStuck
                ? NewPasskey(keys, back: TradePath.terms(scene.id, proposal.number), make) : nil,
            refusal: refused.map { RefusalNote($0, scene.language) })
    }
}

extension Proposal.Status {
    /// How the word for it looks.
    var tone: Badge.Tone {
        switch self {
        case .open: .warn
        case .agreed: .good
        case .superseded, .lapsed: .calm
        case .declined: .bad
        }
    }
}
