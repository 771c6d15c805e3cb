import Market
import Service

/// `GET /account`: a member's own account.
enum AccountRoute {
    static func get(_ site: Site, _ marketplace: Marketplace) -> Route {
        .get("/account", .member) { visit in
            let member = try visit.memberID()
            guard let token = visit.head.credentials.token, let session = try await marketplace.sessions.find(token) else {
                throw Refused.notSignedIn
            }
            let credit = try await marketplace.credit(of: member)
            let language = visit.language
            let keys = try await visit.ownKeys(site, marketplace).keys
            let page = AccountPage(
                title: language.say("account.title"), memberPath: "/members/\(member)",
                facts: [
                    Fact(label: language.say("register.name"), value: session.handle, isCode: true),
                    Fact(label: language.say("register.displayName"), value: session.displayName),
                    Fact(label: language.say("account.since"), value: TimeText.moment(credit.since.ms, language)),
                    Fact(label: language.say("account.id"), value: member.rawValue, isCode: true),
                ],
                passkeys: keys.map { Link(text: $0.name.isEmpty ? String($0.credential.prefix(12)) : $0.name, path: PasskeyRoutes.path) },
                hasPasskeys: !keys.isEmpty)
            return .page(page) { json in
                json.member("member", member.rawValue)
                json.member("name", session.handle)
                json.member("displayName", session.displayName)
                json.member("since", TimeText.iso(credit.since.ms))
            }
        }
    }
}
