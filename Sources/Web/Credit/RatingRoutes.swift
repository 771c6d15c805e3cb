import Service

/// Ratings and credit: of a trade, of a member, and the statistics of service.
enum RatingRoutes {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        [RatingRoute.route(marketplace), MemberRatingsRoute.route(marketplace)] + RateTradeRoute.all(marketplace)
            + StatisticsRoutes.all(marketplace)
    }
}
