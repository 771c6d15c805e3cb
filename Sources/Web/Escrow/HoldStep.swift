import Ledger
import Market
import Service

/// The things that a party can do about a hold, in the order in which the page offers them.
enum HoldStep: CaseIterable, Sendable {
    case acceptRefund, declineRefund, answerDeliveryTime, askDeliveryTime, extendAcceptance, giveRefund, proposeRefund, cancelTrade

    /// The step in the process table.
    var step: TradeStep {
        switch self {
        case .acceptRefund: .acceptRefund
        case .declineRefund: .declineRefund
        case .answerDeliveryTime: .answerDeliveryTime
        case .askDeliveryTime: .askDeliveryTime
        case .extendAcceptance: .extendAcceptance
        case .giveRefund: .giveRefund
        case .proposeRefund: .proposeRefund
        case .cancelTrade: .cancelTrade
        }
    }

    /// Whether the reader can take it as the trade stands, in any part.
    func isOpen(in scene: TradeScene) -> Bool { scene.trade.parts.contains { isOpen(in: $0, of: scene) } }

    /// Whether the reader can take it in that part.
    func isOpen(in part: TradePart, of scene: TradeScene) -> Bool {
        let trade = scene.trade
        guard TradeProcess.row(for: step, by: scene.reading.role, in: part.phase.ofTrade) != nil else { return false }
        return switch self {
        case .acceptRefund: part.openRefund.map { $0.by != scene.me } ?? false
        case .declineRefund: part.openRefund != nil
        case .answerDeliveryTime: part.openAsk != nil
        case .askDeliveryTime: part.openAsk == nil && trade.deliveryAsks < AskDeliveryTime.asksMax
        case .extendAcceptance:
            trade.deadline(.acceptance, of: part.number) != nil && (scene.me == .seller || !part.hasExtended)
        case .giveRefund: part.hold != nil
        case .proposeRefund: part.hold != nil && part.openRefund == nil
        case .cancelTrade:
            // What is not paid can be left once nothing is underway; before, it need not be paid.
            part.hold == nil
                ? part.number == trade.current?.number
                : scene.me == .seller || (trade.deliverBy(of: part.number)?.ms ?? .max) <= scene.nowMs
        }
    }

    /// Its form for that part, which names the part where there are several.
    func form(of part: TradePart, _ scene: TradeScene, _ make: FormFields) -> HoldPage.Form {
        var form = plainForm(of: part, scene, make)
        guard scene.trade.isSplit else { return form }
        form.heading = scene.say("milestone.of", ["n": String(part.number), "text": form.heading])
        switch self {
        // These answer a question by its number.
        case .acceptRefund, .declineRefund, .answerDeliveryTime: break
        case .askDeliveryTime, .extendAcceptance, .giveRefund, .proposeRefund, .cancelTrade: form.part = String(part.number)
        }
        return form
    }

    private func plainForm(of part: TradePart, _ scene: TradeScene, _ make: FormFields) -> HoldPage.Form {
        let path = scene.path
        let held = MoneyText.yuan(part.heldMinor)
        func say(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String { scene.say(key, values) }
        func reason(required: Bool) -> FormField {
            make.long(
                "reason", say("hold.reason"), required: required, rows: 2, charactersMax: ProposeRefund.reasonCharactersMax)
        }
        let amount = make.line(
            "amount", say("hold.amount"), help: say("hold.amount.help", ["held": held]), unit: say("listing.form.price.unit"),
            inputMode: "decimal", charactersMax: 20)
        switch self {
        case .acceptRefund:
            let talk = part.openRefund
            return HoldPage.Form(
                heading: say("hold.accept"), explanation: say("hold.accept.text"),
                action: "\(path)/refunds/\(talk?.number ?? 0)/acceptance", fields: [], button: say("hold.accept.button"),
                isMain: true)
        case .declineRefund:
            let isMine = part.openRefund?.by == scene.me
            return HoldPage.Form(
                heading: isMine ? say("hold.withdraw") : say("hold.decline"), explanation: say("hold.decline.text"),
                action: "\(path)/refunds/\(part.openRefund?.number ?? 0)/refusal", fields: [reason(required: false)],
                button: isMine ? say("hold.withdraw") : say("hold.decline"), isMain: false)
        case .answerDeliveryTime:
            let hours = scene.language.count("time.hour", Int64(part.openAsk?.hours ?? 0))
            return HoldPage.Form(
                heading: say("hold.time.answer"), explanation: say("hold.time.answer.text", ["span": hours]),
                action: "\(path)/delivery-time/\(part.openAsk?.number ?? 0)/answer",
                fields: [make.either("grant", say("hold.time.grant"))], button: say("hold.time.answer.button"), isMain: true)
        case .askDeliveryTime:
            return HoldPage.Form(
                heading: say("hold.time"), explanation: say("hold.time.text"), action: "\(path)/delivery-time",
                fields: [
                    make.line("hours", say("hold.time.hours"), unit: say("hold.hours"), inputMode: "numeric", charactersMax: 4),
                    reason(required: true),
                ], button: say("hold.time"), isMain: false)
        case .extendAcceptance:
            let max = scene.me == .buyer ? scene.reading.opening.policy.acceptanceExtensionDays : ExtendAcceptance.grantedDaysMax
            let span = scene.language.count("time.day", Int64(max))
            return HoldPage.Form(
                heading: say("hold.extend"),
                explanation: scene.me == .buyer
                    ? say("hold.extend.buyer", ["span": span]) : say("hold.extend.seller", ["span": span]),
                action: "\(path)/acceptance/extensions",
                fields: [
                    make.line("days", say("hold.extend.days"), unit: say("hold.days"), inputMode: "numeric", charactersMax: 2)
                ],
                button: say("hold.extend"), isMain: false)
        case .giveRefund:
            return HoldPage.Form(
                heading: say("hold.give"), explanation: say("hold.give.text"), action: "\(path)/refunds/given",
                fields: [amount, reason(required: false)], button: say("hold.give.button"), isMain: false)
        case .proposeRefund:
            return HoldPage.Form(
                heading: say("hold.propose"), explanation: say("hold.propose.text"), action: "\(path)/refunds",
                fields: [amount, reason(required: true)], button: say("hold.propose.button"), isMain: false)
        case .cancelTrade:
            return HoldPage.Form(
                heading: say("hold.cancel"), explanation: say(cancelling(part, scene)), action: "\(path)/cancellation",
                fields: [reason(required: true)], button: say("hold.cancel"), isMain: false)
        }
    }

    /// The words that say what stepping back from that part does.
    private func cancelling(_ part: TradePart, _ scene: TradeScene) -> String {
        switch (part.hold == nil, scene.trade.isSplit) {
        case (true, false): "hold.cancel.unpaid"
        case (true, true): scene.trade.paidParts == 0 ? "hold.cancel.unpaid" : "milestone.cancel.rest"
        case (false, false): scene.me == .seller ? "hold.cancel.seller" : "hold.cancel.buyer"
        case (false, true): scene.me == .seller ? "milestone.cancel.seller" : "milestone.cancel.buyer"
        }
    }
}
