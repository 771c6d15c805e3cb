import Service

/// Handing over, fetching, and signing for it.
enum DeliveryRoutes {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        let transfers = Transfers()
        return [
            DeliverFilesRoute.route(site, marketplace), DownloadRoute.route(site, marketplace, transfers),
            SignReceiptRoute.route(marketplace, transfers),
        ]
    }
}
