import Service

/// Enquiries, messages and what goes with them.
enum ConversationRoutes {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        [
            OpenEnquiryRoute.route(marketplace), PostMessageRoute.route(site, marketplace),
            CheckMessageRoute.route(marketplace),
            WithdrawMessageRoute.route(marketplace), SearchRoute.route(marketplace),
        ] + ReadRoutes.all(marketplace) + RecordRoutes.all(marketplace) + SentFileRoutes.all(marketplace)
    }
}
