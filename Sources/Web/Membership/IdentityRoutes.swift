import Market
import NIOCore
import Service
import Synchronization

/// `GET /account/identity`: what was checked of a member's identity. `POST` hands papers in: `paper`, `name`, and the papers as
/// `file` of a multipart body. They never touch a disk before they are under lock.
enum IdentityRoutes {
    static let path = "/account/identity"
    static let bodyBytesMax =
        SubmitIdentity.documentsCount.upperBound * Int(IdentityDocument.bytesMax) + Limits.formBytesMax

    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get(path, .member) { visit in
                let member = try visit.memberID()
                let (identity, acts) = try await marketplace.identity(of: member)
                return .page(page(identity, acts, visit, marketplace)) { json in
                    json.array("requests", identity.requests) { IdentityJSON.write($0, to: &$1) }
                    json.array("looks", acts.filter { $0.event.kind == "identityLookedAt" }) { act, json in
                        json.member("at", TimeText.iso(act.at.ms))
                        json.member("by", act.actorName)
                    }
                }
            },
            .post(path, .member, .files(bytesMax: bodyBytesMax), formAgain: { try await again($0, $1, $0.typed, marketplace) }) {
                visit in
                guard visit.body == nil else { return try await submit(visit.body, [], visit, marketplace) }
                let parts = try await visit.multipart(bytesMax: bodyBytesMax) { field, _ in
                    guard field == "file" else { throw Refused.fields([FieldProblem(field, "unknown")]) }
                    return MemorySink(bytesMax: Int(IdentityDocument.bytesMax))
                }
                do {
                    let papers = parts.files.compactMap { ($0.sink as? MemorySink)?.bytes }
                    return try await submit(.form(parts.form), papers, visit, marketplace)
                } catch {
                    guard visit.wantsPage, let refused = Refused(error) else { throw error }
                    let page = try await again(visit, refused, parts.form, marketplace)
                    return .page(page, status: refused.status, json: refused.json)
                }
            },
        ]
    }

    private static func submit(
        _ source: Fields.Source?, _ papers: [[UInt8]], _ visit: Visit, _ marketplace: Marketplace
    ) async throws -> Answer {
        var fields = Fields(source ?? .form(Form()))
        let offered = IdentityPaper.allCases.filter(marketplace.settings.identity.papers.contains)
        let paper = IdentityPaper(rawValue: fields.choice("paper", of: offered.map(\.rawValue)))
        let name = fields.text("name", charactersMax: SubmitIdentity.nameCharacters.upperBound)
        try fields.finish()
        guard let paper else { throw Refused.notFound }
        let documents = try papers.map { try IdentityDocument($0) }
        let outcome = try await marketplace.submitIdentity(
            paper, name: name, documents: documents, of: try visit.memberID(), key: try visit.commandKey(form: source?.form))
        return .command(outcome, seeOther: path, flash: "identitySubmitted") { _ in }
    }

    private static func again(
        _ visit: Visit, _ refused: Refused, _ typed: Form, _ marketplace: Marketplace
    ) async throws -> any Page {
        let (identity, acts) = try await marketplace.identity(of: try visit.memberID())
        return page(identity, acts, visit, marketplace, typed: typed, refused: refused)
    }

    private static func page(
        _ identity: Identity, _ acts: [IdentityAct], _ visit: Visit, _ marketplace: Marketplace, typed: Form? = nil,
        refused: Refused? = nil
    ) -> IdentityPage {
        IdentityPage(
            identity, acts, papers: IdentityPaper.allCases.filter(marketplace.settings.identity.papers.contains),
            now: visit.nowMs, visit.language, typed: typed, refused: refused)
    }
}

/// What was checked of a member's identity, and handing papers in.
struct IdentityPage: Page {
    static let template = "Membership/identity"

    /// One thing that happened.
    struct Act: Sendable {
        let what: String
        let who: String
        let moment: Moment
        /// Why; nil where nothing was said.
        let words: String?
    }

    let title: String
    let badge: Badge
    let standing: String
    let acts: [Act]
    let hasActs: Bool
    /// The fields of handing in; none while a request waits.
    let fields: [FormField]
    let canSubmit: Bool
    let filesHelp: String
    let refusal: RefusalNote?

