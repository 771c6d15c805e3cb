import Service

/// What proves a trade: its bundle, its entries with their proofs, and the log that they stand in.
enum EvidenceRoutes {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        [
            BundleRoute.page(marketplace), BundleRoute.download(marketplace), ProofRoute.page(marketplace),
            ProofRoute.text(marketplace), ProofRoute.header(marketplace),
        ] + LogRoutes.all(marketplace)
    }
}
