import HTTPTypes
import Market
import Service

/// `GET /account`: a member's own account; `POST /account/name` gives the member another display name;
/// `POST /account/sessions/others/end` signs out everywhere but here.
enum AccountRoute {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        [
            get(site, marketplace),
            .post("/account/name", formAgain: { visit, refused in try await page(visit, site, marketplace, refused: refused) }) {
                visit in
                var fields = visit.fields()
                let name = fields.text("displayName", charactersMax: RegisterMember.displayNameCharacters.upperBound)
                try fields.finish()
                let outcome = try await marketplace.rename(try visit.memberID(), to: name, key: try visit.commandKey())
                return .command(outcome, seeOther: "/account", flash: "renamed") { $0.member("displayName", name) }
            },
            .post("/account/sessions/others/end") { visit in
                var fields = visit.fields()
                try fields.finish()
                guard let token = visit.head.credentials.token else { throw Refused.notSignedIn }
                try await marketplace.sessions.closeOthers(of: visit.memberID(), but: token)
                return .done(seeOther: "/account", flash: "signedOutElsewhere") { $0.member("signedIn", true) }
            },
        ]
    }

    static func get(_ site: Site, _ marketplace: Marketplace) -> Route {
        .get("/account", .member) { visit in
            let member = try visit.memberID()
            let (token, session) = try await session(visit, marketplace)
            let credit = try await marketplace.credit(of: member)
            let open = try await marketplace.sessions.all(of: member, current: token)
            return .page(try await page(visit, site, marketplace)) { json in
                json.member("member", member.rawValue)
                json.member("name", session.handle)
                json.member("displayName", session.displayName)
                json.member("since", TimeText.iso(credit.since.ms))
                json.array("sessions", open) { session, json in
                    json.member("since", TimeText.iso(session.since.ms))
                    json.member("until", TimeText.iso(session.until.ms))
                    json.member("client", session.client)
                    json.member("isThis", session.isCurrent)
                }
            }
        }
    }

    private static func session(
        _ visit: Visit, _ marketplace: Marketplace
    ) async throws -> (token: String, session: Service.Session) {
        guard let token = visit.head.credentials.token, let session = try await marketplace.sessions.find(token) else {
            throw Refused.notSignedIn
        }
        return (token, session)
    }

    private static func page(
        _ visit: Visit, _ site: Site, _ marketplace: Marketplace, refused: Refused? = nil
    ) async throws -> AccountPage {
        let keys = try await visit.ownKeys(site, marketplace).keys
        let member = try visit.memberID()
        let (token, session) = try await session(visit, marketplace)
        let credit = try await marketplace.credit(of: member)
        let open = try await marketplace.sessions.all(of: member, current: token)
        let toAnswer = try await marketplace.complaintsToAnswer(by: member)
        let language = visit.language
        let make = FormFields(language, typed: refused == nil ? nil : visit.typed, problems: refused?.problems ?? [])
        let field = make.line(
            "displayName", language.say("register.displayName"), given: session.displayName,
            help: language.say("account.name.help"), autocomplete: "nickname",
            charactersMax: RegisterMember.displayNameCharacters.upperBound)
        return AccountPage(
            title: language.say("account.title"), memberPath: "/members/\(member)",
            facts: [
                Fact(label: language.say("register.name"), value: session.handle, isCode: true),
                Fact(label: language.say("register.displayName"), value: session.displayName),
                Fact(label: language.say("account.since"), value: TimeText.moment(credit.since.ms, language)),
                Fact(label: language.say("account.id"), value: member.rawValue, isCode: true),
            ],
            nameField: field, refusal: refused.map { RefusalNote($0, language, fields: [field]) },
            sessions: open.map { session in
                AccountPage.OpenSession(
                    client: session.client.map(ClientName.short) ?? language.say("account.client.unknown"),
                    since: Moment(session.since.ms, now: visit.nowMs, language), isCurrent: session.isCurrent)
            },
            hasOthers: open.count > 1,
            passkeys: keys.map {
                Link(text: $0.name.isEmpty ? String($0.credential.prefix(12)) : $0.name, path: PasskeyRoutes.path)
            },
            hasPasskeys: !keys.isEmpty,
            complaintsToAnswer: toAnswer == 0 ? nil : language.say("complaints.toAnswer", ["count": String(toAnswer)]))
    }
}

/// What a program calls itself, short enough for a list.
enum ClientName {
    /// `Chrome · Windows` of a `User-Agent`; its first word where it is no browser we know.
    static func short(_ text: String) -> String {
        let browser =
            browsers.first { text.contains($0.sign) }?.name ?? text.prefix { $0 != " " && $0 != "/" }.prefix(32).description
        let system = systems.first { text.contains($0.sign) }?.name
        return [browser, system].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private static let browsers: [(sign: String, name: String)] = [
        ("MicroMessenger/", "WeChat"), ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]
    private static let systems: [(sign: String, name: String)] = [
        ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]
}
