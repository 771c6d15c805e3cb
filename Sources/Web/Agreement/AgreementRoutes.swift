import Service

/// Proposals, their text, and what is confirmed.
enum AgreementRoutes {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        [
            TakeStandardTermsRoute.route(marketplace), ProposeTermsRoute.route(site, marketplace),
            ConfirmTermsRoute.route(site, marketplace), DeclineTermsRoute.route(marketplace),
            ProposalForm.route(marketplace), TermsRoute.route(site, marketplace), TermsRoute.document(marketplace),
            VersionsRoute.route(marketplace), PinRevisionRoute.route(marketplace),
        ] + PreparedTermsRoute.all(site, marketplace) + ContractRoute.all(marketplace)
    }
}
