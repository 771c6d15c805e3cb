import Service

/// Payments, acceptance, and where the money is.
enum EscrowRoutes {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        [
            PaymentPageRoute.route(marketplace), StartPaymentRoute.route(site, marketplace),
            PaymentStateRoute.route(marketplace), PaymentStateRoute.picture(marketplace),
            NotificationRoute.route(marketplace),
            ConfirmAcceptanceRoute.route(marketplace), LedgerRoute.route(marketplace), WalletRoute.route(marketplace),
        ] + WalletRoutes.all(site, marketplace) + HoldRoutes.all(marketplace) + DisputeRoutes.all(marketplace)
    }
}
