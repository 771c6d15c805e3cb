import Service

/// Handing over, fetching, and signing for it.
enum DeliveryRoutes {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        let transfers = Transfers()
        return [
            DeliveryFormRoute.route(marketplace), FilesRoute.route(marketplace),
            DownloadRoute.route(site, marketplace, transfers), SignReceiptRoute.route(site, marketplace, transfers),
            ReceiptRoute.get(site, marketplace), RevealSecretRoute.route(marketplace),
        ] + DeliverFilesRoute.routes(marketplace) + HandoverRoutes.all(marketplace) + JudgingRoutes.all(marketplace)
            + UploadRoutes.all(marketplace)
    }
}
