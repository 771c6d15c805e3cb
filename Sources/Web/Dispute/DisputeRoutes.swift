import Market
import Service

/// Everything that the parties of a dispute do: one address each, for forms and for programs.
enum DisputeRoutes {
    static func all(_ marketplace: Marketplace) -> [Route] {
        OpenDisputeRoutes.all(marketplace) + [page(marketplace)] + talk(marketplace) + offers(marketplace) + rulings(marketplace)
            + AddEvidenceRoutes.all(marketplace)
    }

    /// `GET /trades/:trade/disputes/:number`: a dispute as its parties see it.
    private static func page(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/disputes/:number", .member) { visit in
            let scene = try await visit.scene(marketplace)
            guard let dispute = scene.trade.dispute(try number(visit)) else { throw Refused.notFound }
            guard visit.wantsPage else {
                return .json { json in
                    DisputeJSON.write(dispute, in: scene.trade, to: &json)
                    json.member(
                        "steps", texts: DisputeStep.allCases.filter { $0.isOpen(in: scene, dispute) }.map { "\($0)" })
                }
            }
            return .page(DisputePage(scene, dispute, scene.fields(visit, nil))) { _ in }
        }
    }

    /// The page again with the one form that was sent, and why it was not taken.
    static func again(_ step: DisputeStep, _ marketplace: Marketplace) -> Route.FormAgain {
        { visit, refused in try await again(step, visit, refused, visit.typed, marketplace) }
    }

    /// The same, with what was typed in a form that brought files.
    static func again(
        _ step: DisputeStep, _ visit: Visit, _ refused: Refused, _ typed: Form, _ marketplace: Marketplace
    ) async throws -> any Page {
        guard refused != .notFound else { return RefusedPage(refused, visit.language) }
        let scene = try await visit.scene(marketplace)
        guard let dispute = scene.trade.dispute(try number(visit)), step.isOpen(in: scene, dispute) else {
            return RefusedPage(refused, visit.language)
        }
        let make = FormFields(visit.language, typed: typed, problems: refused.problems)
        return DisputePage(scene, dispute, make, step, refused: refused)
    }

    private static func talk(_ marketplace: Marketplace) -> [Route] {
        [
            .post("/trades/:trade/disputes/:number/answer", formAgain: again(.answer, marketplace)) { visit in
                var fields = visit.fields()
                let stance = DisputeAnswer.Stance(
                    rawValue: fields.choice("stance", of: DisputeAnswer.Stance.allCases.map(\.rawValue)))
                let text = fields.text("text", charactersMax: OpenDispute.statementCharactersMax)
                try fields.finish()
                guard let stance else { throw Refused.fields([FieldProblem("stance", "missing")]) }
                return try await answer(visit, flash: "disputeAnswered") { trade, number, member in
                    try await marketplace.answerDispute(
                        number, stance: stance, text: text, in: trade, by: member, key: try visit.commandKey())
                }
            },
            .post("/trades/:trade/disputes/:number/withdrawal", formAgain: again(.withdraw, marketplace)) { visit in
                let reason = try reason(visit)
                return try await answer(visit, flash: "disputeWithdrawn") { trade, number, member in
                    try await marketplace.withdrawDispute(
                        number, reason: reason, in: trade, by: member, key: try visit.commandKey())
                }
            },
            .post("/trades/:trade/disputes/:number/escalation", formAgain: again(.escalate, marketplace)) { visit in
                try nothing(visit)
                return try await answer(visit, flash: "disputeEscalated") { trade, number, member in
                    try await marketplace.escalateDispute(number, in: trade, by: member, key: try visit.commandKey())
                }
            },
            .post("/trades/:trade/disputes/:number/talks", formAgain: again(.suspend, marketplace)) { visit in
                var fields = visit.fields()
                let days = fields.integer("days", in: 1...365)
                try fields.finish()
                return try await answer(visit, flash: "talksProposed") { trade, number, member in
                    try await marketplace.suspendDispute(
                        number, days: Int(days), in: trade, by: member, key: try visit.commandKey())
                }
            },
            .post("/trades/:trade/disputes/:number/talks/end", formAgain: again(.resume, marketplace)) { visit in
                try nothing(visit)
                return try await answer(visit, flash: "disputeResumed") { trade, number, member in
                    try await marketplace.resumeDispute(number, in: trade, by: member, key: try visit.commandKey())
                }
            },
        ]
    }

    private static func offers(_ marketplace: Marketplace) -> [Route] {
        [
            .post("/trades/:trade/disputes/:number/offers", formAgain: again(.offer, marketplace)) { visit in
                var fields = visit.fields()
                let outcome = DisputeFields.outcome(&fields)
                let note = fields.optionalText("note", charactersMax: OfferSettlement.noteCharactersMax) ?? ""
                try fields.finish()
                return try await answer(visit, flash: "settlementOffered") { trade, number, member in
                    try await marketplace.offerSettlement(
                        outcome, note: note, dispute: number, in: trade, by: member, key: try visit.commandKey())
                }
            },
            .post("/trades/:trade/disputes/:number/offers/:offer/acceptance", formAgain: again(.acceptOffer, marketplace)) {
                visit in
                try nothing(visit)
                let offer = try number(visit, "offer")
                return try await answer(visit, flash: "settlementAccepted") { trade, number, member in
                    try await marketplace.acceptSettlement(
                        offer, dispute: number, in: trade, by: member, key: try visit.commandKey())
                }
            },
            .post("/trades/:trade/disputes/:number/offers/:offer/refusal", formAgain: again(.declineOffer, marketplace)) { visit in
                let reason = try reason(visit)
                let offer = try number(visit, "offer")
                return try await answer(visit, flash: "settlementDeclined") { trade, number, member in
                    try await marketplace.declineSettlement(
                        offer, reason: reason, dispute: number, in: trade, by: member, key: try visit.commandKey())
                }
            },
        ]
    }

    private static func rulings(_ marketplace: Marketplace) -> [Route] {
        [
            .post("/trades/:trade/disputes/:number/mediation/answer", formAgain: again(.answerMediation, marketplace)) { visit in
                var fields = visit.fields()
                let accept = fields.choice("accept", of: ["yes", "no"])
                let note = fields.optionalText("note", charactersMax: OfferSettlement.noteCharactersMax) ?? ""
                try fields.finish()
                return try await answer(visit, flash: "mediationAnswered") { trade, number, member in
                    try await marketplace.answerMediation(
                        number, isAccepted: accept == "yes", note: note, in: trade, by: member, key: try visit.commandKey())
                }
            },
            .post("/trades/:trade/disputes/:number/appeal", formAgain: again(.appeal, marketplace)) { visit in
                var fields = visit.fields()
                let reason = fields.text("reason", charactersMax: ProposeMediation.reasonCharactersMax)
                try fields.finish()
                return try await answer(visit, flash: "rulingAppealed") { trade, number, member in
                    try await marketplace.appealRuling(
                        number, reason: reason, in: trade, by: member, key: try visit.commandKey())
                }
            },
            .post("/trades/:trade/disputes/:number/appeal/waiver", formAgain: again(.waiveAppeal, marketplace)) { visit in
                try nothing(visit)
                return try await answer(visit, flash: "appealWaived") { trade, number, member in
                    try await marketplace.waiveAppeal(number, in: trade, by: member, key: try visit.commandKey())
                }
            },
            .post("/trades/:trade/disputes/:number/evidence/extension", formAgain: again(.extendEvidence, marketplace)) { visit in
                try nothing(visit)
                return try await answer(visit, flash: "evidenceExtended") { trade, number, member in
                    try await marketplace.extendEvidence(number, in: trade, by: member, key: try visit.commandKey())
                }
            },
        ]
    }

    private static func nothing(_ visit: Visit) throws {
        var fields = visit.fields()
        try fields.finish()
    }

    private static func reason(_ visit: Visit) throws -> String {
        var fields = visit.fields()
        let reason = fields.optionalText("reason", charactersMax: OfferSettlement.noteCharactersMax) ?? ""
        try fields.finish()
        return reason
    }

    private static func answer(
        _ visit: Visit, flash: String, _ give: (TradeID, Int, MemberID) async throws -> Outcome
    ) async throws -> Answer {
        let (trade, number) = (try visit.trade(), try number(visit))
        let outcome = try await give(trade, number, try visit.memberID())
        return .command(outcome, in: trade, seeOther: "\(TradePath.trade(trade))/disputes/\(number)", flash: flash)
    }

    static func number(_ visit: Visit, _ name: String = "number") throws(Refused) -> Int {
        guard let number = Int(exactly: try visit.number(name)) else { throw .notFound }
        return number
    }
}
