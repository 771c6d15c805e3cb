import Service

/// Rating the other side of a trade.
enum RatingRoutes {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        [RatingFormRoute.route(marketplace), RateTradeRoute.route(site, marketplace)]
    }
}
