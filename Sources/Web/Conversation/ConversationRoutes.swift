import Service

/// Enquiries and messages.
enum ConversationRoutes {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        [
            OpenEnquiryRoute.route(marketplace), PostMessageRoute.route(site, marketplace),
            CheckMessageRoute.route(marketplace),
        ]
    }
}
