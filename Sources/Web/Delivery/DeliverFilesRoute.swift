import Market
import Service

/// `POST /trades/:trade/deliveries`: the seller delivers files that were deposited before, named by their hashes in `files`.
enum DeliverFilesRoute {
    static func route(_ site: Site, _ marketplace: Marketplace) -> Route {
        .post("/trades/:trade/deliveries") { visit in
            let trade = try visit.trade()
            var fields = visit.fields()
            let files = fields.digests("files", countMax: DeliverFiles.filesMax)
            let note = fields.optionalText("note", charactersMax: PostMessage.charactersMax)
            try fields.finish()
            let outcome = try await marketplace.deliver(
                files, note: note ?? "", in: trade, by: try visit.memberID(), key: try visit.commandKey())
            let manifest = try outcome.manifest()
            return .command(outcome, in: trade, flash: "delivered") { json in
                if let manifest { json.member("manifest", manifest.rawValue) }
            }
        }
    }
}
