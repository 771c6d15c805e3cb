import Market
import Service

/// Handing over by other ways than files: a secret, a repository, a report of work done.
enum HandoverRoutes {
    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            post("secret", .secret, "secretDelivered", marketplace) { visit, trade, seller, key in
                var fields = visit.fields()
                let secret = fields.secret("secret", charactersMax: DeliverSecret.charactersMax)
                let note = fields.optionalText("note", charactersMax: PostMessage.charactersMax)
                let part = fields.part()
                try fields.finish()
                // A secret is taken as it is, but for line ends that a browser makes its own.
                let text = secret.replacing("\r\n", with: "\n")
                return try await marketplace.deliverSecret(text, note: note ?? "", in: trade, part: part, by: seller, key: key)
            },
            post("repository", .repository, "delivered", marketplace) { visit, trade, seller, key in
                var fields = visit.fields()
                let address = fields.text("address", charactersMax: RepositoryAddress.charactersMax)
                let commit = fields.text("commit", charactersMax: 64).lowercased()
                let note = fields.optionalText("note", charactersMax: PostMessage.charactersMax)
                let part = fields.part()
                try fields.finish()
                return try await marketplace.handOverRepository(
                    address, commit: commit, note: note ?? "", in: trade, part: part, by: seller, key: key)
            },
            post("service", .service, "delivered", marketplace) { visit, trade, seller, key in
                var fields = visit.fields()
                let report = fields.text("report", charactersMax: PostMessage.charactersMax)
                let part = fields.part()
                try fields.finish()
                return try await marketplace.reportService(report, in: trade, part: part, by: seller, key: key)
            },
        ]
    }

    private static func post(
        _ way: String, _ method: DeliveryMethod, _ flash: String, _ marketplace: Marketplace,
        _ give: @escaping @Sendable (Visit, TradeID, MemberID, IdempotencyKey?) async throws -> Outcome
    ) -> Route {
        .post(
            "/trades/:trade/deliveries/\(way)",
            formAgain: { visit, refused in try await DeliveryFormRoute.again(visit, refused, marketplace, method) }
        ) { visit in
            let trade = try visit.trade()
            let outcome = try await give(visit, trade, try visit.memberID(), try visit.commandKey())
            let manifest = try outcome.manifest()
            return .command(outcome, in: trade, flash: flash) { json in
                if let manifest { json.member("manifest", manifest.rawValue) }
            }
        }
    }
}
