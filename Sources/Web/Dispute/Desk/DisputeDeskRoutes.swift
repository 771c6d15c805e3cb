import Service

/// The case brief, the mediator's desk, and what was published of rulings.
enum DisputeDeskRoutes {
    static func all(_ marketplace: Marketplace) -> [Route] {
        [CaseBriefRoute.route(marketplace), DisputeQueueRoute.route(marketplace)] + DisputeRoomRoutes.all(marketplace)
            + PublishedRulingRoutes.all(marketplace)
    }
}
