import HTTPTypes
import HummingbirdCore
import Market
import Service

/// Deals that began elsewhere: drawing one up, its secret link, taking it, and a seller's list of them.
enum DealRoutes {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        [
            DealsRoute.route(marketplace), DrawUpDealRoute.form(marketplace), DrawUpDealRoute.route(site, marketplace),
            WithdrawDealRoute.route(marketplace), DealRoute.route(marketplace), ClaimDealRoute.route(marketplace),
        ]
    }
}

extension Answer {
    /// An answer at an address that is itself a secret: it is told to nobody, kept nowhere and found by no search.
    var atSecretAddress: Answer {
        with(.referrerPolicy, "no-referrer").with(.robotsTag, "noindex, nofollow").with(.cacheControl, "private, no-store")
    }
}

extension Visit {
    /// The secret in the path.
    ///
    /// - Throws: `Refused` 404 `dealUnknown` for anything that is none.
    func dealToken() throws(Refused) -> String {
        do {
            return try identifier("token")
        } catch {
            throw Refused(ClaimDealRefusal.unknown)
        }
    }
}
