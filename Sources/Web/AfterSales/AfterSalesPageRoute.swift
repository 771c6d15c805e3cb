import Market
import Service

/// `GET /trades/:trade/after-sales`: promises, requests, clocks, and what this party can do.
enum AfterSalesPageRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/after-sales", .member) { visit in
            let scene = try await visit.scene(marketplace)
            guard visit.wantsPage else { return .json { AfterSalesJSON.write(scene, to: &$0) } }
            return .page(try await page(scene, visit, marketplace)) { _ in }
        }
    }

    /// The page again with the one form that was sent, and why it was not taken.
    static func again(
        _ step: RequestStep, _ visit: Visit, _ refused: Refused, _ marketplace: Marketplace
    ) async throws -> any Page {
        try await page(try await visit.scene(marketplace), visit, marketplace, step, refused)
    }

    private static func page(
        _ scene: TradeScene, _ visit: Visit, _ marketplace: Marketplace, _ step: RequestStep? = nil, _ refused: Refused? = nil
    ) async throws -> AfterSalesPage {
        let entries = try await marketplace.afterSalesEntries(of: scene.reading)
        let make = scene.fields(visit, refused)
        let requests = scene.trade.requests.reversed().map { request in
            scene.card(of: request, entries.filter { $0.event.request == request.number }, make, only: step)
        }
        let opening = step == nil || step == .open ? scene.openingForm(make) : nil
        let fields = requests.flatMap(\.forms).flatMap(\.fields) + (opening?.fields ?? [])
        return AfterSalesPage(
            title: scene.say("afterSales.title"), tradeLink: scene.link,
            ended: scene.trade.licenceEndedAt.map { scene.say("afterSales.ended", ["at": scene.moment($0).text]) },
            promises: scene.promises, requests: requests, isEmpty: requests.isEmpty,
            opening: opening,
            refusal: refused.map { RefusalNote($0, scene.language, fields: fields) })
    }
}

extension TradeScene {
    /// Every promise of the agreement as it stands now.
    fileprivate var promises: [AfterSalesPage.Promise] {
        trade.promises(at: Timestamp(ms: nowMs)).map { promise in
            let name = askedName(promise.kind, promise.reason)
            guard let hindrance = promise.hindrance else {
                let text = promise.until.map { say("afterSales.until", ["at": moment($0).text]) } ?? say("afterSales.always")
                return AfterSalesPage.Promise(name: name, badge: Badge(say("afterSales.can"), .good), text: text)
            }
            let (key, tone): (String, Badge.Tone) =
                hindrance == .notPromised ? ("afterSales.notPromised", .calm) : ("afterSales.cannot", .warn)
            return AfterSalesPage.Promise(name: name, badge: Badge(say(key), tone), text: text(hindrance))
        }
    }

    private func text(_ hindrance: PromiseHindrance) -> String {
        switch hindrance {
        case .notPromised: say("afterSales.why.notPromised")
        case .timeOver(let end): say("afterSales.why.timeOver", ["at": moment(end).text])
        case .conditionFailed(let condition): say("afterSales.why.\(condition.rawValue)")
        case .licenceEnded: say("afterSales.why.licenceEnded")
        case .disputeOpen: say("afterSales.why.disputeOpen")
        case .requestOpen(let number): say("afterSales.why.requestOpen", ["n": String(number)])
        case .nothingDelivered: say("afterSales.why.nothingDelivered")
        }
    }

    /// `有条件退货：质量问题`.
    func askedName(_ kind: AfterSalesKind, _ reason: ReturnReason?) -> String {
        let name = AfterSalesWords.name(kind).text(language).capitalizedFirst
        guard let reason else { return name }
        return say("afterSales.asked", ["kind": name, "reason": AfterSalesWords.name(reason).text(language)])
    }

    /// The form for a new request; nil where nothing can be asked by this reader.
    fileprivate func openingForm(_ make: FormFields) -> AfterSalesPage.Form? {
        let phase = trade.deliveredPart.flatMap { trade.part($0) }?.phase
        guard me == .buyer, phase == .delivered || phase == .completed else { return nil }
        let open = trade.promises(at: Timestamp(ms: nowMs)).filter { $0.hindrance == nil }
        guard !open.isEmpty else { return nil }
        let options = open.map { promise in
            (
                value: promise.reason.map { "\(promise.kind.rawValue).\($0.rawValue)" } ?? promise.kind.rawValue,
                label: askedName(promise.kind, promise.reason)
            )
        }
        return AfterSalesPage.Form(
            heading: say("afterSales.open"), explanation: say("afterSales.open.text"), action: "\(path)/after-sales",
            fields: [
                make.choice("kind", say("afterSales.kind"), options),
                make.long(
                    "statement", say("afterSales.statement"), help: say("afterSales.statement.help"), rows: 4,
                    charactersMax: OpenRequest.statementCharactersMax),
            ], button: say("afterSales.open.button"), isMain: true)
    }
}

extension String {
    /// With a capital letter at the beginning, where the script has any.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
