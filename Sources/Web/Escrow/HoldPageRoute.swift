import Ledger
import Market
import Service

/// `GET /trades/:trade/hold`: what is held, what is open about it, and what this party can do.
enum HoldPageRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/hold", .member) { visit in
            let scene = try await visit.scene(marketplace)
            guard visit.wantsPage else {
                return .json { json in
                    json.member("phase", scene.trade.phase.rawValue)
                    json.member("heldMinor", String(scene.trade.heldMinor))
                    HoldJSON.write(scene.trade, to: &json)
                    json.member("steps", texts: HoldStep.allCases.filter { $0.isOpen(in: scene) }.map(\.step.rawValue))
                }
            }
            return .page(try await page(scene, visit, marketplace)) { _ in }
        }
    }

    /// The page again with the one form that was sent, and why it was not taken.
    static func again(_ step: HoldStep) -> (Marketplace) -> Route.FormAgain {
        { marketplace in
            { visit, refused in
                let scene = try await visit.scene(marketplace)
                guard step.isOpen(in: scene) else { return RefusedPage(refused, visit.language) }
                return try await page(scene, visit, marketplace, step, refused)
            }
        }
    }

    private static func page(
        _ scene: TradeScene, _ visit: Visit, _ marketplace: Marketplace, _ step: HoldStep? = nil, _ refused: Refused? = nil
    ) async throws -> HoldPage {
        let make = scene.fields(visit, refused)
        // Several forms ask for the same; where only the one that was refused is shown, its problems lead to its fields.
        let forms = HoldStep.allCases.filter { $0.isOpen(in: scene) && (step == nil || $0 == step) }.map { open in
            var form = open.form(scene, make)
            if step == nil { for place in form.fields.indices { form.fields[place].idPrefix = "\(open)-" } }
            return form
        }
        return HoldPage(
            title: scene.say("hold.title"), tradeLink: scene.link, lead: scene.say("hold.lead"), facts: facts(scene),
            talk: talk(scene), forms: forms, isEmpty: forms.isEmpty,
            refusal: refused.map { RefusalNote($0, scene.language) })
    }

    private static func facts(_ scene: TradeScene) -> [Fact] {
        let trade = scene.trade
        var facts = [Fact(label: scene.say("escrow.held"), value: MoneyText.yuan(trade.heldMinor))]
        if let promised = trade.deliverBy {
            facts.append(Fact(label: scene.say("hold.deliverBy"), value: scene.moment(promised).text))
        }
        if let until = trade.deadline(.acceptance) {
            facts.append(Fact(label: scene.say("hold.acceptUntil"), value: scene.moment(until).text))
        }
        if let until = trade.hold?.holdUntil {
            facts.append(Fact(label: scene.say("hold.until"), value: scene.moment(until).text))
        }
        return facts
    }

    private static func talk(_ scene: TradeScene) -> HoldPage.Talk? {
        guard let talk = scene.trade.openRefund else { return nil }
        let isMine = talk.by == scene.me
        let held = scene.trade.part(talk.part)?.heldMinor ?? 0
        return HoldPage.Talk(
            headline: isMine
                ? scene.say("hold.talk.mine") : scene.say("hold.talk.theirs", ["who": scene.file.name(of: talk.by)]),
            explanation: scene.say(talk.left == nil ? "hold.talk.text" : "hold.talk.text.stopped"),
            facts: [
                Fact(label: scene.say("hold.back"), value: talk.amount.text),
                Fact(label: scene.say("hold.release"), value: MoneyText.yuan(held - talk.amount.minor)),
            ],
            deadline: scene.deadline(.refundTalk))
    }
}
