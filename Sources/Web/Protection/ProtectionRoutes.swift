import Market
import Service

/// `GET /protection`: what the six protections are. `GET /account/protection`: the check of a seller as a whole.
enum ProtectionRoutes {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        [
            .get("/protection") { visit in
                let page = ProtectionPage(visit.language)
                return .page(page) { json in
                    json.array("protections", page.items) { item, json in
                        json.member("name", item.name)
                        json.member("promise", item.promise)
                        json.member("evidence", item.evidence)
                        json.member("prevents", item.prevents)
                    }
                }
            },
            SellerProtectionRoute.get(marketplace),
        ] + ReceiptAskRoute.all(marketplace)
    }
}
