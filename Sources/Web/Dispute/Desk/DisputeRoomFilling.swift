import Ledger
import Market
import Service

/// Fills the room's page.
struct DisputeRoomFilling: Sendable {
    let room: DisputeRoom
    let visit: Visit
    let marketplace: Marketplace
    let refused: Refused?

    init(_ room: DisputeRoom, _ visit: Visit, _ marketplace: Marketplace, refused: Refused? = nil) {
        self.room = room
        self.visit = visit
        self.marketplace = marketplace
        self.refused = refused
    }

    var dispute: Dispute { room.dispute }
    var trade: Trade { room.reading.trade }
    var path: String { DisputeRoomRoutes.path(room.reading.id, dispute.number) }

    func page() async throws -> DisputeRoomPage {
        let query = try visit.query()
        let form = OutcomeForm(query: query)
        let reckoned = try await Self.choices(room, form, marketplace)
        let similar = try await marketplace.similarCases(to: dispute.number, in: room.reading.id)
        let me = try visit.memberID()
        let due = dueForm(form, template: query["template"])
        return DisputeRoomPage(
            title: visit.say("room.title", ["n": number]), tabs: DeskTab.tabs(at: DisputeQueueRoute.path, visit),
            queuePath: DisputeQueueRoute.path,
            badge: Badge(DisputeWords.name(dispute.phase).text(visit.language), dispute.phase.tone),
            facts: facts,
            deadline: trade.disputeDeadline.flatMap { dispute.isOpen ? Deadline($0.ms, now: visit.nowMs, visit.language) : nil },
            takePath: room.canBeTaken(by: me) ? "\(path)/takeover" : nil, cannotTake: cannotTake(me),
            recusePath: room.isOwn ? "\(path)/recusal" : nil, statements: statements, benches: benches, offers: offers,
            hasOffers: !offers.isEmpty,
            calculator: form.fields(FormFields(visit.language), visit.language, prefix: "c-", mostMinor: trade.disputedMinor),
            calculatorPath: path, choices: dispute.isOpen ? reckoned.map(choice) : [],
            similar: similar.cases.map(like), hasSimilar: !similar.cases.isEmpty, similarSummary: summary(similar),
            templates: due == nil ? [] : templates(query), form: due,
            brief: room.brief.map { BriefPanel($0, visit.language, now: visit.nowMs, isSub: true) { "#e\($0)" } },
            entries: (room.entries ?? []).filter { !$0.event.isMark }.map(entry), isUnsealed: room.isUnsealed,
            refusal: refused.map { RefusalNote($0, visit.language, fields: fields(of: due)) })
    }

    /// `#7K3F2Q-1`.
    private var number: String { "#\(room.reading.id.rawValue.suffix(6).uppercased())-\(dispute.number)" }

    private var facts: [Fact] {
        [
            Fact(label: visit.say("trade.buyer"), value: room.file.buyerName),
            Fact(label: visit.say("trade.seller"), value: room.file.sellerName),
            Fact(label: visit.say("room.what"), value: room.file.title),
            Fact(
                label: visit.say("room.category"),
                value: marketplace.categories.title(of: room.category)?.text(visit.language) ?? room.category),
            Fact(label: visit.say("room.claims"), value: visit.claims(dispute.claims)),
            Fact(label: visit.say("room.disputed"), value: dispute.disputed.text),
            Fact(
                label: visit.say("room.mediator"),
                value: room.isOwn ? visit.say("room.you") : room.mediatorName ?? visit.say("room.nobody")),
        ]
    }

    private func cannotTake(_ me: MemberID) -> String? {
        guard dispute.isOpen, !room.isOwn, !room.canBeTaken(by: me) else { return nil }
        if !room.dealings.isEmpty { return visit.say("room.cannot.dealt", ["n": String(room.dealings.count)]) }
        if dispute.formerMediators.contains(me) { return visit.say("room.cannot.before") }
        if dispute.mediator != nil { return visit.say("room.cannot.taken") }
        return visit.say("room.cannot.early")
    }

    private func fields(of form: DisputeRoomPage.Form?) -> [FormField] {
        guard let form else { return [] }
        return form.findings.flatMap(\.fields) + form.outcome + [form.reason] + [form.publication, form.publish].compactMap(\.self)
    }

    /// The outcomes that are always shown: all, half, nothing; and the one that was typed.
    static func choices(
        _ room: DisputeRoom, _ form: OutcomeForm, _ marketplace: Marketplace
    ) async throws -> [(name: String, reckoned: ReckonedOutcome)] {
        let most = room.reading.trade.disputedMinor
        guard room.dispute.isOpen else { return [] }
        var outcomes: [(String, DisputeOutcome)] = [
            ("full", DisputeOutcome(refundMinor: most, licence: .ended)), ("half", DisputeOutcome(refundMinor: most / 2)),
            ("none", DisputeOutcome(refundMinor: 0)),
        ]
        if let typed = form.outcome(upTo: most) { outcomes.insert(("typed", typed), at: 0) }
        var reckoned: [(name: String, reckoned: ReckonedOutcome)] = []
        for (name, outcome) in outcomes { reckoned.append((name, try await marketplace.reckon(outcome, in: room.reading))) }
        return reckoned
    }

    private func choice(_ choice: (name: String, reckoned: ReckonedOutcome)) -> DisputeRoomPage.Choice {
        let outcome = choice.reckoned.outcome
        var query = "refund=\(MoneyText.typed(outcome.refundMinor))&licence=\(outcome.licence.rawValue)"
        if outcome.feeWaived { query += "&feeWaived=yes" }
        if let hours = outcome.redoByHours { query += "&redoHours=\(hours)" }
        if let months = outcome.extraSupportMonths { query += "&supportMonths=\(months)" }
        return DisputeRoomPage.Choice(
            name: visit.say("room.choice.\(choice.name)"), outcome: OutcomeLines(choice.reckoned, visit.language),
            takePath: "\(path)?\(query)#decide")
    }

    private func like(_ row: DisputeRow) -> DisputeRoomPage.Case {
        DisputeRoomPage.Case(
            claims: visit.claims(row.claims), price: MoneyText.yuan(row.priceMinor),
            share: row.refundBasisPoints.map { share($0) } ?? "–",
            how: row.ground.map { DisputeWords.name($0).text(visit.language) } ?? "",
            closed: Moment(row.closedAt?.ms ?? 0, now: visit.nowMs, visit.language))
    }

    private func share(_ basisPoints: Int) -> String { visit.say("room.share", ["n": String(basisPoints / 100)]) }

    private func summary(_ similar: SimilarCases) -> String {
        guard similar.comparedCount > 0 else { return visit.say("room.similar.first") }
        guard let median = similar.medianBasisPoints else {
            return visit.say("room.similar.none", ["n": String(similar.comparedCount)])
        }
        return visit.say(
            "room.similar.summary",
            ["n": String(similar.cases.count), "all": String(similar.comparedCount), "share": share(median)])
    }

    private func templates(_ query: Form) -> [DisputeRoomPage.Template] {
        RulingTemplate.allCases.map { template in
            DisputeRoomPage.Template(
                name: visit.say("ruling.template.\(template.rawValue)"), path: "\(path)?template=\(template.rawValue)#decide",
                isChosen: query["template"] == template.rawValue)
        }
    }
}
