import Market
import Service

/// `POST /trades/:trade/receipt`: the buyer signs that everything on the manifest arrived.
enum SignReceiptRoute {
    static func route(_ site: Site, _ marketplace: Marketplace, _ transfers: Transfers) -> Route {
        .post(
            "/trades/:trade/receipt",
            formAgain: { visit, refused in try await ReceiptRoute.again(visit, refused, site, marketplace) }
        ) { visit in
            let trade = try visit.trade()
            var fields = visit.fields()
            let manifest = fields.digest("manifest")
            let part = fields.part()
            let proof = fields.proof()
            try fields.finish()
            guard let manifest else { throw Refused.fields([FieldProblem("manifest", "missing")]) }
            await transfers.settled(in: trade)
            let outcome = try await marketplace.signReceipt(
                manifest: manifest, proof: try site.proof(proof, visit), in: trade, part: part, by: try visit.memberID(),
                key: try visit.commandKey())
            site.proved(visit)
            return .command(outcome, in: trade, flash: "receiptSigned")
        }
    }
}
