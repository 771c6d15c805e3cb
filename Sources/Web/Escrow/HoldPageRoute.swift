import HummingbirdCore
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
            return .page(page(scene, all(scene, visit))) { _ in }
        }
    }

    /// The page again with the one form that was sent, and why it was not taken.
    static func again(_ step: HoldStep) -> (Marketplace) -> Route.FormAgain {
        { marketplace in
            { visit, refused in
                let scene = try await visit.scene(marketplace)
                // The form that was sent is the one for its address and the milestone that it names.
                let sent = forms(scene, scene.fields(visit, refused), [step]).filter { form in
                    form.action == visit.request.uri.path && (form.part == nil || form.part == visit.typed["part"])
                }
                guard !sent.isEmpty else { return RefusedPage(refused, visit.language) }
                return page(scene, sent, refused)
            }
        }
    }

    private static func page(_ scene: TradeScene, _ forms: [HoldPage.Form], _ refused: Refused? = nil) -> HoldPage {
        HoldPage(
            title: scene.say("hold.title"), tradeLink: scene.link, lead: scene.say("hold.lead"), facts: facts(scene),
            talks: scene.trade.parts.compactMap { talk(in: $0, scene) }, forms: forms, isEmpty: forms.isEmpty,
            refusal: refused.map { RefusalNote($0, scene.language, fields: forms.flatMap(\.fields)) })
    }

    /// The forms of those steps, each for every part in which it can be taken.
    private static func forms(_ scene: TradeScene, _ make: FormFields, _ steps: [HoldStep]) -> [HoldPage.Form] {
        steps.flatMap { step in
            scene.trade.parts.filter { step.isOpen(in: $0, of: scene) }.map { step.form(of: $0, scene, make) }
        }
    }

    /// All of them on one page, where several ask for the same.
    private static func all(_ scene: TradeScene, _ visit: Visit) -> [HoldPage.Form] {
        HoldStep.allCases.flatMap { step in
            forms(scene, scene.fields(visit, nil), [step]).map { form in
                var form = form
                let prefix = form.part.map { "\(step)-\($0)-" } ?? "\(step)-"
                for place in form.fields.indices { form.fields[place].idPrefix = prefix }
                return form
            }
        }
    }

    private static func facts(_ scene: TradeScene) -> [Fact] {
        let trade = scene.trade
        let total = Fact(label: scene.say("escrow.held"), value: MoneyText.yuan(trade.heldMinor))
        guard trade.isSplit else { return [total] + (trade.current.map { times($0, scene) } ?? []) }
        return [total]
            + trade.parts.filter { $0.hold != nil }.flatMap { part in
                ([Fact(label: scene.say("escrow.held"), value: MoneyText.yuan(part.heldMinor))] + times(part, scene)).map { fact in
                    Fact(label: scene.say("milestone.of", ["n": String(part.number), "text": fact.label]), value: fact.value)
                }
            }
    }

    /// What runs for the hold of that part.
    private static func times(_ part: TradePart, _ scene: TradeScene) -> [Fact] {
        let times = [
            ("hold.deliverBy", scene.trade.deliverBy(of: part.number)),
            ("hold.acceptUntil", scene.trade.deadline(.acceptance, of: part.number)), ("hold.until", part.hold?.holdUntil),
        ]
        return times.compactMap { label, time in time.map { Fact(label: scene.say(label), value: scene.moment($0).text) } }
    }

    private static func talk(in part: TradePart, _ scene: TradeScene) -> HoldPage.Talk? {
        guard let talk = part.openRefund else { return nil }
        let headline =
            talk.by == scene.me
            ? scene.say("hold.talk.mine") : scene.say("hold.talk.theirs", ["who": scene.file.name(of: talk.by)])
        return HoldPage.Talk(
            headline: scene.trade.isSplit
                ? scene.say("milestone.of", ["n": String(part.number), "text": headline]) : headline,
            explanation: scene.say(talk.left == nil ? "hold.talk.text" : "hold.talk.text.stopped"),
            facts: [
                Fact(label: scene.say("hold.back"), value: talk.amount.text),
                Fact(label: scene.say("hold.release"), value: MoneyText.yuan(part.heldMinor - talk.amount.minor)),
            ],
            deadline: Web.Deadline(talk.openUntil.ms, now: scene.nowMs, scene.language))
    }
}
