import Service

/// The market: searching, reading, publishing and withdrawing listings, and the files that go with them.
enum CatalogRoutes {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        let publishing = Publishing(marketplace)
        return [MarketRoute.get(marketplace), SellingRoute.get(marketplace)]
            + [SuggestionsRoute.get(marketplace), CompareRoute.get(marketplace), PriceContextRoute.get(marketplace)]
            + ListingRoute.all(marketplace) + PublishRoute.all(publishing) + ReviseRoute.all(publishing)
            + [WithdrawRoute.post(marketplace), DepositRoute.put(marketplace)] + FileRoutes.all(marketplace)
    }
}
