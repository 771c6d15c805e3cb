import HTTPTypes
import HummingbirdCore
import Market
import Service

/// `GET /session/new` and `POST /session`: signing in. A browser gets a cookie, a program gets the token to send as
/// `Authorization: Bearer`.
enum SignInRoute {
    static func all(_ site: Site, _ marketplace: Marketplace, _ throttle: SignInThrottle) -> [Route] {
        [
            .get("/session/new") { visit in
                let back = LocalPath.safe(try visit.query()["back"])
                if visit.session != nil, visit.wantsPage { return .done(seeOther: back) }
                return .page(SignInPage(visit.language, back: back, site: site.relyingParty(visit))) { json in
                    json.member("signedIn", visit.session != nil)
                }
            },
            .post(
                "/session", .anyone,
                formAgain: { visit, refused in
                    SignInPage(
                        visit.language, typed: visit.typed, refused: refused, back: LocalPath.safe(visit.typed["back"]),
                        site: site.relyingParty(visit))
                }
            ) { visit in
                var fields = visit.fields()
                let handle = fields.text("name", charactersMax: RegisterMember.handleCharacters.upperBound).lowercased()
                let password = fields.secret("password", charactersMax: Passwords.bytes.upperBound)
                let back = LocalPath.safe(fields.optionalText("back", charactersMax: Limits.queryBytesMax))
                try fields.finish()
                try throttle.count([.name(handle), .address(site.clientAddress(visit))], at: visit.nowMs)
                let (member, token) = try await marketplace.signIn(
                    handle: handle, password: password, client: visit.request.headers[.userAgent])
                throttle.clear(.name(handle))
                return Answer.done(seeOther: back, flash: "signedIn", status: .created) { json in
                    json.member("member", member.rawValue)
                    json.member("token", token)
                }.with(site.sessionCookie(token))
            },
        ]
    }
}
