import Ledger
import Market
import Service

/// `/trades/:trade/giving-back`: the seller gives back after the release, all of it or a part.
enum GivingBackRoutes {
    static func all(_ marketplace: Marketplace) -> [Route] { [form(marketplace), give(marketplace)] }

    private static func form(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/giving-back", .member) { visit in
            let scene = try await visit.scene(marketplace)
            if let refused = scene.refusal(of: .refundAfterRelease) { throw refused }
            let page = try await page(scene, visit, marketplace)
            return .page(page) { json in
                json.member("returnableMinor", String(scene.trade.returnableMinor))
                json.member("currency", Currency.cny.code)
            }
        }
    }

    private static func give(_ marketplace: Marketplace) -> Route {
        .post(
            "/trades/:trade/giving-back",
            formAgain: { visit, refused in
                let scene = try await visit.scene(marketplace)
                guard scene.refusal(of: .refundAfterRelease) == nil else { return RefusedPage(refused, visit.language) }
                return try await page(scene, visit, marketplace, refused: refused)
            }
        ) { visit in
            let trade = try visit.trade()
            var fields = visit.fields()
            let amountMinor = fields.money("amount", in: 1...10_000_000_000)
            try fields.finish()
            let outcome = try await marketplace.refundAfterRelease(
                of: amountMinor, in: trade, by: try visit.memberID(), key: try visit.commandKey())
            return .command(outcome, in: trade, flash: "givenBack") { $0.member("amountMinor", String(amountMinor)) }
        }
    }

    private static func page(
        _ scene: TradeScene, _ visit: Visit, _ marketplace: Marketplace, refused: Refused? = nil
    ) async throws -> GivingBackPage {
        let most = Money(minor: scene.trade.returnableMinor, currency: .cny)
        let split = try await marketplace.split(most, of: try visit.memberID(), in: scene.trade)
        let make = scene.fields(visit, refused)
        let amount = make.line(
            "amount", scene.say("givingBack.amount"), given: MoneyText.typed(most.minor),
            help: scene.say(scene.trade.opening?.policy.returnsFee == true ? "givingBack.help.returned" : "givingBack.help.kept"),
            unit: scene.say("listing.form.price.unit"), inputMode: "decimal", charactersMax: 20)
        return GivingBackPage(
            title: scene.say("givingBack.title"), tradeLink: scene.link, other: scene.member(scene.me.other),
            action: "\(scene.path)/giving-back",
            facts: [
                Fact(label: scene.say("givingBack.most"), value: most.text),
                Fact(label: scene.say("givingBack.have"), value: split.fromBalance.text),
                split.feeReturned.minor > 0 ? Fact(label: scene.say("givingBack.fee"), value: split.feeReturned.text) : nil,
            ].compactMap(\.self),
            shortfall: split.fromBalance == most ? nil : scene.say("givingBack.shortfall"),
            amount: amount, refusal: refused.map { RefusalNote($0, scene.language, fields: [amount]) })
    }
}

/// Giving money back after it was released.
struct GivingBackPage: Page {
    static let template = "Wallet/giving-back"

    let title: String
    let tradeLink: Link
    let other: MemberName
    let action: String
    let facts: [Fact]
    /// What happens with what the balance does not have; nil where it has enough for all.
    let shortfall: String?
    let amount: FormField
    let refusal: RefusalNote?

    var place: MenuPlace? { .trades }
}