    init(
        _ identity: Identity, _ acts: [IdentityAct], papers: [IdentityPaper], now nowMs: Int64, _ language: Language,
        typed: Form? = nil, refused: Refused? = nil
    ) {
        title = language.say("identity.title")
        if let waiting = identity.waiting {
            badge = Badge(language.say("identity.waiting"), .active)
            standing = language.say(
                "identity.standing.waiting", ["paper": language.say("identity.paper.\(waiting.facts.paper.rawValue)")])
        } else if let verified = identity.verified {
            badge = Badge(language.say("identity.verified"), .good)
            standing = language.say(
                "identity.standing.verified",
                [
                    "paper": language.say("identity.paper.\(verified.facts.paper.rawValue)"),
                    "day": TimeText.day(verified.decidedAt?.ms ?? 0, language),
                ])
        } else {
            badge = Badge(language.say("identity.none"), .calm)
            standing = language.say("identity.standing.none")
        }
        self.acts = acts.compactMap { Act($0, now: nowMs, language) }
        hasActs = !acts.isEmpty
        canSubmit = identity.waiting == nil
        let make = FormFields(language, typed: typed, problems: refused?.problems ?? [])
        let fields = [
            make.choice(
                "paper", language.say("identity.paper"), papers.map { ($0.rawValue, language.say("identity.paper.\($0.rawValue)")) }
            ),
            make.line(
                "name", language.say("identity.name"), help: language.say("identity.name.help"), autocomplete: "name",
                charactersMax: SubmitIdentity.nameCharacters.upperBound),
        ]
        self.fields = fields
        filesHelp = language.say(
            "identity.files.help",
            [
                "count": String(SubmitIdentity.documentsCount.upperBound), "max": NumberText.size(bytes: IdentityDocument.bytesMax),
                "days": String(DecideIdentity.keptDays),
            ])
        refusal = refused.map {
            RefusalNote($0, language, fields: fields, inputs: ["file": language.say("identity.files")])
        }
    }
}

extension IdentityPage.Act {
    /// Nil for what goes with something else.
    init?(_ act: IdentityAct, now nowMs: Int64, _ language: Language) {
        moment = Moment(act.at.ms, now: nowMs, language)
        who = act.actorName
        switch act.event {
        case .identitySubmitted(let facts):
            what = language.say(
                "identity.act.submitted",
                [
                    "paper": language.say("identity.paper.\(facts.paper.rawValue)"), "count": String(facts.documents.count),
                ])
            words = nil
        case .identityLookedAt: (what, words) = (language.say("identity.act.lookedAt"), nil)
        case .identityDecided(let facts):
            what = language.say(
                facts.isVerified ? "identity.act.verified" : "identity.act.refused",
                ["day": TimeText.day(facts.eraseAt.ms, language)])
            words = facts.reason.value.flatMap { $0.isEmpty ? nil : $0 }
        case .identityDocumentsErased: (what, words) = (language.say("identity.act.erased"), nil)
        case .erased: return nil
        }
    }
}

/// A request as a program reads it.
enum IdentityJSON {
    static func write(_ request: Identity.Request, to json: inout JSONText) {
        json.member("number", Int64(request.facts.number))
        json.member("paper", request.facts.paper.rawValue)
        json.member("method", request.facts.method)
        json.member("submittedAt", TimeText.iso(request.submittedAt.ms))
        if let decision = request.decision { json.member("verified", decision.isVerified) }
        json.member("decidedAt", request.decidedAt.map { TimeText.iso($0.ms) })
        json.member("eraseAt", request.decision.map { TimeText.iso($0.eraseAt.ms) })
        json.member("erased", request.isErased)
    }
}

/// Takes an upload into memory, as what must not lie on a disk in the clear is taken in.
final class MemorySink: UploadSink {
    private let bytesMax: Int
    private let taken = Mutex<[UInt8]>([])

    init(bytesMax: Int) { self.bytesMax = bytesMax }

    var bytes: [UInt8] { taken.withLock { $0 } }

    func write(_ bytes: ByteBuffer) async throws {
        try taken.withLock { taken in
            guard taken.count + bytes.readableBytes <= bytesMax else {
                throw IdentityRefusal.documentTooLarge(bytesMax: Int64(bytesMax))
            }
            taken.append(contentsOf: bytes.readableBytesView)
        }
    }

    func abort() async { taken.withLock { $0 = [] } }
}
