import Hummingbird
import HummingbirdCore
import Logging
import Market
import Service

/// The whole site over one marketplace: every room's routes, and the front that all requests come through.
package struct MarketSite: Sendable {
    /// What a server hands its requests to.
    package let front: Front

    /// Puts the site together.
    package init(_ marketplace: Marketplace, configuration: SiteConfiguration) {
        var configuration = configuration
        configuration.isPlayMoney = marketplace.gatewayFace.isPlayMoney
        let site = Site(
            configuration, sessions: MarketSessions(marketplace), readJSON: Self.readJSON,
            clock: { marketplace.clock.now().ms }, logger: marketplace.logger)
        front = Front(site, Self.routes(site, marketplace))
    }

    private static func routes(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        MembershipRoutes.all(site, marketplace) + CatalogRoutes.all(site, marketplace)
            + ProtectionRoutes.all(site, marketplace) + TradeRoutes.all(site, marketplace)
            + ConversationRoutes.all(site, marketplace) + AgreementRoutes.all(site, marketplace)
            + DealRoutes.all(site, marketplace)
            + EscrowRoutes.all(site, marketplace) + DeliveryRoutes.all(site, marketplace)
            + RatingRoutes.all(site, marketplace) + EvidenceRoutes.all(site, marketplace)
            + DisputeDeskRoutes.all(marketplace)
            + DeskRoutes.all(marketplace) + AfterSalesRoutes.all(site, marketplace)
            + ComplaintRoutes.all(marketplace)
    }

    private static func readJSON(_ bytes: [UInt8]) throws(JSONUnreadable) -> JSONBody {
        do {
            return JSONBody(try RequestJSON(parsing: bytes))
        } catch {
            throw JSONUnreadable(offsetBytes: error.offsetBytes, reason: error.reason)
        }
    }
}

/// Finds sessions where the marketplace keeps them.
struct MarketSessions: SessionReader {
    private let marketplace: Marketplace

    init(_ marketplace: Marketplace) { self.marketplace = marketplace }

    func session(token: String) async throws -> Session? {
        try await marketplace.sessions.find(token).map { found in
            Session(memberID: found.member.rawValue, displayName: found.displayName, roles: found.roles)
        }
    }

    func waitingCount(memberID: String) async throws -> Int {
        guard let member = MemberID(rawValue: memberID) else { return 0 }
        return try await marketplace.tradesWaiting(for: member)
    }

    func unreadCount(memberID: String) async throws -> Int {
        guard let member = MemberID(rawValue: memberID) else { return 0 }
        return try await marketplace.unread(of: member)
    }

    func noticeCount(memberID: String) async throws -> Int {
        guard let member = MemberID(rawValue: memberID) else { return 0 }
        return try await marketplace.unreadNotices(of: member)
    }
}

extension JSONBody {
    fileprivate init(_ json: RequestJSON) {
        self =
            switch json {
            case .null: .null
            case .bool(let value): .bool(value)
            case .integer(let value): .integer(value)
            case .number(let value): .number(value)
            case .string(let value): .string(value)
            case .array(let values): .array(values.map(JSONBody.init))
            case .object(let members): .object(members.map { Member(name: $0.name, value: JSONBody($0.value)) })
            }
    }
}
