import Service

/// A member's trades, one trade, its entries, and what happens in it live.
enum TradeRoutes {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        [
            TradesRoute.route(marketplace), TradeRoute.route(marketplace), EventsRoute.route(marketplace),
            LiveRoute.route(site, marketplace),
        ] + NoticesRoute.all(marketplace) + [NoticeCountsRoute.route(site, marketplace)]
    }
}
