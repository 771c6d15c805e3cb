import HTTPTypes
import HummingbirdCore
import Service

/// Accounts: registering, signing in and out, a member's own account, and a member as others see them.
enum MembershipRoutes {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        RegisterRoute.all(site, marketplace, site.throttle) + SignInRoute.all(site, marketplace, site.throttle)
            + SignOutRoute.all(site, marketplace)
            + AccountRoute.all(site, marketplace) + [MemberRoute.get(marketplace)] + DataRoutes.all(marketplace)
            + PasskeyRoutes.all(site, marketplace) + [RecordRoute.get(marketplace)]
            + MailRoutes.all(site, marketplace) + MailLinkRoutes.all(marketplace) + AbsenceRoutes.all(marketplace)
            + IdentityRoutes.all(marketplace)
    }
}

extension Site {
    /// The network address a request comes from: what the proxy in front says, where one is set up.
    func clientAddress(_ visit: Visit) -> String {
        guard let name = configuration.clientAddressField, let told = visit.request.headers[name],
            let last = told.split(separator: ",").last
        else { return visit.remoteAddress }
        return String(last.trimmingSpaces())
    }

    /// The cookie of a session that was just opened.
    func sessionCookie(_ token: String) -> SetCookie {
        names.cookie(names.session, token, maxAgeSeconds: Sessions.days * 86_400)
    }
}
