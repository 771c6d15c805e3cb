import HTTPTypes
import Market
import Service

/// `POST /trades/:trade/secret`: the buyer has the secret of a delivery shown. It is in this one answer and nowhere else, which
/// nobody keeps; that it was asked for is an entry of the case file before it is shown.
enum RevealSecretRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .post(
            "/trades/:trade/secret", formAgain: { visit, refused in try await FilesRoute.again(visit, refused, marketplace) }
        ) { visit in
            var fields = visit.fields()
            let round = fields.integer("round", in: 1...1_000)
            try fields.finish()
            let revealed = try await marketplace.revealSecret(
                round: Int(round), client: visit.client, in: try visit.trade(), by: try visit.memberID(),
                key: try visit.commandKey())
            let scene = try await visit.scene(marketplace)
            let page = SecretPage(
                title: scene.say("secret.title"), tradeLink: scene.link, secret: revealed.text,
                document: HashText(revealed.document.rawValue), lockerPath: "\(scene.path)/files")
            return Answer.page(page, status: revealed.outcome.isRepeated ? .ok : .created) { json in
                json.member("trade", scene.id.rawValue)
                json.member("secret", revealed.text)
                json.member("document", revealed.document.rawValue)
                json.member("sequence", revealed.outcome.sequence)
                json.member("entry", revealed.outcome.entryHash)
                json.member("receipt", revealed.outcome.receiptText)
            }.with(.cacheControl, "no-store")
        }
    }
}
