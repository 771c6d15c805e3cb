import Ledger
import Market
import Service

/// What the parties do after the delivery: one address for each thing, for forms and for programs.
enum AfterSalesRoutes {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        [AfterSalesListRoute.route(marketplace), AfterSalesPageRoute.route(marketplace)]
            + requests(marketplace) + remedies(marketplace) + tickets(marketplace) + DeletionRoutes.all(site, marketplace)
            + QuestionRoutes.all(marketplace)
    }

    private static func again(_ step: RequestStep, _ marketplace: Marketplace) -> Route.FormAgain {
        { visit, refused in try await AfterSalesPageRoute.again(step, visit, refused, marketplace) }
    }

    private static func requests(_ marketplace: Marketplace) -> [Route] {
        [
            .post("/trades/:trade/after-sales", formAgain: again(.open, marketplace)) { visit in
                var fields = visit.fields()
                let (kind, reason) = asked(&fields)
                let statement = fields.text("statement", charactersMax: OpenRequest.statementCharactersMax)
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.openRequest(
                    kind, reason: reason, statement: statement, in: trade, by: try visit.memberID(), key: try visit.commandKey())
                return done(outcome, in: trade, flash: "afterSalesRequested")
            },
            .post("/trades/:trade/after-sales/:number/answer", formAgain: again(.accept, marketplace)) { visit in
                var fields = visit.fields()
                let answer = fields.choice("answer", of: ["yes", "no"])
                let hours = fields.optionalInteger("hours", in: Self.hours)
                let reason = fields.optionalText("reason", charactersMax: AnswerRequest.reasonCharactersMax) ?? ""
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.answerRequest(
                    try number(visit), isAccepted: answer == "yes", hours: hours.map(Int.init), reason: reason, in: trade,
                    by: try visit.memberID(), key: try visit.commandKey())
                return done(outcome, in: trade, flash: "requestAnswered")
            },
            .post("/trades/:trade/after-sales/:number/withdrawal", formAgain: again(.withdraw, marketplace)) { visit in
                var fields = visit.fields()
                let reason = fields.optionalText("reason", charactersMax: AnswerRequest.reasonCharactersMax) ?? ""
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.withdrawRequest(
                    try number(visit), reason: reason, in: trade, by: try visit.memberID(), key: try visit.commandKey())
                return done(outcome, in: trade, flash: "requestWithdrawn")
            },
        ]
    }

    private static func remedies(_ marketplace: Marketplace) -> [Route] {
        [
            .post("/trades/:trade/after-sales/:number/remedies", formAgain: again(.propose, marketplace)) { visit in
                var fields = visit.fields()
                let remedy = remedy(&fields)
                let note = fields.optionalText("note", charactersMax: AnswerRequest.reasonCharactersMax) ?? ""
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.proposeRemedy(
                    remedy, note: note, to: try number(visit), in: trade, by: try visit.memberID(), key: try visit.commandKey())
                return done(outcome, in: trade, flash: "remedyProposed")
            },
            .post(
                "/trades/:trade/after-sales/:number/remedies/:remedy/acceptance", formAgain: again(.acceptRemedy, marketplace)
            ) { visit in
                var fields = visit.fields()
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.acceptRemedy(
                    try number(visit, "remedy"), of: try number(visit), in: trade, by: try visit.memberID(),
                    key: try visit.commandKey())
                return done(outcome, in: trade, flash: "remedyAccepted")
            },
            .post(
                "/trades/:trade/after-sales/:number/remedies/:remedy/refusal", formAgain: again(.declineRemedy, marketplace)
            ) { visit in
                var fields = visit.fields()
                let reason = fields.optionalText("reason", charactersMax: AnswerRequest.reasonCharactersMax) ?? ""
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.declineRemedy(
                    try number(visit, "remedy"), of: try number(visit), reason: reason, in: trade, by: try visit.memberID(),
                    key: try visit.commandKey())
                return done(outcome, in: trade, flash: "remedyDeclined")
            },
            .post("/trades/:trade/after-sales/:number/fulfilment", formAgain: again(.fulfil, marketplace)) { visit in
                var fields = visit.fields()
                let report = fields.text("report", charactersMax: FulfilRemedy.reportCharactersMax)
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.fulfilRemedy(
                    try number(visit), report: report, in: trade, by: try visit.memberID(), key: try visit.commandKey())
                return done(outcome, in: trade, flash: "remedyFulfilled")
            },
        ]
    }

    private static func tickets(_ marketplace: Marketplace) -> [Route] {
        [
            .post("/trades/:trade/after-sales/:number/messages", formAgain: again(.post, marketplace)) { visit in
                var fields = visit.fields()
                let text = fields.text("text", charactersMax: PostMessage.charactersMax)
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.postSupport(
                    text, to: try number(visit), in: trade, by: try visit.memberID(), key: try visit.commandKey())
                return done(outcome, in: trade, flash: "supportPosted")
            },
            .post("/trades/:trade/after-sales/:number/closing", formAgain: again(.close, marketplace)) { visit in
                var fields = visit.fields()
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.closeRequest(
                    try number(visit), in: trade, by: try visit.memberID(), key: try visit.commandKey())
                return done(outcome, in: trade, flash: "requestClosed")
            },
        ]
    }

    static func done(_ outcome: Outcome, in trade: TradeID, flash: String) -> Answer {
        .command(outcome, seeOther: "\(TradePath.trade(trade))/after-sales", flash: flash) {
            $0.member("trade", trade.rawValue)
        }
    }

    static func number(_ visit: Visit, _ name: String = "number") throws(Refused) -> Int {
        guard let number = Int(exactly: try visit.number(name)) else { throw .notFound }
        return number
    }

    private static let hours = Int64(Remedy.Bounds.hours.lowerBound)...Int64(Remedy.Bounds.hours.upperBound)
    private static let months = Int64(Remedy.Bounds.months.lowerBound)...Int64(Remedy.Bounds.months.upperBound)

    /// What is asked: a kind and its reason, or both in one word, as the form sends them: `conditionalReturn.quality`.
    private static func asked(_ fields: inout Fields) -> (AfterSalesKind, ReturnReason?) {
        let word = fields.text("kind", charactersMax: 60)
        let parts = word.split(separator: ".", maxSplits: 1).map(String.init)
        let given = fields.optionalText("reason", charactersMax: 40) ?? (parts.count > 1 ? parts[1] : nil)
        guard let kind = parts.first.flatMap(AfterSalesKind.init(rawValue:)) else {
            if !word.isEmpty { fields.add(FieldProblem("kind", "notAChoice")) }
            return (.supportQuestion, nil)
        }
        guard let given else { return (kind, nil) }
        guard let reason = ReturnReason(rawValue: given) else {
            fields.add(FieldProblem("reason", "notAChoice"))
            return (kind, nil)
        }
        return (kind, reason)
    }

    private static func remedy(_ fields: inout Fields) -> Remedy {
        let kind = fields.choice("remedy", of: Remedy.Kind.allCases.map(\.rawValue))
        let amount = fields.optionalText("amount", charactersMax: 40)
        let hours = fields.optionalInteger("hours", in: hours)
        let months = fields.optionalInteger("months", in: months)
        switch Remedy.Kind(rawValue: kind) {
        case .fullReturn?, nil: return .fullReturn
        case .partialRefund?:
            if amount == nil { fields.add(FieldProblem("amount", "missing")) }
            let minor = amount == nil ? 1 : fields.money("amount", in: 1...Terms.Bounds.priceMinor.upperBound * 2)
            return .partialRefund(Money(minor: minor, currency: .cny))
        case .repair?, .replacement?:
            if hours == nil { fields.add(FieldProblem("hours", "missing")) }
            let span = Int(hours ?? 1)
            return kind == Remedy.Kind.repair.rawValue ? .repair(hours: span) : .replacement(hours: span)
        case .extraSupport?:
            if months == nil { fields.add(FieldProblem("months", "missing")) }
            return .extraSupport(months: Int(months ?? 1))
        }
    }
}
