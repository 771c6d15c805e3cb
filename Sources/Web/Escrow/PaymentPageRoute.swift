import Ledger
import Market
import Service

/// `GET /trades/:trade/payments`: what is to be paid, how the money is protected, and the way to the gateway.
enum PaymentPageRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/payments", .member) { visit in
            let scene = try await visit.scene(marketplace)
            guard visit.wantsPage else {
                return .json { json in
                    json.array("payments", scene.trade.payments) { payment, json in
                        json.member("payment", payment.id.rawValue)
                        json.member("gateway", payment.gateway)
                        json.member("amountMinor", String(payment.amount.minor))
                        json.member("transaction", payment.transaction)
                    }
                }
            }
            if let refused = scene.refusal(of: .startPayment) { throw refused }
            return .page(page(scene, marketplace)) { _ in }
        }
    }

    /// The page again, with why it could not be done; where there is nothing to pay, the reason alone.
    static func again(_ visit: Visit, _ refused: Refused, _ marketplace: Marketplace) async throws -> any Page {
        let scene = try await visit.scene(marketplace)
        guard scene.refusal(of: .startPayment) == nil else { return RefusedPage(refused, visit.language) }
        return page(scene, marketplace, refused: refused)
    }

    /// The price, or the milestone's amount, and what comes on top of it, where the buyer bears some of the fee.
    private static func price(_ scene: TradeScene) -> [Fact] {
        guard let price = scene.trade.payable?.amount, let due = scene.trade.amountDue, due != price else { return [] }
        return [
            Fact(label: scene.say("escrow.agreed"), value: price.text),
            Fact(label: scene.say("hold.surcharge"), value: MoneyText.yuan(due.minor - price.minor)),
        ]
    }

    private static func page(_ scene: TradeScene, _ marketplace: Marketplace, refused: Refused? = nil) -> PaymentPage {
        let (part, gateway) = (scene.trade.payable?.number ?? 1, marketplace.gatewayFace)
        let terms = scene.trade.agreement?.terms.part(part)
        let hours = Int64(terms?.deliveryHours ?? 0)
        let span = scene.language.count("time.hour", hours)
        return PaymentPage(
            title: scene.trade.isSplit
                ? scene.say("milestone.of", ["n": String(part), "text": scene.say("payment.title")]) : scene.say("payment.title"),
            tradeLink: scene.link, amount: scene.trade.amountDue?.text ?? "",
            facts: price(scene) + [
                Fact(label: scene.say("payment.to"), value: scene.say("payment.to.escrow")),
                Fact(label: scene.say("escrow.gateway"), value: gateway.title.text(scene.language)),
            ],
            promises: [
                scene.say("payment.promise.held"),
                scene.say("payment.promise.delivery", ["span": span, "twice": scene.language.count("time.hour", hours * 2)]),
                scene.say(
                    "payment.promise.release",
                    ["span": scene.language.count("time.day", Int64(terms?.acceptanceDays ?? 0))]),
            ],
            action: "\(scene.path)/payments",
            gatewayNote: gateway.caution?.text(scene.language)
                ?? (gateway.isPlayMoney ? scene.say("payment.playMoney") : scene.say("payment.realMoney")),
            deadline: scene.deadline(.payment) ?? scene.deadline(.milestone),
            refusal: refused.map { RefusalNote($0, scene.language) },
            part: scene.trade.isSplit ? String(part) : nil)
    }
}
