import Service

/// The desk of the staff: what waits, who is staff, and everything that staff did.
enum DeskRoutes {
    static func all(_ marketplace: Marketplace) -> [Route] {
        [DeskRoute.get(marketplace)] + StaffRoutes.all(marketplace) + DeedRoutes.all(marketplace) + OutboxRoutes.all(marketplace)
            + ReconciliationRoutes.all(marketplace) + MoneyRoutes.all(marketplace) + PayoutDeskRoutes.all(marketplace)
            + RatingsDeskRoutes.all(marketplace) + ChargebackDeskRoutes.all(marketplace) + ComplaintsDeskRoutes.all(marketplace)
            + ModerationRoutes.all(marketplace) + IdentitiesDeskRoutes.all(marketplace)
    }
}
