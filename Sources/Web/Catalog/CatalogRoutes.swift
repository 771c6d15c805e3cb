import Service

/// The market: searching, reading, publishing and withdrawing listings, and the files that go with them.
enum CatalogRoutes {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        let publishing = Publishing(marketplace)
        return [MarketRoute.get(marketplace), SellingRoute.get(publishing)]
            + [SuggestionsRoute.get(marketplace), CompareRoute.get(marketplace), PriceContextRoute.get(marketplace)]
            + ListingRoute.all(marketplace) + PublishRoute.all(publishing) + ReviseRoute.all(publishing)
            + DraftRoutes.all(site, publishing) + [CheckRoute.post(marketplace)]
            + [WithdrawRoute.post(marketplace), DepositRoute.put(marketplace)]
            + [DepositFactsRoute.get(marketplace), ChangesRoute.get(marketplace)] + FileRoutes.all(marketplace)
    }
}
