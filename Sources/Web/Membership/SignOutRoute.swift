import Market
import Service

/// `POST /session/end` and `POST /account/sessions/end`: signing out here, and everywhere.
enum SignOutRoute {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        [
            .post("/session/end") { visit in
                var fields = visit.fields()
                try fields.finish()
                if let token = visit.head.credentials.token { try await marketplace.sessions.close(token) }
                return signedOut(flash: "signedOut", site)
            },
            .post("/account/sessions/end") { visit in
                var fields = visit.fields()
                try fields.finish()
                try await marketplace.sessions.closeAll(of: visit.memberID())
                return signedOut(flash: "signedOutAll", site)
            },
        ]
    }

    private static func signedOut(flash: String, _ site: Site) -> Answer {
        Answer.done(seeOther: "/", flash: flash) { $0.member("signedIn", false) }.with(site.names.removal(site.names.session))
    }
}

extension Credentials {
    /// The session's token, however it came.
    var token: String? {
        switch self {
        case .cookie(let token), .bearer(let token): token
        case .none: nil
        }
    }
}
