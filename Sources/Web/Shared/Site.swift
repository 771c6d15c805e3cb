import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging

/// What the site has to know about where it stands.
package struct SiteConfiguration: Sendable {
    /// The address under which people reach it, `https://chengxu.example`; nil while it is only reached locally.
    package var publicURL: String?
    /// Foreign origins to which a form may lead, such as the payment gateway's pages.
    package var formOrigins: [String]
    /// Whether each request is logged with its method, route, status and time.
    package var logsAccess: Bool
    /// The header field in which a proxy in front tells the client's address, such as `X-Forwarded-For`, of which the last
    /// part is taken; nil where no proxy stands in front, as anyone could write it then.
    package var clientAddressField: HTTPField.Name?
    /// Whether the money is play money, which every page then says.
    package var isPlayMoney = false

    /// Where the site stands.
    package init(
        publicURL: String? = nil, formOrigins: [String] = [], logsAccess: Bool = true,
        clientAddressField: HTTPField.Name? = nil
    ) {
        self.publicURL = publicURL
        self.formOrigins = formOrigins
        self.logsAccess = logsAccess
        self.clientAddressField = clientAddressField
    }
}

/// What the routes need in common: templates, assets, sessions, the clock, the rules against forgery.
struct Site: Sendable {
    let configuration: SiteConfiguration
    let names: CookieNames
    let crossSite: CrossSite
    let security: SecurityHeaders
    let sessions: any SessionReader
    let readJSON: JSONReader
    let templates = Templates.shipped
    let assets = Assets.shipped
    /// Milliseconds since 1970.
    let clock: @Sendable () -> Int64
    let logger: Logger
    /// Slows down whoever guesses passwords, for signing in and for confirming alike.
    let throttle = SignInThrottle()

    init(
        _ configuration: SiteConfiguration, sessions: any SessionReader, readJSON: @escaping JSONReader,
        clock: @escaping @Sendable () -> Int64, logger: Logger
    ) {
        let isSecure = configuration.publicURL?.hasPrefix("https://") ?? false
        self.configuration = configuration
        names = CookieNames(isSecure: isSecure)
        crossSite = CrossSite(origins: configuration.publicURL.map { [$0] } ?? [])
        security = SecurityHeaders(isSecure: isSecure, formOrigins: configuration.formOrigins)
        self.sessions = sessions
        self.readJSON = readJSON
        self.clock = clock
        self.logger = logger
    }
}
