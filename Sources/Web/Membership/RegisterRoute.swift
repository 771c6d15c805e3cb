import HTTPTypes
import HummingbirdCore
import Market
import Service

/// `GET /register` and `POST /register`: opening an account. The new member is signed in at once.
enum RegisterRoute {
    static func all(_ site: Site, _ marketplace: Marketplace, _ throttle: SignInThrottle) -> [Route] {
        [
            .get("/register") { visit in
                let back = LocalPath.safe(try visit.query()["back"])
                return .page(RegisterPage(visit.language, back: back)) { json in
                    json.member("handleCharactersMin", RegisterMember.handleCharacters.lowerBound)
                    json.member("handleCharactersMax", RegisterMember.handleCharacters.upperBound)
                    json.member("passwordBytesMin", Passwords.bytes.lowerBound)
                    json.member("passwordBytesMax", Passwords.bytes.upperBound)
                }
            },
            .post(
                "/register", .anyone,
                formAgain: { visit, refused in
                    RegisterPage(
                        visit.language, typed: visit.typed, refused: refused, back: LocalPath.safe(visit.typed["back"]))
                }
            ) { visit in
                var fields = visit.fields()
                let handle = fields.text("name", charactersMax: RegisterMember.handleCharacters.upperBound)
                let displayName = fields.text(
                    "displayName", charactersMax: RegisterMember.displayNameCharacters.upperBound)
                let password = fields.secret("password", charactersMax: Passwords.bytes.upperBound)
                let back = LocalPath.safe(fields.optionalText("back", charactersMax: Limits.queryBytesMax))
                try fields.finish()
                try throttle.count([.accounts(site.clientAddress(visit))], at: visit.nowMs)
                let (member, outcome) = try await marketplace.openAccount(
                    handle: handle, displayName: displayName, password: password)
                let token = try await marketplace.sessions.open(
                    for: member, client: visit.request.headers[.userAgent])
                return Answer.command(outcome, seeOther: back, flash: "registered") { json in
                    json.member("member", member.rawValue)
                    json.member("token", token)
                }.with(site.sessionCookie(token))
            },
        ]
    }
}
