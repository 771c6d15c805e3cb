import HTTPTypes
import Market
import NIOCore
import Service

/// `GET /desk/identities`: who waits to be checked. Below `/:member/:number`: the page of one request, `POST …/looks` before the papers
/// are shown, `GET …/papers/:k`, and `POST …/decision`.
enum IdentitiesDeskRoutes {
    static let path = "/desk/identities"
    private static let one = "\(path)/:member/:number"

    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get(path, .desk(.checkIdentities)) { visit in
                let me = try visit.memberID()
                let rows = try await marketplace.identitiesWaiting().filter { $0.member != me }
                let page = IdentitiesDeskPage(
                    title: visit.say("desk.tab.identities"), tabs: DeskTab.tabs(at: path, visit),
                    rows: rows.map { row in
                        IdentitiesDeskPage.Row(
                            path: "\(path)/\(row.member)/\(row.number)", who: row.memberName,
                            paper: visit.say("identity.paper.\(row.paper.rawValue)"),
                            moment: Moment(row.submittedAt.ms, now: visit.nowMs, visit.language))
                    }, isEmpty: rows.isEmpty)
                return .page(page) { json in
                    json.array("requests", rows) { row, json in
                        json.member("member", row.member.rawValue)
                        json.member("number", Int64(row.number))
                        json.member("paper", row.paper.rawValue)
                        json.member("submittedAt", TimeText.iso(row.submittedAt.ms))
                    }
                }
            },
            .get(one, .desk(.checkIdentities)) { visit in
                let (request, page) = try await page(visit, marketplace)
                return .page(page) { IdentityJSON.write(request, to: &$0) }
            },
            .post("\(one)/looks", .desk(.checkIdentities)) { visit in
                var fields = visit.fields()
                try fields.finish()
                let (member, number) = (try visit.name("member", MemberID.self), try number(visit))
                let outcome = try await marketplace.lookAtIdentity(
                    number, of: member, by: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, seeOther: "\(path)/\(member)/\(number)") { $0.member("number", Int64(number)) }
            },
            .get("\(one)/papers/:k", .desk(.checkIdentities)) { visit in
                guard let place = Int(exactly: try visit.number("k")) else { throw Refused.notFound }
                let document = try await marketplace.identityDocument(
                    place, of: try number(visit), member: try visit.name("member"), for: try visit.memberID())
                var answer = Answer.bytes(ByteBuffer(bytes: document.bytes), mediaType: document.kind.rawValue)
                answer.headers[.contentSecurityPolicy] = SecurityHeaders.policyOfUploads
                answer.headers[.cacheControl] = "no-store"
                if document.kind == .pdf { answer.headers[.contentDisposition] = Attachment.disposition("paper-\(place + 1).pdf") }
                return answer
            },
            .post("\(one)/decision", .desk(.checkIdentities), formAgain: { try await page($0, marketplace, refused: $1).page }) {
                visit in
                var fields = visit.fields()
                let isVerified = fields.choice("outcome", of: ["verified", "refused"]) == "verified"
                let reason = fields.optionalText("reason", charactersMax: DecideIdentity.reasonCharactersMax) ?? ""
                try fields.finish()
                let outcome = try await marketplace.decideIdentity(
                    try number(visit), of: try visit.name("member"), isVerified: isVerified, reason: reason,
                    by: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, seeOther: path, flash: "identityDecided") { $0.member("verified", isVerified) }
            },
        ]
    }

    private static func number(_ visit: Visit) throws(Refused) -> Int {
        guard let number = Int(exactly: try visit.number("number")) else { throw .notFound }
        return number
    }

    private static func page(
        _ visit: Visit, _ marketplace: Marketplace, refused: Refused? = nil
    ) async throws -> (request: Identity.Request, page: IdentityDeskPage) {
        let (member, number, me) = (try visit.name("member", MemberID.self), try number(visit), try visit.memberID())
        let (identity, acts) = try await marketplace.identity(of: member)
        guard member != me, let request = identity.requests.first(where: { $0.facts.number == number }) else {
            throw Refused.notFound
        }
        let page = IdentityDeskPage(
            request, acts, member: member, who: try await marketplace.displayName(of: member), for: me, now: visit.nowMs,
            visit.language, refused: refused)
        return (request, page)
    }
}

/// Who waits to be checked.
struct IdentitiesDeskPage: Page {
    static let template = "Desk/identities"

    /// One request.
    struct Row: Sendable {
        let path: String
        let who: String
        let paper: String
        let moment: Moment
    }

    let title: String
    let tabs: [DeskTab]
    let rows: [Row]
    let isEmpty: Bool

    var place: MenuPlace? { .desk }
}

/// One request with its papers, once the reader's look has been entered.
struct IdentityDeskPage: Page {
    static let template = "Desk/identity"

    /// One paper.
    struct Paper: Sendable {
        let path: String
        let alt: String
    }

    let title: String
    let facts: [Fact]
    let papers: [Paper]
    let hasPapers: Bool
    /// Where the look is entered; nil once it is, or the papers are gone.
    let lookPath: String?
    /// Where it is decided; nil before the look, and once it is.
    let decidePath: String?
    let acts: [IdentityPage.Act]
    let refusal: RefusalNote?

    var place: MenuPlace? { .desk }

    init(
        _ request: Identity.Request, _ acts: [IdentityAct], member: MemberID, who: String, for me: MemberID, now nowMs: Int64,
        _ language: Language, refused: Refused? = nil
    ) {
        let path = "\(IdentitiesDeskRoutes.path)/\(member)/\(request.facts.number)"
        let hasLooked = request.lookedBy.contains(me)
        title = language.say("identity.desk.title", ["who": who])
        facts = [
            Fact(label: language.say("identity.paper"), value: language.say("identity.paper.\(request.facts.paper.rawValue)")),
            hasLooked
                ? Fact(label: language.say("identity.name"), value: request.facts.name.value ?? language.say("trade.erased")) : nil,
            Fact(label: language.say("identity.desk.at"), value: TimeText.moment(request.submittedAt.ms, language)),
        ].compactMap { $0 }
        papers =
            hasLooked && !request.isErased
            ? request.facts.documents.indices.map { place in
                Paper(
                    path: "\(path)/papers/\(place)",
                    alt: language.say("identity.desk.paper", ["n": String(place + 1)]))
            } : []
        hasPapers = !papers.isEmpty
        lookPath = hasLooked || request.isErased ? nil : "\(path)/looks"
        decidePath = hasLooked && request.decision == nil ? "\(path)/decision" : nil
        self.acts = acts.compactMap { IdentityPage.Act($0, now: nowMs, language) }
        refusal = refused.map { RefusalNote($0, language, labels: ["reason": language.say("desk.reason")]) }
    }
}
