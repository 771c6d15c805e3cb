import Market
import Service

/// The things that a party can do about an after-sales request, in the order in which the page offers them.
enum RequestStep: CaseIterable, Sendable {
    case open, acceptRemedy, declineRemedy, accept, decline, fulfil, propose, post, close, withdraw

    /// Its form for that request; nil where this reader cannot take it now.
    func form(_ request: AfterSalesRequest, _ scene: TradeScene, _ make: FormFields) -> AfterSalesPage.Form? {
        guard request.isOpen else { return nil }
        let isTicket = request.kind == .supportQuestion
        let isMine = request.openProposal?.by == scene.me
        let answerable: Set<AfterSalesPhase> = [.waiting, .silent, .talking, .declined, .overdue]
        switch self {
        case .open: return nil
        case .acceptRemedy: return request.openProposal == nil || isMine ? nil : answerRemedy(request, scene, make, true)
        case .declineRemedy: return request.openProposal == nil ? nil : answerRemedy(request, scene, make, false)
        case .accept:
            guard scene.me == .seller, !isTicket, answerable.contains(request.phase) else { return nil }
            return answer(request, scene, make, true)
        case .decline:
            guard scene.me == .seller, !isTicket, [.waiting, .silent, .talking].contains(request.phase) else { return nil }
            return answer(request, scene, make, false)
        case .fulfil:
            guard scene.me == .seller, [.remedyAgreed, .overdue].contains(request.phase) else { return nil }
            return simple(
                "fulfil", "fulfilment", request, scene,
                [
                    make.long(
                        "report", scene.say("afterSales.report"), rows: 3, charactersMax: FulfilRemedy.reportCharactersMax)
                ], isMain: true)
        case .propose:
            guard !isTicket, !isMine, answerable.contains(request.phase), scene.me == .seller || request.phase != .waiting
            else { return nil }
            return simple("propose", "remedies", request, scene, remedyFields(scene, make), isMain: false)
        case .post:
            guard isTicket else { return nil }
            return simple(
                "post", "messages", request, scene,
                [
                    make.long("text", scene.say("afterSales.text"), rows: 3, charactersMax: PostMessage.charactersMax)
                ], isMain: true)
        case .close:
            guard isTicket, scene.me == .buyer || request.firstReplyAt != nil else { return nil }
            return simple("close", "closing", request, scene, [], isMain: false)
        case .withdraw:
            guard scene.me == .buyer, !isTicket else { return nil }
            return simple("withdraw", "withdrawal", request, scene, [reason(scene, make, required: false)], isMain: false)
        }
    }

    private func simple(
        _ key: String, _ end: String, _ request: AfterSalesRequest, _ scene: TradeScene, _ fields: [FormField], isMain: Bool
    ) -> AfterSalesPage.Form {
        AfterSalesPage.Form(
            heading: scene.say("afterSales.\(key)"), explanation: scene.say("afterSales.\(key).text"),
            action: "\(scene.path)/after-sales/\(request.number)/\(end)", fields: fields,
            button: scene.say("afterSales.\(key).button"), isMain: isMain)
    }

    private func answer(
        _ request: AfterSalesRequest, _ scene: TradeScene, _ make: FormFields, _ isAccepted: Bool
    ) -> AfterSalesPage.Form {
        var fields: [FormField] = []
        if isAccepted, !request.kind.isReturn {
            fields.append(
                make.line(
                    "hours", scene.say("afterSales.hours"), unit: scene.say("hold.hours"), inputMode: "numeric",
                    charactersMax: 4))
        }
        fields.append(reason(scene, make, required: !isAccepted))
        let key = isAccepted ? (request.kind.isReturn ? "accept" : "promise") : "decline"
        let isPromised = !isAccepted && request.kind == .noReasonReturn
        return AfterSalesPage.Form(
            heading: scene.say("afterSales.\(key)"),
            explanation: scene.say(isPromised ? "afterSales.decline.promised" : "afterSales.\(key).text"),
            action: "\(scene.path)/after-sales/\(request.number)/answer",
            hidden: [NextBox.Hidden(name: "answer", value: isAccepted ? "yes" : "no")], fields: fields,
            button: scene.say("afterSales.\(key).button"), isMain: isAccepted)
    }

    private func answerRemedy(
        _ request: AfterSalesRequest, _ scene: TradeScene, _ make: FormFields, _ isAccepted: Bool
    ) -> AfterSalesPage.Form? {
        guard let open = request.openProposal else { return nil }
        let remedy = AfterSalesWords.name(open.remedy).text(scene.language)
        let base = "\(scene.path)/after-sales/\(request.number)/remedies/\(open.number)"
        let key = isAccepted ? "take" : open.by == scene.me ? "takeBack" : "refuse"
        return AfterSalesPage.Form(
            heading: scene.say("afterSales.\(key)", ["remedy": remedy]), explanation: scene.say("afterSales.\(key).text"),
            action: isAccepted ? "\(base)/acceptance" : "\(base)/refusal",
            fields: isAccepted ? [] : [reason(scene, make, required: false)], button: scene.say("afterSales.\(key).button"),
            isMain: isAccepted)
    }

    private func reason(_ scene: TradeScene, _ make: FormFields, required: Bool) -> FormField {
        make.long(
            "reason", scene.say("hold.reason"), required: required, rows: 2, charactersMax: AnswerRequest.reasonCharactersMax)
    }

    private func remedyFields(_ scene: TradeScene, _ make: FormFields) -> [FormField] {
        let kinds = Remedy.Kind.allCases.map { (value: $0.rawValue, label: scene.say("afterSales.remedy.\($0.rawValue)")) }
        return [
            make.choice("remedy", scene.say("afterSales.remedy"), kinds),
            make.line(
                "amount", scene.say("hold.amount"),
                help: scene.say("afterSales.amount.help", ["max": MoneyText.yuan(scene.trade.givableMinor)]), required: false,
                unit: scene.say("listing.form.price.unit"), inputMode: "decimal", charactersMax: 20),
            make.line(
                "hours", scene.say("afterSales.hours"), required: false, unit: scene.say("hold.hours"), inputMode: "numeric",
                charactersMax: 4),
            make.line(
                "months", scene.say("afterSales.months"), required: false, unit: scene.say("afterSales.months.unit"),
                inputMode: "numeric", charactersMax: 2),
            make.long(
                "note", scene.say("hold.reason"), required: false, rows: 2, charactersMax: AnswerRequest.reasonCharactersMax),
        ]
    }
}
